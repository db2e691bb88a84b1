//! What is told about a playlist file by every command that reads one.

use std::path::Path;

use amalgamix::genres::GenreTable;
use amalgamix::import::{Columns, DroppedValues, Format, Import};
use amalgamix::mixture::GenreMix;
use amalgamix::resolve::coverage;
use amalgamix::wire::{Backend, Classification, Method};
use serde::Serialize;

use crate::engine::Engine;
use crate::failure::Failure;

/// A playlist file and what it is made of, as `--json` prints it.
#[derive(Serialize)]
pub struct Heard {
    /// The playlist's name.
    pub playlist: String,
    /// How many tracks the file has.
    pub tracks: usize,
    /// How many of them went through the network.
    pub scored: usize,
    /// How many tracks have most of their audio features from where.
    pub features_from: Vec<FeaturesFrom>,
    /// How many of those have an artist whose shelves in the catalog counted.
    pub known_artists: usize,
    /// How the genres were found.
    pub method: Method,
    /// Which program wrote the file.
    pub format: Format,
    /// Which of its columns were understood.
    pub columns: Columns,
    /// The rows of the file that are not among the tracks.
    pub skipped: Vec<SkippedRow>,
    /// Values of the file that could not be used, by column.
    pub dropped_values: Vec<DroppedValues>,
    /// What else is worth knowing about the file.
    pub notes: Vec<String>,
    /// Every genre that has a share, largest first.
    pub genres: Vec<GenreShare>,
    /// The expected share of scored tracks whose genre is right, 0 to 1; 0 where none was scored.
    pub confidence: f32,
    /// Whether that is enough for a call.
    pub sure: bool,
    /// What computed it.
    pub backend: Backend,
}

/// A row of the file that is not among the tracks.
#[derive(Serialize)]
pub struct SkippedRow {
    /// The line on which it begins, or the entry's place in its playlist, counted from 1.
    pub line: usize,
    /// Why it was skipped.
    pub reason: String,
}

/// How many tracks have most of their audio features from one origin.
#[derive(Serialize)]
pub struct FeaturesFrom {
    /// What listeners call it.
    pub origin: &'static str,
    /// How many tracks.
    pub tracks: usize,
}

/// A genre with its share of a playlist.
#[derive(Serialize)]
pub struct GenreShare {
    /// What listeners call it.
    pub name: String,
    /// From 0 to 1.
    pub share: f32,
}

/// Reads and classifies the playlist of this name in a file, or its only one.
pub fn hear(engine: &Engine, file: &Path, playlist: Option<&str>) -> Result<(Classification, Heard), Failure> {
    let (import, classification) = engine.classify(file, playlist)?;
    let heard = Heard {
        playlist: import.playlist.name.clone(),
        tracks: classification.tracks.len(),
        scored: classification.scored(),
        features_from: features_from(&classification),
        known_artists: classification.known_artists,
        method: classification.method,
        format: import.report.format,
        skipped: skipped(&import),
        notes: import.report.notes.iter().map(|note| format!("{note}.")).collect(),
        columns: import.report.columns,
        dropped_values: import.report.dropped_values,
        genres: genre_shares(&classification, &engine.genres),
        confidence: classification.mix.as_ref().map_or(0.0, |mix| mix.confidence),
        sure: classification.mix.as_ref().is_some_and(GenreMix::is_sure),
        backend: classification.backend,
    };
    Ok((classification, heard))
}

fn skipped(import: &Import) -> Vec<SkippedRow> {
    import.report.skipped.iter().map(|row| SkippedRow { line: row.line, reason: row.reason.to_string() }).collect()
}

fn features_from(classification: &Classification) -> Vec<FeaturesFrom> {
    let told = coverage(&classification.playlist).by_origin.into_iter();
    told.map(|(origin, tracks)| FeaturesFrom { origin: origin.name(), tracks }).collect()
}

fn genre_shares(classification: &Classification, genres: &GenreTable) -> Vec<GenreShare> {
    let ranked = classification.mix.iter().flat_map(|mix| mix.shares.ranked());
    let shares = ranked.filter(|(_, share)| *share > 0.0);
    shares.map(|(genre, share)| GenreShare { name: genres.name(genre).into(), share }).collect()
}
