//! The guard that explains when this program has broken down (`guard.js`). It is told where, and needs nothing else of this program.

use std::panic;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/app/browser/guard.js")]
extern "C" {
    fn note(place: &str);
}

/// Has the guard told where this program panics. The message goes to the browser's console alone: it may quote a title.
pub fn set() {
    panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            note(&place.to_string());
        }
        console_error_panic_hook::hook(panic);
    }));
}
