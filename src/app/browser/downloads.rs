//! Files that the page makes for the visitor to keep.

use std::time::Duration;

use js_sys::Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::alarm::Alarm;
use super::js_error::JsError;

/// For how long a file stays for the browser to fetch it: some ask the visitor for a place first.
const TO_FETCH: Duration = Duration::from_secs(60);

/// Why no file was made.
#[derive(Debug, Error)]
#[error("The browser did not take the file: {0}. Try again, or use another browser.")]
pub struct NotOffered(#[from] JsError);

/// Gives the browser a text as a file to save.
pub fn offer(name: &str, media_type: &str, text: &str) -> Result<(), NotOffered> {
    let address = address_of(media_type, text).map_err(JsError::from)?;
    let clicked = click(&address, name).map_err(JsError::from);
    let fetched = move || drop(Url::revoke_object_url(&address));
    std::mem::forget(Alarm::after(TO_FETCH, fetched));
    Ok(clicked?)
}

fn address_of(media_type: &str, text: &str) -> Result<String, JsValue> {
    let about = BlobPropertyBag::new();
    about.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &about)?;
    Url::create_object_url_with_blob(&blob)
}

fn click(address: &str, name: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}
