//! What two tastes have in common: genres, tracks, artists.

use amalgamix::genres::GenreTable;
use amalgamix::playlist::Track;
use amalgamix::similarity::CommonGenre;
use amalgamix::wire::Match;
use yew::{Html, html};

use super::chart;
use crate::parts::genre_tag;
use crate::parts::plain::{all, block, drawn, list, say, text};
use crate::words;

/// How many genres, tracks or artists are shown; the rest is counted.
const SHOWN: usize = 12;

/// What the table of genres is called.
const GENRES: &str = "Genres in common";

/// The genres of both, each with both shares.
pub fn genres(names: [&str; 2], found: &Match, table: &GenreTable) -> Html {
    let genres = &found.similarity.genres;
    if genres.is_empty() {
        return Html::default();
    }
    let heading = |name: &str| drawn("th", &["scope"], vec!["col".into()], text(name.to_owned().into()));
    let headings = vec![heading("Genre"), heading(names[0]), heading(names[1])];
    let rows = genres.iter().take(SHOWN).map(|common| shares(common, table)).collect();
    let parts = vec![block("thead", "", block("tr", "", all(headings))), block("tbody", "", all(rows))];
    let table = drawn("table", &["class", "aria-label"], vec!["shares".into(), GENRES.into()], all(parts));
    block("div", "chart", all(vec![say("h3", "", GENRES), table, more(genres.len(), "genre", "genres")]))
}

fn shares(common: &CommonGenre, table: &GenreTable) -> Html {
    let share = |share: f32| all(vec![text(words::percent(share).into()), chart::bar(share, "bar bar--thin")]);
    let [one, other] = common.shares.map(share);
    html! {
        <tr class={genre_tag::colour(common.genre)}>
            <th scope="row">{ genre_tag::view(common.genre, table) }</th>
            { block("td", "", one) }
            { block("td", "", other) }
        </tr>
    }
}

/// The tracks and artists of both by name, or why they are not known.
pub fn names(found: &Match) -> Html {
    let tracks: Option<Vec<String>> = found.tracks.as_ref().map(|tracks| {
        let told = |track: &Track| format!("{} by {}", words::titled(&track.title), words::listed(&track.artists));
        tracks.iter().map(told).collect()
    });
    let artists = listed(found.artists.as_deref(), "artist", "artists", no_artists(found.similarity.artists));
    all(vec![
        block(
            "div",
            "chart",
            all(vec![say("h3", "", "Tracks in common"), listed(tracks.as_deref(), "track", "tracks", no_tracks())]),
        ),
        block("div", "chart", all(vec![say("h3", "", "Artists in common"), artists])),
    ])
}

fn listed(names: Option<&[String]>, one: &'static str, many: &'static str, unknown: String) -> Html {
    match names {
        None => say("p", "aside", unknown),
        Some([]) => say("p", "aside", format!("No {one} is in both.")),
        Some(names) => all(vec![
            say("p", "aside", words::count(names.len(), one, many)),
            list("common", names.iter().take(SHOWN).map(|name| say("li", "", name.clone())).collect()),
            more(names.len(), one, many),
        ]),
    }
}

fn more(number: usize, one: &str, many: &str) -> Html {
    match number.saturating_sub(SHOWN) {
        0 => Html::default(),
        rest => say("p", "aside", format!("and {} more", words::count(rest, one, many))),
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
