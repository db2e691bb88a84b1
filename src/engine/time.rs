//! The time, and waiting for it to pass, in a worker.

use js_sys::{Date, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// Waits for so many milliseconds; at least until the worker has heard what the page has said meanwhile.
pub async fn wait(milliseconds: i32) {
    let mut set = |resolve: Function, _| {
        let scope: Option<WorkerGlobalScope> = js_sys::global().dyn_into().ok();
        let set =
            scope.map(|scope| scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        // Without a clock nothing is waited for.
        if !matches!(set, Some(Ok(_))) {
            let _ = resolve.call0(&js_sys::global());
        }
    };
    let _ = JsFuture::from(Promise::new(&mut set)).await;
}
