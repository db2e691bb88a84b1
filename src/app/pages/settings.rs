//! What is kept in this browser: how much, how old, and erasing it.

use yew::{Html, html};

use crate::parts::{Dispatch, Heading, does, stored};
use crate::state::{Action, State};

/// The screen.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="settings">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="What is stored" moves={state.moves} />
                <p class="lead">{ "All of it lies in this browser and nowhere else. Each part can be erased by itself." }</p>
            </header>
            { stored::list(state, dispatch) }
            { stored::everything(&state.stored, dispatch) }
        </div>
    }
}
