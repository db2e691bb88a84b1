//! `settle`: partitions to tracks of which each is there once, and their codebook.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use clap::Args;

use super::{Memory, Weights, tell};
use crate::failure::Failure;
use crate::settle::{Parts, settle};

/// Decide for one row of each track, over all partitions, and find the steps by which their features are coded
#[derive(Args)]
pub struct Options {
    /// The folders with the partitions, by whatever program they were written
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// The folder for the settled tracks, and for what is put on disk meanwhile
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    memory: Memory,
    #[command(flatten)]
    weights: Weights,
}

impl Options {
    pub async fn run(self) -> Result<(), Failure> {
        let parts = Parts::find(&self.folders, self.weights.fingerprint()?)?;
        let settled = settle(&self.memory.session(&self.out)?, &parts, &self.out).await?;
        let tracks: usize = settled.tracks.values().sum();
        tell(format_args!("{tracks} tracks of {} genres, from {} files", settled.tracks.len(), parts.count()));
        let troubles = parts.troubles();
        let left_out = (troubles.files.load(Ordering::Relaxed), troubles.rows.load(Ordering::Relaxed));
        if left_out != (0, 0) {
            tell(format_args!("{} files were damaged, {} rows had no valid id or probability", left_out.0, left_out.1));
        }
        Ok(())
    }
}
