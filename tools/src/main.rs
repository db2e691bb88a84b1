//! `cargo tools`: prepares the data, trains and measures the network, builds the catalog, and runs the page's engine on
//! playlist files.

mod alike;
mod augment;
mod boosted;
mod commands;
mod confusion;
mod correlation;
mod dataset;
mod demo;
mod engine;
mod failure;
mod figures;
mod genres;
mod judgement;
mod measure;
mod neighbours;
mod playlists;
mod protocol;
mod shelving;
mod train;

use std::process::ExitCode;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};

use commands::Command;

/// AmalgaMix's native program.
///
/// Run it from the repository's root. The commands on playlist files accept what the page accepts and give the same answers;
/// they use the network in weights/ and a catalog folder.
#[derive(Parser)]
#[command(name = "cargo tools", bin_name = "cargo tools", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// A progress bar on standard error, where it does not mix with results; invisible where that is no terminal.
fn progress(steps: usize, label: impl Into<String>) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(steps as u64).with_message(label.into());
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
