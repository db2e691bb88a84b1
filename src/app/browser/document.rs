//! The window around the page: its title and its address.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, UrlSearchParams, Window};

/// What the part of the address after `#` begins with where a link brings a taste.
pub const TASTE: &str = "#taste=";

/// Names the window, the tab and the entry in the history.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Gives the keyboard's focus to an element, and brings it into sight.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    // What cannot be focused is still on the page.
    let _ = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).map(|element| element.focus());
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

/// Tells the part of the address after `#`, if it brings a taste, now and whenever it changes: a link is opened in this tab.
pub fn watch_fragment(tell: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let hear = move || fragment().into_iter().for_each(&tell);
    hear();
    // The page never stops to be a place for links, so its ear stays open for good.
    let ear = Closure::<dyn Fn()>::new(hear).into_js_value();
    let _ = window.add_event_listener_with_callback("hashchange", ear.unchecked_ref());
}

/// Takes a taste out of the address, so that a reload does not bring it again.
pub fn clear_fragment() {
    if fragment().is_none() {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let address = window.location().href().unwrap_or_default();
    let without = address.split('#').next().unwrap_or_default();
    let _ = window.history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(without)));
}

/// The part of the address after `#`, with the sign before it, if it brings a taste.
pub fn fragment() -> Option<String> {
    web_sys::window()?.location().hash().ok().filter(|hash| hash.starts_with(TASTE))
}

fn parameters() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}
