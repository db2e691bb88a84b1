//! `invent`: makes an invented collection of any size, to try what only large ones show.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;

use amalgamix::catalog::{Origin, build};
use amalgamix::network::NetworkName;
use clap::Args;

use super::catalog::{network_fingerprint, store, tell_index};
use super::{DatasetOptions, tell};
use crate::demo::{Collection, placed, write_csv};
use crate::engine::load_network;
use crate::failure::Failure;

/// Invent a large collection: no track in it exists, and every id says so
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// How many tracks; a catalog of them is built in memory, which takes less than 1 GB for a million
    #[arg(long, default_value_t = 1_000_000)]
    tracks: usize,
    /// What to make: a file that ends in .csv, with the dataset's columns and written track by track, or else the folder of
    /// a catalog, in which every track stands on the shelf of the genre that it was drawn from
    #[arg(long)]
    out: PathBuf,
    /// Where all chance begins
    #[arg(long, default_value_t = 57)]
    seed: u64,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let collection = Collection::new(&self.dataset.read()?, self.tracks, self.seed);
        if self.out.extension().is_some_and(|extension| extension == "csv") {
            if let Some(folder) = self.out.parent() {
                fs::create_dir_all(folder).map_err(Failure::of(folder))?;
            }
            let file = File::create(&self.out).map_err(Failure::of(&self.out))?;
            write_csv(collection.map(|(_, track)| track), BufWriter::new(file))?;
            tell(format_args!("{}: {} invented tracks", self.out.display(), self.tracks));
        } else {
            let network = load_network(&self.dataset.weights, NetworkName::default())?;
            let progress = crate::progress(self.tracks, "placing");
            let shelved = placed(&network, collection.inspect(|_| progress.inc(1)))?;
            progress.finish_and_clear();
            let built = build(shelved, Origin::Demo, network_fingerprint(&self.dataset.weights)?)?;
            let bytes = store(&built, &self.out)?;
            tell(format_args!("{}: {} invented tracks, {bytes} bytes", self.out.display(), built.manifest.tracks()));
            tell_index(&built)?;
        }
        Ok(())
    }
}
