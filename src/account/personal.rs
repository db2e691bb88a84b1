//! The records in the browser's two storages that have to do with Spotify or ReccoBeats: all of them go when the visitor
//! disconnects.

use amalgamix::wire::account::RECORDS_BEGIN;
use web_sys::Storage;

use crate::storage;

/// Drops every one; says how many there were.
pub fn drop_all() -> usize {
    storage::drop_beginning(&RECORDS_BEGIN)
}

/// How many there are.
pub fn count() -> usize {
    storages().map(|storage| names(&storage).count()).sum()
}

/// The sizes in bytes of those whose names fit.
pub fn sizes(fits: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
    let all = storages().flat_map(|storage| names(&storage).map(move |name| (storage.clone(), name)));
    all.filter(move |(_, name)| fits(name)).map(|(storage, name)| {
        let value = storage.get_item(&name).ok().flatten();
        name.len() + value.map_or(0, |value| value.len())
    })
}

fn names(storage: &Storage) -> impl Iterator<Item = String> + use<> {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    names.into_iter().filter(|name| RECORDS_BEGIN.iter().any(|beginning| name.starts_with(beginning)))
}

fn storages() -> impl Iterator<Item = Storage> {
    let window = web_sys::window();
    let storages = window.map(|window| [window.local_storage(), window.session_storage()]);
    storages.into_iter().flatten().flatten().flatten()
}
