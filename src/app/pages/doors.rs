//! Where a playlist comes in: demo playlists, the visitor's own file, Spotify, and pasted links.

use amalgamix::genres::Genre;
use web_sys::{Event, SubmitEvent};
use yew::{Callback, Html, html};

use crate::parts::{
    Dispatch, Heading, demo_cards, does, file_door, friend_door, links_door, opening, shelf, spotify_door,
};
use crate::state::{Action, State};
use crate::words;

/// What is to happen when something comes in that only the browser can take.
pub struct Entrances {
    /// A file was chosen.
    pub on_file: Callback<Event>,
    /// Links were pasted.
    pub on_links: Callback<SubmitEvent>,
    /// A Client ID was brought.
    pub on_client: Callback<SubmitEvent>,
}

/// The screen.
pub fn view(state: &State, dispatch: &Dispatch, entrances: Entrances) -> Html {
    let Entrances { on_file, on_links, on_client } = entrances;
    html! {
        <div class="doors">
            <header class="opener">
                <Heading text={words::QUESTION} moves={state.moves} />
                <p class="lead">
                    { "AmalgaMix hears which of 57 genres a playlist mixes, and pulls tracks from the same shelves that \
                       would fit in. Everything is computed on this device." }
                </p>
                { way_back(state, dispatch) }
            </header>
            { shelf::of_all(Genre::all()) }
            { opening::view(&state.opening, dispatch) }
            <div class="doors__ways">
                { demo_cards::view(&state.demos, dispatch) }
                <div class="doors__own">
                    { file_door::view(on_file) }
                    { spotify_door::view(&state.account, on_client, dispatch) }
                </div>
                <div class="doors__more">
                    { links_door::view(on_links) }
                    { friend_door::view(dispatch) }
                </div>
            </div>
        </div>
    }
}

fn way_back(state: &State, dispatch: &Dispatch) -> Html {
    let Some(work) = state.work.as_ref().or(state.previous.as_ref()) else { return Html::default() };
    html! {
        <p>
            <button type="button" class="button" onclick={does(dispatch, Action::Return)}>
                { format!("Back to {}", work.name()) }
            </button>
        </p>
    }
}
