//! What two tastes have in common: genres, tracks, artists.

use amalgamix::genres::GenreTable;
use amalgamix::playlist::Track;
use amalgamix::similarity::CommonGenre;
use amalgamix::wire::Match;
use yew::{Html, html};

use super::chart;
use crate::parts::genre_tag;
use crate::words;

/// How many genres, tracks or artists are shown; the rest is counted.
const SHOWN: usize = 12;

/// The genres of both, each with both shares.
pub fn genres(names: [&str; 2], found: &Match, table: &GenreTable) -> Html {
    let genres = &found.similarity.genres;
    if genres.is_empty() {
        return Html::default();
    }
    html! {
        <div class="chart">
            <h3 id="common-genres">{ "Genres in common" }</h3>
            <table class="shares" aria-labelledby="common-genres">
                <thead>
                    <tr>
                        <th scope="col">{ "Genre" }</th>
                        <th scope="col">{ names[0].to_owned() }</th>
                        <th scope="col">{ names[1].to_owned() }</th>
                    </tr>
                </thead>
                <tbody>{ for genres.iter().take(SHOWN).map(|common| shares(common, table)) }</tbody>
            </table>
            { more(genres.len(), "genre", "genres") }
        </div>
    }
}

fn shares(common: &CommonGenre, table: &GenreTable) -> Html {
    html! {
        <tr class={genre_tag::colour(common.genre)}>
            <th scope="row">{ genre_tag::view(common.genre, table) }</th>
            { for common.shares.into_iter().map(|share| html! {
                <td>{ words::percent(share) }{ chart::bar(share, "bar--thin") }</td>
            }) }
        </tr>
    }
}

/// The tracks and artists of both by name, or why they are not known.
pub fn names(found: &Match) -> Html {
    let tracks: Option<Vec<String>> = found.tracks.as_ref().map(|tracks| {
        let told = |track: &Track| format!("{} by {}", words::titled(&track.title), words::listed(&track.artists));
        tracks.iter().map(told).collect()
    });
    html! {
        <>
            <div class="chart">
                <h3>{ "Tracks in common" }</h3>
                { list(tracks.as_deref(), "track", "tracks", no_tracks()) }
            </div>
            <div class="chart">
                <h3>{ "Artists in common" }</h3>
                { list(found.artists.as_deref(), "artist", "artists", no_artists(found.similarity.artists)) }
            </div>
        </>
    }
}

fn list(names: Option<&[String]>, one: &'static str, many: &'static str, unknown: String) -> Html {
    match names {
        None => html! { <p class="aside">{ unknown }</p> },
        Some([]) => html! { <p class="aside">{ format!("No {one} is in both.") }</p> },
        Some(names) => html! {
            <>
                <p class="aside">{ words::count(names.len(), one, many) }</p>
                <ul class="common" role="list">
                    { for names.iter().take(SHOWN).map(|name| html! { <li>{ name.clone() }</li> }) }
                </ul>
                { more(names.len(), one, many) }
            </>
        },
    }
}

fn more(number: usize, one: &str, many: &str) -> Html {
    match number.saturating_sub(SHOWN) {
        0 => Html::default(),
        rest => html! { <p class="aside">{ format!("and {} more", words::count(rest, one, many)) }</p> },
    }
}

fn no_tracks() -> String {
    "Not known: a taste carries no titles, so both playlists would have to be on this page.".into()
}

/// Why artists in common are not named, though they may be counted.
fn no_artists(counted: Option<u16>) -> String {
    match counted {
        Some(0) => "None, as far as blurred artists tell.".into(),
        Some(number) => {
            let artists = words::count(number.into(), "artist", "artists");
            format!("About {artists}. Which ones is not known, for no playlist with their names is here.")
        }
        None => "Not known: one of the two tells no artists.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_why_artists_are_not_named() {
        assert_eq!(no_artists(None), "Not known: one of the two tells no artists.");
        assert!(no_artists(Some(1)).starts_with("About 1 artist. "));
        assert!(no_artists(Some(0)).starts_with("None"));
    }
}
