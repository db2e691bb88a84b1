//! `lists`: playlists as files, and the lists that the native engine makes of them, to compare with those of the page
//! (`node e2e/bench/lists.js`).

use std::path::{Path, PathBuf};

use amalgamix::catalog::Origin;
use amalgamix::export::{Form, Selection};
use amalgamix::playlist::Track;
use amalgamix::recommend::Wishes;
use clap::Args;

use super::{DatasetOptions, tell};
use crate::demo::as_csv;
use crate::engine::{Engine, Folders, MethodOptions, write};
use crate::failure::Failure;
use crate::playlists::{GENRES, playlists};
use crate::protocol::Parts;

/// Build playlists of tracks that no network has learnt from, and a list of recommendations for each
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// How many playlists of each number of genres, which goes from one to four
    #[arg(long, default_value_t = 125)]
    playlists: usize,
    /// The folder of the catalog that the page has
    #[arg(long, default_value = "dist/catalog")]
    catalog: PathBuf,
    #[command(flatten)]
    method: MethodOptions,
    /// Where the files go, outside of the repository: for each playlist a CSV, and its list as JSON
    #[arg(long)]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let folders = Folders { weights: self.dataset.weights, catalog: Some(self.catalog) };
        let engine = Engine::open(&folders, &self.method)?;
        let test = Parts::by_artist(&dataset, None).test;
        let built = GENRES.flat_map(|genres| playlists(&test, genres, self.playlists));
        let mut written = 0;
        for (number, playlist) in built.enumerate() {
            let place = |row: &usize| dataset.tracks[test[*row].track].track.clone();
            let tracks: Vec<Track> = playlist.tracks.iter().map(place).collect();
            let name = self.out.join(format!("playlist-{number:04}"));
            write(&name.with_extension("csv"), as_csv(&tracks)?)?;
            if let Some(list) = listed(&engine, &name.with_extension("csv"))? {
                write(&name.with_extension("json"), list)?;
                written += 1;
            }
        }
        tell(format_args!("{}: {written} playlists and their lists", self.out.display()));
        Ok(())
    }
}

/// The list for a playlist file, as the page saves it; none if the file has nothing that could be scored.
fn listed(engine: &Engine, file: &Path) -> Result<Option<String>, Failure> {
    let (import, classification) = engine.classify(file, None)?;
    let recommended = engine.recommend(&classification, &Wishes::default())?;
    let invented = engine.manifest.origin == Origin::Demo;
    let name = &import.playlist.name;
    Ok(recommended.map(|list| Selection::new(name, &list, &engine.genres, invented).write(Form::Json)))
}
