//! The top of every screen: the mark, the name, and which engine runs.

use yew::{Html, html};

use super::{Dispatch, does, mark};
use crate::state::{Action, AlikeAction, CatalogAction, Screen, State};
use crate::words;

/// The header.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <header class="top">
            <p class="brand">{ mark::view() }{ "AmalgaMix" }</p>
            <div class="top__ways">
                if state.screen != Screen::Alike {
                    { way("Alike", Action::Alike(AlikeAction::Show), dispatch) }
                }
                if state.screen != Screen::Catalog {
                    { way("Catalog", Action::Catalog(CatalogAction::Show), dispatch) }
                }
                if state.screen != Screen::Explained {
                    { way("How it works", Action::Explain, dispatch) }
                }
                <p class="engine-now" role="status">{ words::runs_on(&state.engines) }</p>
            </div>
        </header>
    }
}

/// A way to another screen.
pub fn way(words: &'static str, action: Action, dispatch: &Dispatch) -> Html {
    html! { <button type="button" class="link" onclick={does(dispatch, action)}>{ words }</button> }
}
