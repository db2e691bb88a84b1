//! `demo`: invents the demo playlists and the demo catalog.

use std::path::PathBuf;

use amalgamix::catalog::{Origin, build};
use amalgamix::genres::Genre;
use amalgamix::network::NetworkName;
use clap::Args;

use super::catalog::{network_fingerprint, store};
use super::{DatasetOptions, tell};
use crate::demo::{Inventor, PLAYLISTS, as_csv, placed};
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
        let tracks = Genre::all()
            .flat_map(|genre| inventor.tracks(genre, self.tracks).into_iter().map(move |track| (genre, track)));
        let built = build(placed(&network, tracks)?, Origin::Demo, network_fingerprint(&self.dataset.weights)?)?;
        let bytes = store(&built, &self.catalog)?;
        tell(format_args!("{}: {bytes} bytes of invented tracks", self.catalog.display()));
        Ok(())
    }
}
