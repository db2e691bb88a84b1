//! `classify`: which genres a playlist file is made of.

use std::path::PathBuf;

use amalgamix::genres::GenreTable;
use amalgamix::import::Import;
use amalgamix::mixture::GenreMix;
use amalgamix::wire::{Backend, Classification};
use clap::Args;
use serde::Serialize;

use super::{tell, tell_json};
use crate::engine::{Engine, Folders};
use crate::failure::Failure;

/// Say which genres a playlist file is made of
#[derive(Args)]
pub struct Options {
    /// The playlist file, as the page accepts it
    file: PathBuf,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    folders: Folders,
}

/// What `classify --json` prints.
#[derive(Serialize)]
struct Answer {
    playlist: String,
    tracks: usize,
    scored: usize,
    from_catalog: usize,
    skipped: Vec<SkippedRow>,
    genres: Vec<GenreShare>,
    confidence: f32,
    sure: bool,
    backend: Backend,
}

/// A row of the file that is not among the tracks.
#[derive(Serialize)]
pub struct SkippedRow {
    line: usize,
    reason: String,
}

/// A genre with its share of a playlist, 0 to 1.
#[derive(Serialize)]
pub struct GenreShare {
    name: String,
    share: f32,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let engine = Engine::open(&self.folders)?;
        let (import, classification) = engine.classify(&self.file)?;
        let answer = Answer {
            playlist: import.playlist.name.clone(),
            tracks: classification.tracks.len(),
            scored: classification.scored(),
            from_catalog: classification.from_catalog,
            skipped: skipped(&import),
            genres: genre_shares(&classification, &engine.genres),
            confidence: classification.mix.as_ref().map_or(0.0, |mix| mix.confidence),
            sure: classification.mix.as_ref().is_some_and(GenreMix::is_sure),
            backend: classification.backend,
        };
        if self.json { tell_json(&answer) } else { tell_text(&answer) }
    }
}

fn tell_text(answer: &Answer) -> Result<(), Failure> {
    tell(format_args!("{}: {} tracks", answer.playlist, answer.tracks));
    tell(format_args!("{} have audio features, {} of them from the catalog", answer.scored, answer.from_catalog));
    for row in &answer.skipped {
        tell(format_args!("line {} was skipped: {}", row.line, row.reason));
    }
    if answer.scored > 0 && !answer.sure {
        tell("Not sure: the tracks do not point to any genre clearly.");
    }
    for genre in answer.genres.iter().take_while(|genre| genre.share >= 0.01) {
        tell(format_args!("{:5.1} %  {}", genre.share * 100.0, genre.name));
    }
    Ok(())
}

/// The rows of a file that are not among its tracks.
pub fn skipped(import: &Import) -> Vec<SkippedRow> {
    import.report.skipped.iter().map(|row| SkippedRow { line: row.line, reason: row.reason.to_string() }).collect()
}

/// Every genre that has a share of the playlist, largest first.
pub fn genre_shares(classification: &Classification, genres: &GenreTable) -> Vec<GenreShare> {
    let ranked = classification.mix.iter().flat_map(|mix| mix.shares.ranked());
    let shares = ranked.filter(|(_, share)| *share > 0.0);
    shares.map(|(genre, share)| GenreShare { name: genres.name(genre).into(), share }).collect()
}
