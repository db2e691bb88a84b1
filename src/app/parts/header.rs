//! The top of every screen: the mark, the name, and which engine runs.

use yew::{Html, html};

use super::{Dispatch, does, mark};
use crate::state::{Action, Screen, State};
use crate::words;

/// The header.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <header class="top">
            <p class="brand">{ mark::view() }{ "AmalgaMix" }</p>
            <div class="top__ways">
                if state.screen != Screen::Explained {
                    <button type="button" class="link" onclick={does(dispatch, Action::Explain)}>{ "How it works" }</button>
                }
                <p class="engine-now" role="status">{ words::runs_on(&state.engines) }</p>
            </div>
        </header>
    }
}
