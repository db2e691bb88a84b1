//! What another method has changed about a playlist's genres.

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::wire::Classification;
use yew::{Html, html};

use crate::words;

/// How many changes are listed.
const LISTED: usize = 4;
/// A change smaller than this many thousandths is none.
const NOTABLE: i32 = 10;

/// The largest changes since the method before; nothing if there was no other method.
pub fn view(found: &Classification, before: Option<&Classification>, genres: &GenreTable) -> Html {
    let Some(before) = before.filter(|before| before.method != found.method) else { return Html::default() };
    let changes = changes(found, before);
    let was = words::method(before.method);
    html! {
        <div class="changes" role="status">
            <p>{ format!("Compared with {was}:") }</p>
            if changes.is_empty() {
                <p>{ "no genre’s share changed by as much as 1 %." }</p>
            } else {
                <ul role="list">{ for changes.iter().map(|(genre, change)| row(*genre, *change, genres)) }</ul>
            }
        </div>
    }
}

fn row(genre: Genre, change: i32, genres: &GenreTable) -> Html {
    let sign = if change > 0 { "+" } else { "−" };
    let points = (change.abs() + 5) / 10;
    html! { <li><span class="number">{ format!("{sign}{points}") }</span>{ format!(" {}", genres.name(genre)) }</li> }
}

/// The genres whose shares changed most, in thousandths, the largest change first.
fn changes(found: &Classification, before: &Classification) -> Vec<(Genre, i32)> {
    let share = |of: &Classification, genre| {
        let mix = of.mix.as_ref().map_or(0.0, |mix| mix.shares.of(genre));
        (mix * 1000.0).round() as i32
    };
    let mut changes: Vec<(Genre, i32)> =
        Genre::all().map(|genre| (genre, share(found, genre) - share(before, genre))).collect();
    changes.retain(|(_, change)| change.abs() >= NOTABLE);
    changes.sort_by_key(|(genre, change)| (-change.abs(), *genre));
    changes.truncate(LISTED);
    changes
}

#[cfg(test)]
mod tests {
    use amalgamix::genres::{GENRE_COUNT, Probabilities};
    use amalgamix::mixture::GenreMix;
    use amalgamix::playlist::Playlist;
    use amalgamix::wire::{Backend, Method};

    use super::*;

    fn found(shares: &[(usize, f32)]) -> Classification {
        let mut numbers = [0.0; GENRE_COUNT];
        shares.iter().for_each(|(genre, share)| numbers[*genre] = *share);
        Classification {
            playlist: Playlist::default(),
            tracks: vec![],
            embeddings: vec![],
            known_artists: 0,
            method: Method::default(),
            mix: Some(GenreMix { shares: Probabilities::new(&numbers).unwrap(), confidence: 0.5 }),
            portrait: None,
            backend: Backend::Cpu,
        }
    }

    #[test]
    fn the_largest_changes_come_first_and_small_ones_are_left_out() {
        let (before, now) =
            (found(&[(1, 0.5), (2, 0.3), (3, 0.2)]), found(&[(1, 0.2), (2, 0.305), (3, 0.3), (4, 0.195)]));
        let changes: Vec<_> = changes(&now, &before).into_iter().map(|(genre, by)| (genre.index(), by)).collect();
        assert_eq!(changes, [(1, -300), (4, 195), (3, 100)]);
    }
}
