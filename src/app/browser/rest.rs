//! The part of the page's own program that comes after the first screen (`scripts/seal/split.mjs` cuts it off).

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::js_error::JsError;

// A build that was not cut in two has no rest to bring.
#[wasm_bindgen(inline_js = r#"
export async function bring() {
    if (!window.wasmBindings) await new Promise((began) => addEventListener('TrunkApplicationStarted', began, { once: true }));
    await window.wasmBindings.bringRest?.();
}
"#)]
extern "C" {
    #[wasm_bindgen(catch, js_name = bring)]
    async fn bring_rest() -> Result<JsValue, JsValue>;
}

/// Fetches the rest. No screen but the first may be drawn before.
pub async fn bring() -> Result<(), JsError> {
    bring_rest().await.map(drop).map_err(JsError::from)
}
