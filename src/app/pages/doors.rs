//! Where a playlist comes in: demo playlists, the visitor's own file, and pasted links.

use amalgamix::genres::Genre;
use web_sys::{Event, SubmitEvent};
use yew::{Callback, Html, html};

use crate::parts::{Dispatch, Heading, demo_cards, does, file_door, links_door, opening, shelf};
use crate::state::{Action, State};
use crate::words;

/// The screen, given what is to happen when a file was chosen, and when links were pasted.
pub fn view(state: &State, dispatch: &Dispatch, on_file: Callback<Event>, on_links: Callback<SubmitEvent>) -> Html {
    html! {
        <div class="doors">
            <header class="opener">
                <Heading text={words::QUESTION} moves={state.moves} />
                <p class="lead">
                    { "AmalgaMix hears which of 57 genres a playlist mixes, and pulls tracks from the same shelves that \
                       would fit in. Your playlist never leaves this device." }
                </p>
                { way_back(state, dispatch) }
            </header>
            { shelf::of_all(Genre::all()) }
            { opening::view(&state.opening, dispatch) }
            <div class="doors__ways">
                { demo_cards::view(&state.demos, dispatch) }
                <div class="doors__own">
                    { file_door::view(on_file) }
                    { links_door::view(on_links) }
                </div>
            </div>
        </div>
    }
}

fn way_back(state: &State, dispatch: &Dispatch) -> Html {
    let Some(work) = &state.work else { return Html::default() };
    html! {
        <p>
            <button type="button" class="button" onclick={does(dispatch, Action::Return)}>
                { format!("Back to {}", work.name()) }
            </button>
        </p>
    }
}
