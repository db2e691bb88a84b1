//! Looking at what is kept in this browser, and dropping it. In the part of the program that comes later, with the screen that wants it.

use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::stored;
use crate::state::{Action, Matter, State, StoredAction, Ticket};

/// Looks at all that is kept.
#[inline(never)]
pub fn survey(ticket: Ticket, dispatch: UseReducerDispatcher<State>) {
    spawn_local(async move {
        dispatch.dispatch(Action::Stored(StoredAction::Surveyed(ticket, stored::survey().await)));
    });
}

/// Drops what is left of a matter.
#[inline(never)]
pub fn erase(ticket: Ticket, matter: Matter, dispatch: UseReducerDispatcher<State>) {
    spawn_local(async move {
        let outcome = stored::erase(matter).await.map_err(|error| error.to_string());
        dispatch.dispatch(Action::Stored(StoredAction::Erased(ticket, outcome)));
    });
}
