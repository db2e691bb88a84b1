//! The catalog: where its tracks are from, how it is kept, and what can be done about it.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::parts::{Dispatch, Heading, catalog, does, opening};
use crate::state::{Action, State};

/// The screen, given what is to happen when files were chosen.
pub fn view(state: &State, on_files: Callback<Event>, dispatch: &Dispatch) -> Html {
    html! {
        <div class="stock">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="Catalog" moves={state.moves} />
                <p class="lead">{ "The tracks that recommendations are chosen from. It is kept in this browser, so that a playlist never leaves it." }</p>
            </header>
            { opening::view(&state.opening, dispatch) }
            { catalog::here(&state.catalog, dispatch) }
            { catalog::own(&state.catalog, on_files) }
        </div>
    }
}
