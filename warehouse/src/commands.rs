//! What `cargo warehouse` can be told to do.

mod classify;
mod merge;
mod pack;
mod settle;
mod size;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use amalgamix::network::{NetworkName, fingerprint};
use clap::{Args, Subcommand};
use datafusion::prelude::SessionContext;

use crate::failure::Failure;
use crate::storage::read;
use crate::table;

/// One command with its options.
#[derive(Subcommand)]
pub enum Command {
    Classify(classify::Options),
    Settle(settle::Options),
    Pack(pack::Options),
    Merge(merge::Options),
    Size(size::Options),
}

impl Command {
    /// Does it; results go to standard output, progress and what was left out to standard error.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Command::Classify(options) => options.run().await,
            Command::Settle(options) => options.run().await,
            Command::Pack(options) => options.run().await,
            Command::Merge(options) => options.run(),
            Command::Size(options) => options.run(),
        }
    }
}

/// Where the network is.
#[derive(Args)]
struct Weights {
    /// The folder with the network
    #[arg(long, default_value = "weights")]
    weights: PathBuf,
}

impl Weights {
    fn file(&self, name: impl AsRef<Path>) -> Result<Vec<u8>, Failure> {
        read(&self.weights.join(name))
    }

    /// The network's weights and its preprocessing.
    fn network(&self) -> Result<(Vec<u8>, Vec<u8>), Failure> {
        let name = NetworkName::default();
        Ok((self.file(name.weights_file())?, self.file(name.preprocessing_file())?))
    }

    /// By what a catalog names the network.
    fn fingerprint(&self) -> Result<String, Failure> {
        let (tensors, preprocessing) = self.network()?;
        Ok(fingerprint(&tensors, &preprocessing))
    }
}

/// How much memory DataFusion may use.
#[derive(Args)]
struct Memory {
    /// Mebibytes for sorting and counting; what is more is put on disk meanwhile
    #[arg(long, default_value_t = 1024)]
    memory: usize,
}

impl Memory {
    /// A session that puts what is too much into a folder, which is made.
    fn session(&self, folder: &Path) -> Result<SessionContext, Failure> {
        fs::create_dir_all(folder).map_err(Failure::of(folder))?;
        Ok(table::session(self.memory << 20, folder.to_owned())?)
    }
}

/// Writes a line of a result. Whoever reads it may stop reading; that is no fault.
fn tell(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
