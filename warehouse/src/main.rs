//! `cargo warehouse`: builds catalogs from collections of tracks that are larger than memory.
//!
//! | step | from | to | memory |
//! |---|---|---|---|
//! | `classify` | CSV and Parquet files | partitions by genre ([`partition`]) | one piece of the rows |
//! | `settle` | partitions, whoever wrote them | each track once, and the codebook | what `--memory` says |
//! | `pack` | settled tracks | shelves and a manifest, of all genres or of some | one shelf |
//! | `merge` | manifests of some genres each, with their shelves | one catalog | one shelf |
//!
//! Each step reads nothing but what the one before it wrote, so all can be done piece by piece, by different machines.

mod classify;
mod commands;
mod failure;
mod input;
mod pack;
mod partition;
mod settle;
mod size;
mod storage;
mod table;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

/// Build catalogs from collections of tracks that are larger than memory
///
/// Run it from the repository's root. The steps: classify, settle, pack, and merge where several machines packed.
#[derive(Parser)]
#[command(name = "cargo warehouse", bin_name = "cargo warehouse", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    match Arguments::parse().command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
