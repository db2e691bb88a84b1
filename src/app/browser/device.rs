//! Sharing by whatever the visitor's device shares with.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData};

use super::js_error::JsError;

/// Why nothing was shared.
#[derive(Debug, Error)]
pub enum NotShared {
    /// The visitor changed their mind.
    #[error("Nothing was shared.")]
    Abandoned,
    /// The browser does not do it.
    #[error("This browser does not share ({0}). Copy the link instead.")]
    Refused(JsError),
}

/// Whether the browser shares links.
pub fn shares() -> bool {
    web_sys::window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()) == Ok(true))
}

/// Has the browser ask the visitor where a link is to go.
pub async fn share(link: &str) -> Result<(), NotShared> {
    ask(link).await.map_err(|error| match error.dyn_ref::<DomException>() {
        Some(exception) if exception.name() == "AbortError" => NotShared::Abandoned,
        _ => NotShared::Refused(error.into()),
    })
}

async fn ask(link: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_url(link);
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    if !shares() {
        return Err("it has no way to".into());
    }
    JsFuture::from(window.navigator().share_with_data(&data)).await.map(drop)
}
