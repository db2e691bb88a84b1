//! The time, and waiting for it to pass.

use std::time::Duration;

use js_sys::{Date, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// How many whole minutes have passed since then; none have where the clock was set back.
pub fn minutes_since(milliseconds: f64) -> u32 {
    ((now() - milliseconds) / 60_000.0) as u32
}

/// Waits for so long.
pub async fn wait(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let mut set = |resolve: js_sys::Function, _| {
        let set = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve.unchecked_ref(), milliseconds)
        });
        // A page that is being closed waits for nothing.
        let _ = set;
    };
    let _ = JsFuture::from(Promise::new(&mut set)).await;
}
