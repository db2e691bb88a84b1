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

/// The records whose names begin so, those of every tab and those of this one, each with where it is kept.
pub fn beginning(beginnings: &[&str]) -> Vec<(Storage, String)> {
    let begins = |name: &String| beginnings.iter().any(|beginning| name.starts_with(beginning));
    let storages = [local_storage(), tab_storage()].into_iter().flatten();
    let records = storages.flat_map(|storage| {
        let count = storage.length().unwrap_or_default();
        let names: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
        names.into_iter().map(move |name| (storage.clone(), name))
    });
    records.filter(|(_, name)| begins(name)).collect()
}

/// Drops them; says how many there were.
pub fn drop_beginning(beginnings: &[&str]) -> usize {
    let records = beginning(beginnings);
    records.iter().for_each(|(storage, name)| drop(storage.remove_item(name)));
    records.len()
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
