//! `merge`: parts of a catalog to one.

use std::path::PathBuf;

use amalgamix::genres::GENRE_COUNT;
use clap::Args;

use super::tell;
use crate::failure::Failure;
use crate::pack::merge;

/// Merge the parts of a catalog, packed by several machines: their manifests must agree on all but the shelves
#[derive(Args)]
pub struct Options {
    /// The manifests, each beside its shelves
    #[arg(required = true)]
    manifests: Vec<PathBuf>,
    /// The folder of the catalog
    #[arg(long)]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let merged = merge(&self.manifests, &self.out)?;
        let (tracks, shelves) = (merged.tracks(), merged.shelves.len());
        tell(format_args!("{}: {tracks} tracks on {shelves} of {GENRE_COUNT} shelves", self.out.display()));
        Ok(())
    }
}
