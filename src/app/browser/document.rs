//! The window around the page: its title and its address.

use web_sys::{UrlSearchParams, Window};

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
