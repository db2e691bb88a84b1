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

/// Drops the records whose names begin so, for every tab and this one; says how many there were.
pub fn drop_beginning(beginnings: &[&str]) -> usize {
    let storages = [local_storage(), tab_storage()].into_iter().flatten();
    storages
        .map(|storage| {
            let names = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
            let names: Vec<String> =
                names.filter(|name| beginnings.iter().any(|start| name.starts_with(start))).collect();
            names.iter().for_each(|name| drop(storage.remove_item(name)));
            names.len()
        })
        .sum()
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
