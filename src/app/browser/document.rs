//! The window around the page: its title and its address.

use web_sys::{UrlSearchParams, Window};

use super::js_error::JsError;

/// Names the window, the tab and the entry in the history.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// What the page's address says about a key: `?key=value`.
pub fn query(key: &str) -> Option<String> {
    parameters()?.get(key)
}

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
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&own_address()));
    Some(Callback { code, error, state })
}

/// Leaves the page for another.
pub fn leave_for(address: &str) -> Result<(), JsError> {
    let window = web_sys::window().ok_or(wasm_bindgen::JsValue::NULL)?;
    Ok(window.location().assign(address)?)
}

/// Spotify sends nobody back to `localhost`, so that a page opened there goes to the address that means the same; says
/// whether it does.
pub fn leaves_localhost() -> bool {
    web_sys::window().and_then(|window| moved(&window)).is_some()
}

fn moved(window: &Window) -> Option<()> {
    let location = window.location();
    let address = location.href().ok()?;
    if location.hostname().ok()? != "localhost" {
        return None;
    }
    location.replace(&address.replacen("//localhost", "//127.0.0.1", 1)).ok()
}

fn parameters() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}
