//! All that the visitor thought of recommendations: kept on this device, and taken back or along as wished.

use std::rc::Rc;

use amalgamix::genres::GenreTable;
use amalgamix::playlist::Track;
use amalgamix::recommend::{Feedback, Wishes};
use yew::{Callback, Html, MouseEvent, html};

use super::{Dispatch, does, wishes_so};
use crate::state::Action;
use crate::words;

/// The list, behind a click; nothing while there is nothing in it.
pub fn view(wishes: &Rc<Wishes>, genres: &GenreTable, dispatch: &Dispatch) -> Html {
    let feedback = &wishes.feedback;
    if feedback.is_empty() {
        return Html::default();
    }
    html! {
        <details class="judgements">
            <summary>{ format!("What you thought ({})", words::grouped(feedback.len())) }</summary>
            <p>{ "Kept in this browser and nowhere else. It counts for every list." }</p>
            <ul role="list">
                { for items(wishes, genres, dispatch) }
            </ul>
            <div class="ways">
                <button type="button" class="button" onclick={does(dispatch, Action::TakeJudgementsAlong)}>
                    { "Download as CSV" }
                </button>
                <button
                    type="button"
                    class="button"
                    onclick={wishes_so(dispatch, wishes, |wishes| wishes.feedback = Feedback::default())}
                >
                    { "Forget all of it" }
                </button>
            </div>
        </details>
    }
}

fn items<'a>(
    wishes: &'a Rc<Wishes>,
    genres: &'a GenreTable,
    dispatch: &'a Dispatch,
) -> impl Iterator<Item = Html> + 'a {
    let Feedback { liked, disliked, blocked_tracks, blocked_artists, blocked_genres } = &wishes.feedback;
    let of_track = move |words: &'static str| {
        move |track: &'a Track| {
            let id = track.id;
            let take_back = wishes_so(dispatch, wishes, move |wishes| wishes.feedback.forget(id));
            item(words, track_in_words(track), take_back)
        }
    };
    let liked = liked.iter().map(|judged| &judged.track).map(of_track("More like"));
    let disliked = disliked.iter().map(|judged| &judged.track).map(of_track("Less like"));
    let tracks = blocked_tracks.iter().map(of_track("Never"));
    let artists = blocked_artists.iter().map(move |artist| {
        let freed = artist.clone();
        let take_back =
            wishes_so(dispatch, wishes, move |wishes| wishes.feedback.blocked_artists.retain(|other| *other != freed));
        item("Nothing by", artist.clone(), take_back)
    });
    let genres = blocked_genres.iter().map(move |genre| {
        let freed = *genre;
        let take_back =
            wishes_so(dispatch, wishes, move |wishes| wishes.feedback.blocked_genres.retain(|other| *other != freed));
        item("Nothing from", genres.name(*genre).to_owned(), take_back)
    });
    liked.chain(disliked).chain(tracks).chain(artists).chain(genres)
}

fn item(judgement: &str, what: String, take_back: Callback<MouseEvent>) -> Html {
    html! {
        <li>
            { format!("{judgement} {what} ") }
            <button type="button" class="link" onclick={take_back}>
                { "Take back" }<span class="quiet">{ format!(": {what}") }</span>
            </button>
        </li>
    }
}

fn track_in_words(track: &Track) -> String {
    format!("“{}” by {}", words::titled(&track.title), words::listed(&track.artists))
}
