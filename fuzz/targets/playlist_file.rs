//! Playlist files: CSV of any tool, Spotify's account data. Whatever is read keeps to the bounds that are promised.

#![no_main]

use amalgamix::import::{self, MAX_PLAYLISTS, MAX_ROWS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(contents) = import::read("any.csv", bytes) else { return };
    assert!(contents.playlists().count() <= MAX_PLAYLISTS);
    assert!(contents.playlists().all(|import| !import.playlist.tracks.is_empty()), "an empty playlist is no playlist");
    let rows: usize =
        contents.playlists().map(|import| import.playlist.tracks.len() + import.report.skipped.len()).sum();
    assert!(rows <= MAX_ROWS);
    contents.together();
});
