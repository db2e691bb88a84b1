//! What `cargo tools` can be told to do.

mod alike;
mod boosted;
mod catalog;
mod classify;
mod compare;
mod dataset;
mod demo;
mod evaluate;
mod figures;
mod heard;
mod invent;
mod judge;
mod lists;
mod prepare;
mod recommend;
mod share;
mod tastes;
mod together;
mod train;

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::dataset::Dataset;
use crate::engine::load_genres;
use crate::failure::Failure;

/// One command with its options.
#[derive(Subcommand)]
pub enum Command {
    Dataset(dataset::Options),
    Prepare(prepare::Options),
    Train(train::Options),
    Boosted(boosted::Options),
    Evaluate(evaluate::Options),
    Figures(figures::Options),
    Catalog(catalog::Options),
    Demo(demo::Options),
    Invent(invent::Options),
    Classify(classify::Options),
    Recommend(recommend::Options),
    Judge(judge::Options),
    Alike(alike::Options),
    Lists(lists::Options),
    Together(together::Options),
    Compare(compare::Options),
    Share(share::Options),
}

impl Command {
    /// Does it; results go to standard output, progress to standard error.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Command::Dataset(options) => options.run(),
            Command::Prepare(options) => options.run(),
            Command::Train(options) => options.run(),
            Command::Boosted(options) => options.run(),
            Command::Evaluate(options) => options.run(),
            Command::Figures(options) => options.run(),
            Command::Catalog(options) => options.run(),
            Command::Demo(options) => options.run(),
            Command::Invent(options) => options.run(),
            Command::Classify(options) => options.run(),
            Command::Recommend(options) => options.run(),
            Command::Judge(options) => options.run(),
            Command::Alike(options) => options.run(),
            Command::Lists(options) => options.run(),
            Command::Together(options) => options.run(),
            Command::Compare(options) => options.run(),
            Command::Share(options) => options.run(),
        }
    }
}

/// Where the dataset is.
#[derive(Args)]
struct DatasetOptions {
    /// The dataset's CSV, plain or packed with zstd [default: a known place beside the repository, else a download of
    /// 20 MB that is kept in target/]
    #[arg(long, env = "AMALGAMIX_DATASET")]
    dataset: Option<PathBuf>,
    /// The folder with the genre table
    #[arg(long, default_value = "weights")]
    weights: PathBuf,
}

impl DatasetOptions {
    fn read(&self) -> Result<Dataset, Failure> {
        let csv = crate::dataset::read(self.dataset.as_deref()).map_err(crate::dataset::DatasetError::from)?;
        Ok(Dataset::clean(&csv, &load_genres(&self.weights)?)?)
    }
}

/// Writes a line of a result. Whoever reads it may stop reading; that is no fault.
fn tell(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn tell_json(result: &impl Serialize) -> Result<(), Failure> {
    tell(serde_json::to_string_pretty(result)?);
    Ok(())
}
