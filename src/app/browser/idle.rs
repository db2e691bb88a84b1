//! Waiting until the browser has nothing to do.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdleRequestOptions;

/// For how many milliseconds at most the rest of the page goes first.
const PATIENCE: u32 = 2000;

/// Waits until the first screen is there and the browser has nothing to do.
pub async fn idleness() {
    let options = IdleRequestOptions::new();
    options.set_timeout(PATIENCE);
    let mut begin = |resolve: Function, _| {
        let asked = web_sys::window().map(|window| window.request_idle_callback_with_options(&resolve, &options));
        // Some browsers cannot tell when they are idle.
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    };
    let _ = JsFuture::from(Promise::new(&mut begin)).await;
}
