//! The page's copy in the browser, kept by the service worker.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::{build, trusted};
use crate::state::{Keeping, OfflineAction};

/// The service worker, beside the page.
const SERVICE_WORKER: &str = "service-worker.js";

#[wasm_bindgen(module = "/src/app/browser/offline.js")]
extern "C" {
    #[wasm_bindgen(js_name = keep)]
    fn keep_build(build: &str, script: &JsValue, hear: &Function);

    /// Opens the page again in the newer build.
    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over();
}

/// Has the page kept, and tells what becomes of that for as long as the page is open.
pub fn keep(tell: impl Fn(OfflineAction) + 'static) {
    let ear = Closure::<dyn Fn(String, String)>::new(move |word: String, why: String| match word.as_str() {
        "whole" => tell(OfflineAction::Looked(Keeping::Kept)),
        "incomplete" => tell(OfflineAction::Looked(Keeping::Incomplete)),
        "refused" => tell(OfflineAction::Looked(Keeping::Refused { why })),
        "renewed" => tell(OfflineAction::Renewed),
        _ => {}
    });
    let script = trusted::script(SERVICE_WORKER);
    keep_build(&build::name().unwrap_or_default(), &script, ear.into_js_value().unchecked_ref());
}
