//! All that the visitor thought of recommendations: kept on this device, and taken back or along as wished.

use amalgamix::genres::GenreTable;
use amalgamix::playlist::Track;
use amalgamix::recommend::{Feedback, Wishes};
use yew::{Html, html};

use super::{Dispatch, does};
use crate::state::Action;
use crate::words;

/// The list, behind a click; nothing while there is nothing in it.
pub fn view(wishes: &Wishes, genres: &GenreTable, dispatch: &Dispatch) -> Html {
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
                    onclick={does(dispatch, without(wishes, |feedback| *feedback = Feedback::default()))}
                >
                    { "Forget all of it" }
                </button>
            </div>
        </details>
    }
}

fn items<'a>(wishes: &'a Wishes, genres: &'a GenreTable, dispatch: &'a Dispatch) -> impl Iterator<Item = Html> + 'a {
    let Feedback { liked, disliked, blocked_tracks, blocked_artists, blocked_genres } = &wishes.feedback;
    let of_track = move |words: &'static str| {
        move |track: &'a Track| {
            let action = without(wishes, |feedback| feedback.forget(track.id));
            item(words, track_in_words(track), action, dispatch)
        }
    };
    let liked = liked.iter().map(|judged| &judged.track).map(of_track("More like"));
    let disliked = disliked.iter().map(|judged| &judged.track).map(of_track("Less like"));
    let tracks = blocked_tracks.iter().map(of_track("Never"));
    let artists = blocked_artists.iter().map(move |artist| {
        let action = without(wishes, |feedback| feedback.blocked_artists.retain(|other| other != artist));
        item("Nothing by", artist.clone(), action, dispatch)
    });
    let genres = blocked_genres.iter().map(move |genre| {
        let action = without(wishes, |feedback| feedback.blocked_genres.retain(|other| other != genre));
        item("Nothing from", genres.name(*genre).to_owned(), action, dispatch)
    });
    liked.chain(disliked).chain(tracks).chain(artists).chain(genres)
}

fn item(judgement: &str, what: String, action: Action, dispatch: &Dispatch) -> Html {
    html! {
        <li>
            { format!("{judgement} {what} ") }
            <button type="button" class="link" onclick={does(dispatch, action)}>
                { "Take back" }<span class="quiet">{ format!(": {what}") }</span>
            </button>
        </li>
    }
}

fn track_in_words(track: &Track) -> String {
    format!("“{}” by {}", words::titled(&track.title), words::listed(&track.artists))
}

/// The wishes with some of the judgements taken back.
fn without(wishes: &Wishes, change: impl FnOnce(&mut Feedback)) -> Action {
    let mut wishes = wishes.clone();
    change(&mut wishes.feedback);
    Action::Wish(Box::new(wishes))
}
