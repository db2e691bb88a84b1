//! Tastes beside each other: the visitor's own and those of friends.

use web_sys::{Event, SubmitEvent};
use yew::{Callback, Html, html};

use crate::parts::{Dispatch, Heading, alike, does, opening};
use crate::state::{Action, Alike, State};

/// What is to happen when something comes in that only the browser can take.
pub struct Entrances {
    /// Playlist files were chosen.
    pub on_files: Callback<Event>,
    /// A friend's file was chosen: a picture of a code, or a text.
    pub on_given: Callback<Event>,
    /// A friend's link or code was pasted into the field `taste`.
    pub on_text: Callback<SubmitEvent>,
    /// Whether the device shares links by ways of its own.
    pub device_shares: bool,
}

/// The screen.
pub fn view(state: &State, entrances: &Entrances, dispatch: &Dispatch) -> Html {
    let Entrances { on_files, on_given, on_text, device_shares } = entrances;
    html! {
        <div class="alike">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="Alike" moves={state.moves} />
                <p class="lead">
                    { "How alike playlists and people are, why, and what would please them all. Computed on this device; nothing \
                       leaves it unless you share it." }
                </p>
                { jump(&state.alike) }
            </header>
            { opening::view(&state.opening, dispatch) }
            { alike::offered(state, dispatch) }
            <div class={if state.alike.tastes.is_empty() { "doors__ways" } else { "alike__ways" }}>
                { alike::tastes(state, on_files, dispatch) }
                { alike::receiving(&state.alike.receiving, on_text, on_given, dispatch) }
            </div>
            { alike::sharing(state, *device_shares, dispatch) }
            { alike::matched(state, dispatch) }
            { alike::survey(&state.alike, dispatch) }
            { alike::together(state, dispatch) }
        </div>
    }
}

/// The way to the sections, of which the first may be long.
fn jump(alike: &Alike) -> Html {
    if alike.tastes.len() < 2 {
        return Html::default();
    }
    html! {
        <nav class="jump" aria-label="On this page">
            <ul role="list">
                <li><a href="#tastes-heading">{ "Tastes" }</a></li>
                <li><a href="#friend-heading">{ "From a friend" }</a></li>
                <li><a href="#match-heading">{ "How alike they are" }</a></li>
                if alike.tastes.len() > 2 {
                    <li><a href="#survey-heading">{ "All of them" }</a></li>
                }
                <li><a href="#together-heading">{ "Tracks" }</a></li>
            </ul>
        </nav>
    }
}
