//! `size`: what a catalog weighs, beside the same content as Parquet.

use std::path::PathBuf;

use clap::Args;

use super::tell;
use crate::failure::Failure;
use crate::pack::read_manifest;
use crate::size::{ShelfTable, table};
use crate::storage::{MANIFEST, read, write};

/// What stands above the table.
const HEAD: &str = "\
# What a track weighs

Written by `cargo warehouse size`. Parquet holds the same as the shelves, at the same precision: ids of 16 bytes, texts, the codes
of features and embedding. It chooses its encodings (version 2), compresses with zstd at level 19, and keeps no statistics. The
manifest, which both need, is not counted.

";

/// Compare a catalog's bytes a track with Parquet files that hold the same, and write the table
#[derive(Args)]
pub struct Options {
    /// The folder of the catalog
    #[arg(long, default_value = "catalog")]
    catalog: PathBuf,
    /// The file for the table, in Markdown
    #[arg(long, default_value = "docs/catalog-size.md")]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let manifest = read_manifest(&self.catalog.join(MANIFEST))?;
        let mut shelves = Vec::new();
        for entry in &manifest.shelves {
            let bytes = read(&self.catalog.join(&entry.file))?;
            entry.check(&bytes)?;
            shelves.push(ShelfTable::read(&bytes, &manifest.codebook)?);
        }
        let table = table(&manifest, &shelves)?;
        let tracks = manifest.tracks();
        write(&self.out, format!("{HEAD}The catalog has {tracks} tracks.\n\n{table}").as_bytes())?;
        tell(table);
        Ok(())
    }
}
