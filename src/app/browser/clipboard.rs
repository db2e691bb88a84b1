//! The clipboard. Asked for by name, because browsers have none on pages that came without encryption.

use js_sys::{Function, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::js_error::JsError;

/// Why nothing was copied.
#[derive(Debug, Error)]
pub enum ClipboardError {
    /// The browser has no clipboard for this page.
    #[error("This browser gives the page no clipboard. Download the M3U instead; it contains the same links.")]
    Absent,
    /// The browser or the visitor said no.
    #[error(
        "The browser did not allow it: {0}. Allow the clipboard for this page, or download the M3U; it contains the same links."
    )]
    Refused(#[from] JsError),
}

/// Puts a text on the clipboard.
pub async fn write(text: &str) -> Result<(), ClipboardError> {
    let navigator = web_sys::window().ok_or(ClipboardError::Absent)?.navigator();
    let clipboard = property(&navigator, "clipboard")?;
    let write: Function = property(&clipboard, "writeText")?.dyn_into().map_err(|_| ClipboardError::Absent)?;
    let promise = write.call1(&clipboard, &text.into()).map_err(JsError::from)?;
    JsFuture::from(Promise::resolve(&promise)).await.map_err(JsError::from)?;
    Ok(())
}

fn property(object: &JsValue, name: &str) -> Result<JsValue, ClipboardError> {
    let found = Reflect::get(object, &name.into()).map_err(JsError::from)?;
    if found.is_undefined() || found.is_null() { Err(ClipboardError::Absent) } else { Ok(found) }
}
