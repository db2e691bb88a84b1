//! `classify`: which genres a playlist file is made of.

use std::path::PathBuf;

use clap::Args;

use super::heard::{Heard, hear};
use super::{tell, tell_json};
use crate::engine::{Engine, Folders, MethodOptions};
use crate::failure::Failure;

/// Say which genres a playlist file is made of
#[derive(Args)]
pub struct Options {
    /// The playlist file, as the page accepts it
    file: PathBuf,
    /// Which of its playlists, where the file holds several
    #[arg(long, value_name = "NAME")]
    playlist: Option<String>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    method: MethodOptions,
    #[command(flatten)]
    folders: Folders,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let (_, heard) = hear(&Engine::open(&self.folders, &self.method)?, &self.file, self.playlist.as_deref())?;
        if self.json { tell_json(&heard) } else { tell_text(&heard) }
    }
}

fn tell_text(heard: &Heard) -> Result<(), Failure> {
    tell(format_args!("{}: {} tracks", heard.playlist, heard.tracks));
    let from: Vec<String> = heard.features_from.iter().map(|from| format!("{} {}", from.tracks, from.origin)).collect();
    tell(format_args!("{} have enough audio features to be scored; they are from: {}", heard.scored, from.join(", ")));
    if heard.method.artists {
        tell(format_args!("{} have artists that the catalog knows, which counted", heard.known_artists));
    }
    if !heard.columns.understood.is_empty() {
        tell(&heard.columns);
    }
    for row in &heard.skipped {
        tell(format_args!("{} {} was skipped: {}", heard.format.place(), row.line, row.reason));
    }
    for values in &heard.dropped_values {
        tell(format_args!("{} of “{}” could not be used", values.count, values.column));
    }
    heard.notes.iter().for_each(tell);
    if heard.scored > 0 && !heard.sure {
        tell("Not sure: the tracks do not point to any genre clearly.");
    }
    for genre in heard.genres.iter().take_while(|genre| genre.share >= 0.01) {
        tell(format_args!("{:5.1} %  {}", genre.share * 100.0, genre.name));
    }
    Ok(())
}
