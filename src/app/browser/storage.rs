//! What the browser keeps for the next visit, or for as long as the tab is open. A browser that keeps nothing is no failure: then
//! the defaults serve.

use web_sys::Storage;

use super::document;
use crate::state::Choice;

const ENGINE: &str = "engine";

/// How the names of records begin that have to do with Spotify or ReccoBeats: all of them go when the visitor disconnects.
const PERSONAL: [&str; 2] = ["spotify-", "reccobeats-"];

/// The engine that the visitor wants: as the address says, else as it was kept.
pub fn engine_choice() -> Choice {
    [document::query(ENGINE), local(ENGINE)]
        .into_iter()
        .flatten()
        .find_map(|keyword| Choice::from_keyword(&keyword))
        .unwrap_or_default()
}

/// Keeps the engine that the visitor wants.
pub fn keep_engine_choice(choice: Choice) {
    keep_local(ENGINE, choice.keyword());
}

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

/// Drops every record that has to do with Spotify or ReccoBeats; says how many there were.
pub fn drop_personal() -> usize {
    let names: Vec<_> =
        storages().flat_map(|storage| personal(&storage).map(move |name| (storage.clone(), name))).collect();
    names.iter().for_each(|(storage, name)| drop(storage.remove_item(name)));
    names.len()
}

/// How many such records there are.
pub fn count_personal() -> usize {
    storages().map(|storage| personal(&storage).count()).sum()
}

fn personal(storage: &Storage) -> impl Iterator<Item = String> + use<> {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    names.into_iter().filter(|name| PERSONAL.iter().any(|beginning| name.starts_with(beginning)))
}

fn storages() -> impl Iterator<Item = Storage> {
    [local_storage(), tab_storage()].into_iter().flatten()
}

fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
