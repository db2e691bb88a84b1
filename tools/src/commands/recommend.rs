//! `recommend`: which tracks of the catalog would fit into a playlist file.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use amalgamix::catalog::Origin;
use amalgamix::export::{Form, Selection};
use amalgamix::genres::GenreTable;
use amalgamix::recommend::{PassedOver, Recommendation, Recommendations, Rule, Wishes};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::heard::{Heard, hear};
use super::{tell, tell_json};
use crate::engine::{Engine, Folders, MethodOptions};
use crate::failure::Failure;

/// Recommend tracks that would fit into a playlist file
#[derive(Args)]
pub struct Options {
    /// The playlist file, as the page accepts it
    file: PathBuf,
    /// Which of its playlists, where the file holds several
    #[arg(long, value_name = "NAME")]
    playlist: Option<String>,
    #[command(flatten)]
    wishes: WishOptions,
    /// Print one JSON object instead of text
    #[arg(long, conflicts_with = "export")]
    json: bool,
    /// Print the list as a file for other programs
    #[arg(long, value_name = "FORM")]
    export: Option<ExportForm>,
    /// Write that file here instead of printing it; a file that is there already stays as it is
    #[arg(long, requires = "export")]
    output: Option<PathBuf>,
    #[command(flatten)]
    method: MethodOptions,
    #[command(flatten)]
    folders: Folders,
}

/// What is wanted of the list.
#[derive(Args)]
struct WishOptions {
    /// How many tracks
    #[arg(long, default_value_t = Wishes::default().count)]
    count: usize,
    /// How many of them by one artist at most
    #[arg(long, default_value_t = Wishes::default().per_artist)]
    per_artist: usize,
    /// 0 for the closest tracks, any other number for another list from the same taste
    #[arg(long, default_value_t = Wishes::default().seed)]
    seed: u64,
    /// From 0, familiar artists and a list much alike, to 100, other artists and a varied list
    #[arg(long, default_value_t = Wishes::default().adventure, value_parser = clap::value_parser!(u8).range(..=100))]
    adventure: u8,
    /// From -100, well-known tracks, to 100, little-known ones
    #[arg(long, default_value_t = 0, allow_negative_numbers = true, value_parser = clap::value_parser!(i8).range(-100..=100))]
    depth: i8,
    /// Leave out tracks that are marked as explicit
    #[arg(long)]
    without_explicit: bool,
}

impl WishOptions {
    fn wishes(&self) -> Wishes {
        Wishes {
            count: self.count,
            per_artist: self.per_artist,
            seed: self.seed,
            adventure: self.adventure,
            depth: self.depth,
            without_explicit: self.without_explicit,
            ..Wishes::default()
        }
    }
}

/// The forms of `amalgamix::export`, by the names that are typed.
#[derive(Clone, Copy, ValueEnum)]
enum ExportForm {
    Csv,
    Json,
    M3u,
    Links,
}

impl From<ExportForm> for Form {
    fn from(form: ExportForm) -> Form {
        match form {
            ExportForm::Csv => Form::Csv,
            ExportForm::Json => Form::Json,
            ExportForm::M3u => Form::M3u,
            ExportForm::Links => Form::Links,
        }
    }
}

/// What `recommend --json` prints.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    heard: Heard,
    catalog: Origin,
    seed: u64,
    recommendations: Vec<Row>,
    passed_over: PassedOver,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    artists: Vec<String>,
    album: String,
    genre: String,
    score: f32,
    reason: String,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let engine = Engine::open(&self.folders, &self.method)?;
        let (classification, heard) = hear(&engine, &self.file, self.playlist.as_deref())?;
        let wishes = self.wishes.wishes();
        let recommended = engine.recommend(&classification, &wishes)?;
        if let Some(form) = self.export {
            return export(&engine, &heard, recommended.as_ref(), form.into(), self.output.as_deref());
        }
        let tracks = recommended.iter().flat_map(|recommended| &recommended.tracks);
        let answer = Answer {
            heard,
            catalog: engine.manifest.origin,
            seed: wishes.seed,
            recommendations: tracks.map(|track| row(track, &engine.genres)).collect(),
            passed_over: recommended.as_ref().map(|recommended| recommended.passed_over.clone()).unwrap_or_default(),
        };
        if self.json { tell_json(&answer) } else { tell_text(&answer) }
    }
}

fn export(
    engine: &Engine,
    heard: &Heard,
    recommended: Option<&Recommendations>,
    form: Form,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let invented = engine.manifest.origin == Origin::Demo;
    let list = recommended.ok_or_else(|| Failure::NothingScored(heard.playlist.clone()))?;
    if invented && form.needs_addresses() {
        return Err(Failure::Invented(form));
    }
    let text = Selection::new(&heard.playlist, list, &engine.genres, invented).write(form);
    match output {
        Some(path) => {
            let mut file = File::create_new(path).map_err(Failure::of(path))?;
            file.write_all(text.as_bytes()).map_err(Failure::of(path))
        }
        None => {
            tell(text.trim_end());
            Ok(())
        }
    }
}

fn row(recommendation: &Recommendation, genres: &GenreTable) -> Row {
    let (track, genre) = (&recommendation.track, genres.name(recommendation.genre));
    Row {
        id: track.id.map(|id| id.to_string()).unwrap_or_default(),
        title: track.title.clone(),
        artists: track.artists.clone(),
        album: track.album.clone(),
        genre: genre.into(),
        score: recommendation.score,
        reason: recommendation.reason.in_words(genre),
    }
}

fn tell_text(answer: &Answer) -> Result<(), Failure> {
    let Heard { playlist, scored, tracks, .. } = &answer.heard;
    tell(format_args!("For {playlist} ({scored} of {tracks} tracks have audio features):"));
    if answer.catalog == Origin::Demo {
        tell("No catalog was built here: these tracks are invented. Build one with `cargo tools catalog`.");
    }
    for row in &answer.recommendations {
        tell(format_args!("{:.0} %  {} by {} ({})", row.score * 100.0, row.title, row.artists.join(", "), row.genre));
        tell(format_args!("      {}", row.reason));
    }
    if answer.recommendations.is_empty() {
        tell("Nothing to recommend.");
        for (rule, count) in &answer.passed_over {
            tell(format_args!("Passed over: {count} {}.", words(*rule)));
        }
    }
    Ok(())
}

/// What a rule passes over, in words.
fn words(rule: Rule) -> &'static str {
    match rule {
        Rule::Known => "in the playlist already",
        Rule::Judged => "judged before",
        Rule::BlockedArtist => "by blocked artists",
        Rule::Explicit => "marked as explicit",
        Rule::Repeated => "of a recording that is in the list",
        Rule::Artist => "by artists who are in the list often enough",
        Rule::TooFar => "too far from somebody's taste",
    }
}
