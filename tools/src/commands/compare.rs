//! `compare`: how alike two playlist files are, and why.

use std::path::PathBuf;

use amalgamix::similarity::playlists::{Similarity, compare};
use clap::Args;
use serde::Serialize;

use super::heard::{Heard, hear};
use super::{tell, tell_json};
use crate::engine::{Engine, Folders, MethodOptions};
use crate::failure::Failure;

/// Say how alike two playlist files are, and why
#[derive(Args)]
pub struct Options {
    /// One playlist file, as the page accepts it
    one: PathBuf,
    /// The other
    other: PathBuf,
    /// Which playlist of the one file, where it holds several
    #[arg(long, value_name = "NAME")]
    playlist: Option<String>,
    /// Which playlist of the other file
    #[arg(long, value_name = "NAME")]
    other_playlist: Option<String>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    method: MethodOptions,
    #[command(flatten)]
    folders: Folders,
}

/// What `compare --json` prints; every number from 0, nothing in common, to 1, the same.
#[derive(Serialize)]
struct Answer {
    score: f32,
    genre_overlap: f32,
    sound_closeness: f32,
    playlists: [Heard; 2],
    common_genres: Vec<Common>,
    differences: Vec<Difference>,
    common_tracks: Vec<CommonTrack>,
    common_artists: Vec<String>,
}

#[derive(Serialize)]
struct Common {
    name: String,
    share: f32,
}

#[derive(Serialize)]
struct Difference {
    feature: &'static str,
    median_rank_difference: f32,
}

#[derive(Serialize)]
struct CommonTrack {
    title: String,
    artists: Vec<String>,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let engine = Engine::open(&self.folders, &self.method)?;
        let (one, one_heard) = hear(&engine, &self.one, self.playlist.as_deref())?;
        let (other, other_heard) = hear(&engine, &self.other, self.other_playlist.as_deref())?;
        let similarity = compare(&one, &other, &engine.manifest.codebook).ok_or_else(|| {
            let unscored = if one.mix.is_none() { &self.one } else { &self.other };
            Failure::NothingScored(unscored.display().to_string())
        })?;
        let answer = answer(similarity, [one_heard, other_heard], &engine);
        if self.json { tell_json(&answer) } else { tell_text(&answer) }
    }
}

fn answer(similarity: Similarity, playlists: [Heard; 2], engine: &Engine) -> Answer {
    let common = |(genre, share)| Common { name: engine.genres.name(genre).into(), share };
    Answer {
        score: similarity.score,
        genre_overlap: similarity.genres,
        sound_closeness: similarity.sound,
        playlists,
        common_genres: similarity.common_genres.into_iter().map(common).collect(),
        differences: similarity
            .differences
            .into_iter()
            .map(|(feature, median_rank_difference)| Difference { feature: feature.name(), median_rank_difference })
            .collect(),
        common_tracks: similarity
            .common_tracks
            .into_iter()
            .map(|track| CommonTrack { title: track.title, artists: track.artists })
            .collect(),
        common_artists: similarity.common_artists,
    }
}

fn tell_text(answer: &Answer) -> Result<(), Failure> {
    let [one, other] = &answer.playlists;
    tell(format_args!("{} and {}: {:.0} % alike", one.playlist, other.playlist, answer.score * 100.0));
    tell(format_args!("genres {:.0} %, sound {:.0} %", answer.genre_overlap * 100.0, answer.sound_closeness * 100.0));
    for genre in answer.common_genres.iter().take(3) {
        tell(format_args!("both: {:.0} % {}", genre.share * 100.0, genre.name));
    }
    for difference in answer.differences.iter().take(3) {
        let more = if difference.median_rank_difference > 0.0 { &one.playlist } else { &other.playlist };
        tell(format_args!("more {} in {more}", difference.feature));
    }
    tell(format_args!("{} tracks and {} artists in common", answer.common_tracks.len(), answer.common_artists.len()));
    Ok(())
}
