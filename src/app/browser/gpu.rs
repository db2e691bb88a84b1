//! What stands behind the browser's WebGPU. Asks by name, because web-sys has WebGPU only as an unstable part.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::state::Adapter;

/// The adapter that the browser would give; none if it has no WebGPU or will not say.
pub async fn adapter() -> Option<Adapter> {
    let navigator = web_sys::window()?.navigator();
    let gpu = property(&navigator, "gpu")?;
    let request = property(&gpu, "requestAdapter")?.dyn_into::<Function>().ok()?;
    let promise = request.call0(&gpu).ok()?.dyn_into::<Promise>().ok()?;
    let adapter = JsFuture::from(promise).await.ok().filter(JsValue::is_object)?;
    Some(if is_fallback(&adapter) { Adapter::Software } else { Adapter::Hardware })
}

/// Browsers have moved the mark from the adapter to what it tells about itself.
fn is_fallback(adapter: &JsValue) -> bool {
    let about = property(adapter, "info");
    [Some(adapter.clone()), about]
        .into_iter()
        .flatten()
        .any(|place| property(&place, "isFallbackAdapter").is_some_and(|mark| mark.is_truthy()))
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
