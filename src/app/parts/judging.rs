//! What the visitor thinks of a recommendation: more of it, less of it, or nothing like it again.

use amalgamix::genres::GenreTable;
use amalgamix::recommend::{Feedback, Judged, Recommendation, Wishes};
use yew::{Html, html};

use super::{Dispatch, does};
use crate::state::Action;
use crate::words;

/// The buttons of one recommendation.
pub fn view(pick: &Recommendation, wishes: &Wishes, genres: &GenreTable, dispatch: &Dispatch) -> Html {
    let title = words::titled(&pick.track.title);
    let judged = || Judged { track: pick.track.clone(), embedding: pick.embedding };
    let does_so = |change: &dyn Fn(&mut Feedback)| {
        let mut wishes = wishes.clone();
        change(&mut wishes.feedback);
        does(dispatch, Action::Wish(Box::new(wishes)))
    };
    let block_artist = pick.track.artists.first().map(|artist| {
        let onclick = does_so(&|feedback| feedback.block_artist(artist.clone()));
        html! { <button type="button" class="link" {onclick}>{ format!("Nothing by {artist}") }</button> }
    });
    html! {
        <div class="judging">
            <button type="button" class="link" onclick={does_so(&|feedback| feedback.like(judged()))}>
                { "More like it" }<span class="quiet">{ format!(": {title}") }</span>
            </button>
            <button type="button" class="link" onclick={does_so(&|feedback| feedback.dislike(judged()))}>
                { "Less like it" }<span class="quiet">{ format!(": {title}") }</span>
            </button>
            <details class="judging__more">
                <summary>{ "Never again" }<span class="quiet">{ format!(": {title}") }</span></summary>
                <button
                    type="button"
                    class="link"
                    onclick={does_so(&|feedback| feedback.block_track(pick.track.clone()))}
                >
                    { "This track" }
                </button>
                { for block_artist }
                <button type="button" class="link" onclick={does_so(&|feedback| feedback.block_genre(pick.genre))}>
                    { format!("Nothing from {}", genres.name(pick.genre)) }
                </button>
            </details>
        </div>
    }
}
