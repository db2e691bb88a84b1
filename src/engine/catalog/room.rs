//! How much room the browser has, and what is said when it has too little.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// Why a catalog of so many bytes is kept for this visit only, after the store has refused it for this reason.
pub async fn explained(needed: usize, reason: &str) -> String {
    let why = match free().await {
        Some(free) => format!(
            "This browser could not store it: {} are needed, and about {} are free for this page",
            megabytes(needed as f64),
            megabytes(free)
        ),
        None => format!("This browser could not store it ({reason})"),
    };
    format!(
        "{why}. It serves until this page is closed. Free some space, on the disk or in the browser's settings, and fetch it again to keep it."
    )
}

/// What is said where the browser has no store at all.
pub fn refused() -> String {
    "This browser stores nothing for this page, as in some private windows. It serves until this page is closed.".into()
}

/// How many bytes the page may still store.
async fn free() -> Option<f64> {
    let scope: WorkerGlobalScope = js_sys::global().dyn_into().ok()?;
    let estimate = JsFuture::from(scope.navigator().storage().estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &JsValue::from(name)).ok()?.as_f64();
    Some((number("quota")? - number("usage")?).max(0.0))
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}
