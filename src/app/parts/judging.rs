//! What the visitor thinks of a recommendation: more of it, less of it, or nothing like it again.

use std::rc::Rc;

use amalgamix::genres::GenreTable;
use amalgamix::recommend::{Feedback, Judged, Recommendation, Wishes};
use yew::{Html, html};

use super::{Dispatch, wishes_so};
use crate::words;

/// The buttons of one recommendation.
pub fn view(pick: &Recommendation, wishes: &Rc<Wishes>, genres: &GenreTable, dispatch: &Dispatch) -> Html {
    let title = words::titled(&pick.track.title);
    let (judged, genre) = (Rc::new(Judged { track: pick.track.clone(), embedding: pick.embedding }), pick.genre);
    let does_so = |change: fn(&mut Feedback, &Judged)| {
        let judged = judged.clone();
        wishes_so(dispatch, wishes, move |wishes| change(&mut wishes.feedback, &judged))
    };
    let block_artist = pick.track.artists.first().map(|artist| {
        let blocked = artist.clone();
        let onclick = wishes_so(dispatch, wishes, move |wishes| wishes.feedback.block_artist(blocked.clone()));
        html! { <button type="button" class="link" {onclick}>{ format!("Nothing by {artist}") }</button> }
    });
    html! {
        <div class="judging">
            <button type="button" class="link" onclick={does_so(|feedback, judged| feedback.like(judged.clone()))}>
                { "More like it" }<span class="quiet">{ format!(": {title}") }</span>
            </button>
            <button type="button" class="link" onclick={does_so(|feedback, judged| feedback.dislike(judged.clone()))}>
                { "Less like it" }<span class="quiet">{ format!(": {title}") }</span>
            </button>
            <details class="judging__more">
                <summary>{ "Never again" }<span class="quiet">{ format!(": {title}") }</span></summary>
                <button
                    type="button"
                    class="link"
                    onclick={does_so(|feedback, judged| feedback.block_track(judged.track.clone()))}
                >
                    { "This track" }
                </button>
                { for block_artist }
                <button type="button" class="link" onclick={wishes_so(dispatch, wishes, move |wishes| wishes.feedback.block_genre(genre))}>
                    { format!("Nothing from {}", genres.name(pick.genre)) }
                </button>
            </details>
        </div>
    }
}
