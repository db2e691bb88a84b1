//! `catalog`: builds the real catalog from the dataset.

use std::fs;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{Built, Origin, Shelf, ShelfIndex, build};
use amalgamix::network::NetworkName;
use clap::Args;

use super::{DatasetOptions, tell};
use crate::engine::{self, CATALOG, MANIFEST, load_genres, load_network, write};
use crate::failure::Failure;
use crate::measure::hear;
use crate::shelving::{shelved, sounds};

/// Build the catalog from the dataset: one shelf a genre, each track on one of them, and a manifest
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// The folder to build in; a catalog that is there is replaced
    #[arg(long, default_value = CATALOG)]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let tracks = self.dataset.read()?.tracks;
        let answers = hear(&load_network(&self.dataset.weights, NetworkName::default())?, &sounds(&tracks))?;
        let built = build(shelved(&tracks, &answers), Origin::Dataset, network_fingerprint(&self.dataset.weights)?)?;
        let bytes = store(&built, &self.out)?;
        self.summarise(&built, bytes)
    }

    fn summarise(&self, built: &Built, bytes: usize) -> Result<(), Failure> {
        let genres = load_genres(&self.dataset.weights)?;
        for entry in &built.manifest.shelves {
            let (name, each) = (genres.name(entry.genre), entry.bytes as f64 / entry.tracks as f64);
            tell(format_args!("{:6} tracks {:8} bytes {each:5.1} each  {name}", entry.tracks, entry.bytes));
        }
        let tracks = built.manifest.tracks();
        let each = bytes as f64 / tracks as f64;
        tell(format_args!(
            "{tracks:6} tracks {bytes:8} bytes {each:5.1} each, the manifest included, in {}",
            self.out.display()
        ));
        tell_index(built)
    }
}

/// Tells what the index of a catalog takes, which each browser makes for itself and keeps beside the shelves.
pub fn tell_index(built: &Built) -> Result<(), Failure> {
    let index = |shelf: &Vec<u8>| Ok(ShelfIndex::of(&Shelf::read(shelf)?).to_bytes().len());
    let bytes: usize = built.shelves.values().map(index).sum::<Result<_, Failure>>()?;
    let each = bytes as f64 / built.manifest.tracks() as f64;
    tell(format_args!("Its index takes {bytes} bytes in a browser, {each:.1} a track"));
    Ok(())
}

/// The name of the network that a catalog is made with.
pub fn network_fingerprint(weights: &Path) -> Result<String, Failure> {
    engine::network_fingerprint(weights, NetworkName::default())
}

/// Writes a catalog in the place of the one that was there, the manifest last; tells its bytes.
pub fn store(built: &Built, folder: &Path) -> Result<usize, Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::of(folder))?;
    }
    for (file, bytes) in &built.shelves {
        write(&folder.join(file), bytes)?;
    }
    let manifest = built.manifest.to_json()?;
    write(&folder.join(MANIFEST), &manifest)?;
    Ok(built.shelves.values().map(Vec::len).sum::<usize>() + manifest.len())
}
