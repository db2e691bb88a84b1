//! What went wrong, in words, with what to do about it.

use amalgamix::wire::account::LoginFault;
use yew::{Html, html};

use super::{Dispatch, does, mishap, offline, save, trouble};
use crate::state::{AccountAction, Action, CatalogAction, Opening, Screen, State, Wanted, WebGpu};
use crate::words;

/// The notices that concern the whole page.
pub fn all(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="notices">
            if let Some(error) = state.engines.cpu.error() {
                { alert("The engine did not start", error, retry(Wanted::Engine, dispatch)) }
            }
            if let Opening::Failed { name, error } = &state.opening {
                { alert(&not_opened(name.as_deref()), error, button("Dismiss", Action::Dismiss, dispatch)) }
            }
            if let WebGpu::Lost { why } = &state.engines.webgpu {
                { alert("WebGPU was given up", &format!("{} The CPU goes on.", words::sentence(why)), Html::default()) }
            }
            if state.rest.is_ready() {
                { mishap::lost(state, dispatch) }
                { mishap::forgetting(state, dispatch) }
            }
            if state.shown().is_none() {
                if state.screen != Screen::Catalog {
                    { catalog(state, dispatch) }
                }
                { save::standing(&state.account, dispatch) }
            }
            { login(state, dispatch) }
            { offline::renewal(state, dispatch) }
        </div>
    }
}

/// What went wrong with a login that began elsewhere than at the doors. That it has ended is said where it was needed.
fn login(state: &State, dispatch: &Dispatch) -> Html {
    let fault = state.account.fault.as_ref().filter(|fault| **fault != LoginFault::Ended);
    match fault.filter(|_| state.screen != Screen::Doors) {
        Some(fault) => {
            let dismiss = button("Dismiss", Action::Account(AccountAction::DismissFault), dispatch);
            trouble::login_fault(fault, dismiss)
        }
        None => Html::default(),
    }
}

/// That there is no catalog, if so. Said where recommendations would be, and before there is such a place.
pub fn catalog(state: &State, dispatch: &Dispatch) -> Html {
    match state.catalog.error() {
        Some(error) => alert("The catalog is not here", error, retry(Wanted::Catalog, dispatch)),
        None if state.catalog.is_absent() => html! {
            <p class="notice">
                { "Without a catalog in this browser nothing can be recommended." }
                { button("See the catalog", Action::Catalog(CatalogAction::Show), dispatch) }
            </p>
        },
        None => Html::default(),
    }
}

/// One thing that went wrong.
pub fn alert(what: &str, why: &str, remedy: Html) -> Html {
    html! {
        <div class="alert" role="alert">
            <p><strong>{ what.to_owned() }{ "." }</strong>{ " " }{ why.to_owned() }</p>
            { remedy }
        </div>
    }
}

/// The button that tries something again.
pub fn retry(wanted: Wanted, dispatch: &Dispatch) -> Html {
    button("Try again", Action::Retry(wanted), dispatch)
}

/// A button of a notice.
pub fn button(words: &'static str, action: Action, dispatch: &Dispatch) -> Html {
    html! { <button type="button" class="button" onclick={does(dispatch, action)}>{ words }</button> }
}

fn not_opened(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("“{name}” could not be opened"),
        None => "No playlist was opened".into(),
    }
}
