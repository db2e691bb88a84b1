//! The list as a table that spreadsheets and the importer read.

use crate::features::{AudioFeatures, Feature, Mode};
use crate::formula::guarded;
use crate::import::SIGNATURE_COLUMN;

use super::{Pick, Selection};

const TRACK: [&str; 5] = ["Track URI", "Track Name", "Artist Name(s)", "Album Name", "Duration (ms)"];
const CATEGORIES: [&str; 3] = ["Key", "Mode", "Time Signature"];
const CHOICE: [&str; 3] = ["Genre", "Closeness", SIGNATURE_COLUMN];

pub(super) fn write(selection: &Selection) -> String {
    let header = TRACK.into_iter().chain(Feature::SOUND.map(Feature::name)).chain(CATEGORIES).chain(CHOICE);
    let mut table = row(header.map(capitalised));
    for pick in &selection.picks {
        table += &row(cells(selection, pick));
    }
    table
}

fn cells(selection: &Selection, pick: &Pick) -> impl Iterator<Item = String> {
    let Pick { track, genre, score, reason } = pick;
    let uri = track.id.filter(|_| !selection.invented).map(|id| format!("spotify:track:{id}"));
    let texts = [track.title.clone(), artists(&track.artists), track.album.clone()];
    uri.into_iter()
        .chain(selection.address(track).is_none().then(String::new))
        .chain(texts.map(|text| guarded(&text)))
        .chain(sound(&track.features))
        .chain([guarded(genre), score.to_string(), guarded(reason)])
}

/// Names in a row as exportify.app writes them: a comma that belongs to a name has a backslash before it.
fn artists(names: &[String]) -> String {
    names.iter().map(|name| name.replace(',', "\\,")).collect::<Vec<_>>().join(", ")
}

fn sound(features: &AudioFeatures) -> impl Iterator<Item = String> {
    let written = |number: Option<f32>| number.map(|number| number.to_string()).unwrap_or_default();
    let milliseconds = features.get(Feature::Duration).map(|seconds| (seconds * 1000.0).round());
    let categories = [
        features.key.map(|key| i64::from(key.pitch_class())),
        features.mode.map(|mode| i64::from(mode == Mode::Major)),
        features.time_signature.map(|signature| i64::from(signature.beats())),
    ];
    let numbers = Feature::SOUND.map(|feature| features.get(feature));
    [milliseconds]
        .into_iter()
        .chain(numbers)
        .map(written)
        .chain(categories.map(|category| category.map(|number| number.to_string()).unwrap_or_default()))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Cells in a line, by RFC 4180: every one in quotes, so that none depends on what stands in it.
pub(super) fn row(cells: impl Iterator<Item = String>) -> String {
    cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\r\n"
}
