//! The visitor's playlists on Spotify, and how far the chosen one has been read.

use yew::{Html, html};

use crate::parts::{Dispatch, Heading, does, notice, playlists, reading};
use crate::state::{AccountAction, Action, State};

/// The screen.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="library">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Leave)}>{ "Back" }</button>
                <Heading text="Your playlists" moves={state.moves} />
                <p class="lead">{ "Choose one. It is read from Spotify into this page and goes nowhere else." }</p>
                { notice::button("Read the list again", Action::Account(AccountAction::Browse { afresh: true }), dispatch) }
            </header>
            { reading::view(&state.account, dispatch) }
            { playlists::view(&state.account, dispatch) }
        </div>
    }
}
