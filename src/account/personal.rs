//! The records in the browser's two storages that have to do with Spotify or ReccoBeats: all of them go when the visitor
//! disconnects.

use web_sys::Storage;

/// How their names begin.
const BEGINNINGS: [&str; 2] = ["spotify-", "reccobeats-"];

/// Drops every one; says how many there were.
pub fn drop_all() -> usize {
    let names: Vec<_> =
        storages().flat_map(|storage| names(&storage).map(move |name| (storage.clone(), name))).collect();
    names.iter().for_each(|(storage, name)| drop(storage.remove_item(name)));
    names.len()
}

/// How many there are.
pub fn count() -> usize {
    storages().map(|storage| names(&storage).count()).sum()
}

fn names(storage: &Storage) -> impl Iterator<Item = String> + use<> {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    names.into_iter().filter(|name| BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)))
}

fn storages() -> impl Iterator<Item = Storage> {
    let window = web_sys::window();
    let storages = window.map(|window| [window.local_storage(), window.session_storage()]);
    storages.into_iter().flatten().flatten().flatten()
}
