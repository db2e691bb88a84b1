//! One recommended track, with the reason for it and the way to hear it.

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::playlist::{Track, TrackId};
use amalgamix::recommend::Recommendation;
use yew::{Html, html};

use super::plain::{all, block, say, text};
use super::{Dispatch, comparison, genre_tag, invented, player};
use crate::words;

/// The track, as an item of a list.
pub fn view(
    pick: &Recommendation,
    listening: Option<TrackId>,
    genres: &GenreTable,
    invented: bool,
    judging: Html,
    dispatch: &Dispatch,
) -> Html {
    let track = &pick.track;
    let title = words::titled(&track.title);
    html! {
        <li class="pick">
            { about(track, pick.genre, genres) }
            <p class="pick__closeness">{ format!("closeness {}", words::percent(pick.score)) }</p>
            <p class="pick__reason">{ pick.reason.in_words(genres.name(pick.genre)) }</p>
            <p class="pick__out">{ way_out(track.id, title, invented) }</p>
            { judging }
            { comparison::view(&pick.reason, title) }
            if let Some(id) = track.id.filter(|_| !invented) {
                { player::view(id, title, listening == Some(id), dispatch) }
            }
        </li>
    }
}

/// What it is called, by whom it is, and on which shelf it stands.
pub fn about(track: &Track, genre: Genre, genres: &GenreTable) -> Html {
    let mut by = vec![text(words::listed(&track.artists).into())];
    if !track.album.is_empty() {
        by.push(say("span", "pick__album", format!(" · {}", track.album)));
    }
    all(vec![
        say("h3", "pick__title", words::titled(&track.title).to_owned()),
        block("p", "pick__by", all(by)),
        block("p", "pick__genre", genre_tag::view(genre, genres)),
    ])
}

/// The way to the track where it can be heard; a sticker where it is heard nowhere.
pub fn way_out(id: Option<TrackId>, title: &str, invented: bool) -> Html {
    match id {
        _ if invented => invented::sticker("Invented track"),
        None => Html::default(),
        Some(id) => html! {
            <a href={id.address()} target="_blank" rel="noopener noreferrer">
                { "Open in Spotify" }<span class="quiet">{ format!(": {title}") }</span>
            </a>
        },
    }
}
