//! What the playlist is made of, or how far the answer is.

use amalgamix::genres::GenreTable;
use amalgamix::mixture::GenreMix;
use amalgamix::wire::Classification;
use yew::{Html, html};

use super::{Dispatch, changes, does, genre_bars, method_choice, notice, progress};
use crate::state::{Action, AlikeAction, Progress, State, Wanted, Work};
use crate::words;

/// The section.
pub fn view(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    html! {
        <section class="genres" aria-labelledby="genres-heading">
            <h2 id="genres-heading">{ "Genres" }</h2>
            { body(state, work, dispatch) }
        </section>
    }
}

/// The method stays where it is, open or not, while what it finds changes.
fn body(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <div class="genres__found" key="found" aria-busy={(!work.classification.is_ready()).to_string()}>
                { found(state, work, dispatch) }
            </div>
            <div key="method">{ method_choice::view(state, dispatch) }</div>
        </>
    }
}

/// The answer; the one before stays until there is a new one.
fn found(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    if let Some(error) = work.classification.error() {
        let remedy = html! { <>{ notice::retry(Wanted::Genres, dispatch) }{ previous(state, dispatch) }</> };
        return notice::alert("The tracks could not be scored", error, remedy);
    }
    match (work.classification.value(), state.engines.genres()) {
        (Some(found), Some(genres)) => html! {
            <>
                if !work.classification.is_ready() {
                    { waiting(state, work) }
                }
                { answer(found, work.before.as_deref(), genres, dispatch) }
            </>
        },
        _ => waiting(state, work),
    }
}

fn waiting(state: &State, work: &Work) -> Html {
    let (words, progress) = match work.classification.progress() {
        Some(now) => (format!("Scoring {} of {}", words::grouped(now.done), words::tracks(now.of)), Some(now)),
        None => (preparing(state, work), None),
    };
    progress::view("genres-progress", words, progress)
}

fn preparing(state: &State, work: &Work) -> String {
    match (work.classification.is_idle(), state.engines.active(), state.catalog.progress()) {
        (false, ..) => "Scoring the tracks".into(),
        (true, None, _) => "Preparing the engine, then the tracks are scored".into(),
        (true, Some(_), Some(Progress { done, of })) => {
            format!("Some tracks lack audio features; the catalog may know them: {done} of {of} shelves are here")
        }
        (true, Some(_), None) => "Some tracks lack audio features; waiting for the catalog".into(),
    }
}

/// The way back to the playlist before, for a visitor who has lost this one.
fn previous(state: &State, dispatch: &Dispatch) -> Html {
    let Some(previous) = &state.previous else { return Html::default() };
    html! {
        <button type="button" class="button" onclick={does(dispatch, Action::Return)}>
            { format!("Back to {}", previous.name()) }
        </button>
    }
}

fn answer(found: &Classification, before: Option<&Classification>, genres: &GenreTable, dispatch: &Dispatch) -> Html {
    let Some(mix) = &found.mix else { return no_mix() };
    html! {
        <>
            <p class="verdict">{ verdict(mix, genres) }</p>
            { genre_bars::largest(mix, genres) }
            { changes::view(found, before, genres) }
            <div class="evidence">
                <p>{ confidence(mix) }</p>
                <p>{ coverage(found) }</p>
            </div>
            { genre_bars::all(mix, genres) }
            if found.portrait.is_some() {
                <p>{ notice::button("Compare and share", Action::Alike(AlikeAction::Join), dispatch) }</p>
            }
        </>
    }
}

fn no_mix() -> Html {
    html! {
        <>
            <p class="verdict">{ "No track has audio features." }</p>
            <p>
                { "Without them there is nothing to hear: the file names the tracks but not how they sound, and the catalog \
                   does not know them. Export the playlist once more with audio features, for example at exportify.net." }
            </p>
        </>
    }
}

fn verdict(mix: &GenreMix, genres: &GenreTable) -> String {
    let Some((first, share)) = mix.in_thousandths().into_iter().next() else { return String::new() };
    let name = genres.name(first);
    match (mix.is_sure(), share) {
        (false, _) => format!("Not sure, perhaps {name}."),
        (true, 500..) => format!("Mostly {name}."),
        (true, _) => format!("A mix, with {name} in front."),
    }
}

fn confidence(mix: &GenreMix) -> String {
    let confidence = words::percent(mix.confidence);
    if mix.is_sure() {
        format!("Confidence {confidence}: so many of the tracks’ genres are expected to be right.")
    } else {
        format!("Confidence {confidence}: the tracks point in many directions, so take these genres as a hint.")
    }
}

fn coverage(found: &Classification) -> String {
    let tracks = found.playlist.tracks.len();
    let have = if tracks == 1 { "has" } else { "have" };
    let scored = format!("{} of {} {have} audio features", words::grouped(found.scored()), words::tracks(tracks));
    let artists = match found.known_artists {
        0 => String::new(),
        some => format!(" The catalog knows the artists of {}, and where it keeps them counted.", words::grouped(some)),
    };
    format!("{scored}.{artists}")
}

#[cfg(test)]
mod tests {
    use amalgamix::genres::Genre;
    use amalgamix::playlist::{Playlist, Track};
    use amalgamix::wire::{Backend, Method, TrackGenre};

    use super::*;

    fn check(scored: usize, of: usize, known_artists: usize, expected: &str) {
        let genre = TrackGenre { genre: Genre::new(0).unwrap(), probability: 0.5 };
        let tracks = (0..of).map(|track| (track < scored).then_some(genre)).collect();
        let playlist = Playlist { name: "Any".into(), tracks: vec![Track::default(); of] };
        let method = Method::default();
        let (embeddings, backend) = (vec![], Backend::Cpu);
        let found =
            Classification { playlist, tracks, embeddings, known_artists, method, mix: None, portrait: None, backend };
        assert_eq!(coverage(&found), expected);
    }

    #[test]
    fn coverage_is_told() {
        check(48, 50, 0, "48 of 50 tracks have audio features.");
        check(1, 1, 0, "1 of 1 track has audio features.");
        check(
            50,
            50,
            12,
            "50 of 50 tracks have audio features. The catalog knows the artists of 12, and where it keeps them counted.",
        );
    }
}
