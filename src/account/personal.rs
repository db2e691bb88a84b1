//! The records in the browser's two storages that have to do with Spotify or ReccoBeats: all of them go when the visitor
//! disconnects.

use amalgamix::wire::account::RECORDS_BEGIN;

use crate::storage;

/// Drops every one; says how many there were.
pub fn drop_all() -> usize {
    storage::drop_beginning(&RECORDS_BEGIN)
}

/// How many there are.
pub fn count() -> usize {
    storage::beginning(&RECORDS_BEGIN).len()
}

/// The sizes in bytes of those whose names fit.
pub fn sizes(fits: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
    let fitting = storage::beginning(&RECORDS_BEGIN).into_iter().filter(move |(_, name)| fits(name));
    fitting.map(|(storage, name)| {
        let value = storage.get_item(&name).ok().flatten();
        name.len() + value.map_or(0, |value| value.len())
    })
}
