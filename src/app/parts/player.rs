//! A player of Spotify's for one track. It comes from Spotify, so it comes only when it is asked for.

use amalgamix::playlist::TrackId;
use yew::{Html, html};

use super::{Dispatch, does};
use crate::state::Action;

/// The button that opens or closes the player, and the player while it is open.
pub fn view(id: TrackId, title: &str, is_open: bool, dispatch: &Dispatch) -> Html {
    let (words, next) = if is_open { ("Close the player", None) } else { ("Listen", Some(id)) };
    html! {
        <div class="player">
            <button
                type="button"
                class="link"
                aria-expanded={is_open.to_string()}
                onclick={does(dispatch, Action::Listen(next))}
            >
                { words }<span class="quiet">{ format!(": {title}") }</span>
            </button>
            if is_open {
                <iframe
                    class="player__frame"
                    src={format!("https://open.spotify.com/embed/track/{id}")}
                    title={format!("Spotify’s player: {title}")}
                    allow="encrypted-media"
                    sandbox="allow-scripts allow-same-origin allow-popups"
                    referrerpolicy="no-referrer"
                />
            }
        </div>
    }
}
