//! `demo`: invents the demo playlists and the demo catalog.

use std::path::PathBuf;

use amalgamix::catalog::{Origin, Shelved, build};
use amalgamix::features::AudioFeatures;
use amalgamix::genres::Genre;
use amalgamix::model::{BATCH, Network};
use amalgamix::network::NetworkName;
use amalgamix::playlist::Track;
use clap::Args;

use super::catalog::{network_fingerprint, store};
use super::{DatasetOptions, tell};
use crate::demo::{Inventor, PLAYLISTS, as_csv};
use crate::engine::{DEMO_CATALOG, load_genres, load_network, write};
use crate::failure::Failure;

/// Invent the demo playlists and the demo catalog: no track in them exists
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// The folder for the playlists and their list
    #[arg(long, default_value = "public/demo")]
    playlists: PathBuf,
    /// The folder for the catalog
    #[arg(long, default_value = DEMO_CATALOG)]
    catalog: PathBuf,
    /// Tracks a shelf
    #[arg(long, default_value_t = 40)]
    tracks: usize,
    /// Where all chance begins
    #[arg(long, default_value_t = 57)]
    seed: u64,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let genres = load_genres(&self.dataset.weights)?;
        let mut inventor = Inventor::new(&self.dataset.read()?, self.seed);
        for playlist in &PLAYLISTS {
            let tracks = inventor.playlist(playlist, &genres);
            write(&self.playlists.join(playlist.file), as_csv(&tracks)?)?;
            tell(format_args!("{}: {} invented tracks", playlist.file, tracks.len()));
        }
        write(&self.playlists.join("playlists.json"), serde_json::to_string_pretty(&PLAYLISTS)? + "\n")?;
        let network = load_network(&self.dataset.weights, NetworkName::default())?;
        let mut shelved = Vec::new();
        for genre in Genre::all() {
            shelved.extend(placed(&network, genre, inventor.tracks(genre, self.tracks))?);
        }
        let built = build(shelved, Origin::Demo, network_fingerprint(&self.dataset.weights)?)?;
        let bytes = store(&built, &self.catalog)?;
        tell(format_args!("{}: {bytes} bytes of invented tracks", self.catalog.display()));
        Ok(())
    }
}

/// The tracks with their places among all others. They stand on the shelf of the genre that they were invented for.
fn placed(network: &Network, genre: Genre, tracks: Vec<Track>) -> Result<Vec<Shelved>, Failure> {
    let mut shelved = Vec::with_capacity(tracks.len());
    for batch in tracks.chunks(BATCH) {
        let heard: Vec<AudioFeatures> = batch.iter().map(|track| track.features.as_listener()).collect();
        let answers = pollster::block_on(network.predict(&heard.iter().collect::<Vec<_>>()))?;
        let place = |(track, embedding): (&Track, _)| Shelved { genre, track: track.clone(), embedding };
        shelved.extend(batch.iter().zip(answers.into_iter().map(|answer| answer.codes)).map(place));
    }
    Ok(shelved)
}
