//! Spotify's answers, whichever request they answer. What is kept of them is bounded.

#![no_main]

#[path = "../../src/account/tells/json.rs"]
pub mod features;
#[path = "../../src/account/spotify/json.rs"]
#[allow(dead_code, reason = "what is written to Spotify is not attacked")]
mod spotify;

mod tells {
    pub use crate::features as json;
}

use libfuzzer_sys::fuzz_target;

/// More than any name that a screen shows.
const LONG: usize = 2000;

fuzz_target!(|body: &[u8]| {
    let _ = (spotify::made(body), spotify::described(body, "any"), spotify::audio_features(body));
    if let Ok(profile) = spotify::profile(body) {
        assert!(profile.name.len() <= LONG && !profile.id.is_empty());
    }
    if let Ok(page) = spotify::page(body, |entry| spotify::listed(entry, "me")) {
        assert!(page.entries.iter().flatten().all(|listed| listed.name.len() <= LONG));
    }
    let _ = spotify::page(body, spotify::entry);
});
