//! ReccoBeats' answers.

#![no_main]

#[path = "../../src/account/tells/json.rs"]
pub mod features;
#[path = "../../src/account/reccobeats/json.rs"]
mod reccobeats;

mod tells {
    pub use crate::features as json;
}

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let _ = reccobeats::read(body);
});
