//! Pasted links to tracks and playlists, and whatever else is pasted.

#![no_main]

use amalgamix::import::links;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(id) = links::playlist(text) {
        assert!(text.contains(id));
    }
    if let Ok(import) = links::read(text) {
        assert!(import.playlist.tracks.iter().all(|track| track.id.is_some()), "a link names its track");
    }
});
