//! One recommended track, with the reason for it and the way to hear it.

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::playlist::{Track, TrackId};
use amalgamix::recommend::Recommendation;
use yew::{Html, html};

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
            { heading(track, pick.genre, genres) }
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

/// What the track is called, by whom it is, and the shelf it stands on.
pub fn heading(track: &Track, genre: Genre, genres: &GenreTable) -> Html {
    html! {
        <>
            <h3 class="pick__title">{ words::titled(&track.title).to_owned() }</h3>
            <p class="pick__by">
                { words::listed(&track.artists) }
                if !track.album.is_empty() {
                    <span class="pick__album">{ format!(" · {}", track.album) }</span>
                }
            </p>
            <p class="pick__genre">{ genre_tag::view(genre, genres) }</p>
        </>
    }
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
