//! The work on the screen, put aside in case the page breaks down.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, hook, use_effect_with};

use crate::browser::idle::idleness;
use crate::browser::luggage;
use crate::state::State;

/// Keeps what is put aside up to date: a playlist whenever the browser has nothing else to do, for it may be large, and how it is
/// looked at at once. What is gone is dropped.
#[hook]
pub fn use_aside(state: &UseReducerHandle<State>) {
    let page = state.clone();
    use_effect_with(state.luggage_marker(), move |_| {
        // What is put aside late is not what was erased meanwhile.
        let is_over = Rc::new(Cell::new(false));
        let is_outdated = is_over.clone();
        match page.luggage() {
            None => luggage::keep_aside(None),
            Some(aside) => spawn_local(async move {
                idleness().await;
                if !is_outdated.get() {
                    luggage::keep_aside(Some(&aside));
                }
            }),
        }
        move || is_over.set(true)
    });
    use_effect_with(state.view(), luggage::keep_view);
}
