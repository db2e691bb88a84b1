//! The page's address: where a login comes back to, and what it brings.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::js_error::JsError;

/// The page's address without whatever follows its path: where a login comes back to.
pub fn own_address() -> String {
    let location = web_sys::window().map(|window| window.location());
    let parts = location.and_then(|location| Some((location.origin().ok()?, location.pathname().ok()?)));
    parts.map(|(origin, path)| origin + &path).unwrap_or_default()
}

/// What a login has sent back in the address.
#[derive(Debug)]
pub struct Callback {
    /// What the tokens are given for.
    pub code: Option<String>,
    /// Why there is none.
    pub error: Option<String>,
    /// What the page has sent along; empty if it does not come back.
    pub state: String,
}

/// Takes what a login has sent back, and cleans the address at once.
pub fn take_callback() -> Option<Callback> {
    let parameters = parameters()?;
    let (code, error) = (parameters.get("code"), parameters.get("error"));
    if code.is_none() && error.is_none() {
        return None;
    }
    let state = parameters.get("state").unwrap_or_default();
    let history = web_sys::window()?.history().ok()?;
    // Should it fail, the code is worthless after the exchange that follows.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&own_address()));
    Some(Callback { code, error, state })
}

/// Leaves the page for another.
pub fn leave_for(address: &str) -> Result<(), JsError> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(window.location().assign(address)?)
}

fn parameters() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}
