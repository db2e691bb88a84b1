//! The list as JSON, for programs.

use serde::Serialize;

use crate::features::Feature;

use super::{Pick, Selection};

/// Grows when a field changes its meaning or goes; a new field alone does not change it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct List<'a> {
    format: &'static str,
    version: u32,
    playlist: &'a str,
    seed: u64,
    invented: bool,
    tracks: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: Option<String>,
    address: Option<String>,
    title: &'a str,
    artists: &'a [String],
    album: &'a str,
    genre: &'a str,
    closeness: f32,
    reason: &'a str,
    features: serde_json::Map<String, serde_json::Value>,
}

pub(super) fn write(selection: &Selection) -> String {
    let list = List {
        format: "amalgamix-recommendations",
        version: VERSION,
        playlist: selection.playlist,
        seed: selection.seed,
        invented: selection.invented,
        tracks: selection.picks.iter().map(|pick| entry(selection, pick)).collect(),
    };
    // Texts and finite numbers are always JSON.
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

fn entry<'a>(selection: &Selection, pick: &'a Pick) -> Entry<'a> {
    let Pick { track, genre, score, reason } = pick;
    let features = Feature::ALL.into_iter().filter_map(|feature| {
        let value = track.features.get(feature)?;
        Some((feature.name().to_owned(), value.into()))
    });
    Entry {
        id: track.id.filter(|_| !selection.invented).map(|id| id.to_string()),
        address: selection.address(track),
        title: &track.title,
        artists: &track.artists,
        album: &track.album,
        genre,
        closeness: *score,
        reason,
        features: features.collect(),
    }
}
