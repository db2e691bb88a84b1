//! What the browser keeps for the next visit, or for as long as the tab is open. A browser that keeps nothing is no failure: then
//! the defaults serve.

use web_sys::Storage;

/// A record that every tab sees, and the next visit.
pub fn local(name: &str) -> Option<String> {
    local_storage()?.get_item(name).ok()?
}

/// Keeps a record for every tab and the next visit.
pub fn keep_local(name: &str, value: &str) {
    if let Some(storage) = local_storage() {
        // Private windows and full disks refuse; then it lasts until the page is closed.
        let _ = storage.set_item(name, value);
    }
}

/// Drops a record for every tab.
pub fn drop_local(name: &str) {
    let _ = local_storage().map(|storage| storage.remove_item(name));
}

/// A record of this tab's.
pub fn of_tab(name: &str) -> Option<String> {
    tab_storage()?.get_item(name).ok()?
}

/// Keeps a record for as long as the tab is open, or drops it.
pub fn keep_of_tab(name: &str, value: Option<&str>) {
    if let Some(storage) = tab_storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}

fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
