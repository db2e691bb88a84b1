//! What the browser keeps for the page, and what its programs tell each other. One that is read is written as it was read.

#![no_main]

#[path = "../../src/browser/record.rs"]
#[allow(dead_code, reason = "text is read by the browser itself")]
mod record;

use amalgamix::recommend::{Feedback, Wishes};
use amalgamix::wire;
use amalgamix::wire::account::{Collection, Entry, Listed, Luggage, Made, Page, Reply, Request};
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    match kind {
        0 => read::<Page<Entry>>(bytes),
        1 => read::<Page<Listed>>(bytes),
        2 => read::<Luggage>(bytes),
        3 => read::<Collection>(bytes),
        4 => read::<Made>(bytes),
        5 => read::<Wishes>(bytes),
        6 => read::<Feedback>(bytes),
        7 => read::<Request>(bytes),
        8 => read::<Reply>(bytes),
        9 => read::<wire::Request>(bytes),
        _ => read::<wire::Reply>(bytes),
    }
});

/// Bytes may say the same in two ways, a value may not.
fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) {
    let Some(value) = record::read::<T>(bytes) else { return };
    let written = record::written(&value).unwrap();
    assert_eq!(record::read::<T>(&written).and_then(|again| record::written(&again)), Some(written));
}
