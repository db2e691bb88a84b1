//! `classify`: collections to partitions by genre.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use amalgamix::genres::GenreTable;
use amalgamix::model::Network;
use burn::tensor::Device;
use clap::Args;
use datafusion::prelude::SessionContext;
use futures::StreamExt;

use super::{Weights, tell};
use crate::classify::{Classifier, Receipt};
use crate::failure::Failure;
use crate::input::{self, InputError, Row, Rows, Unusable};

/// Let the network choose a genre for every track of a collection, and file the tracks by genre
///
/// Columns are found by their names, which are those of the "Spotify Tracks Dataset". Where a row has a `track_genre` that
/// the genre table knows, that is its genre, else the likeliest. Going on after a break begins with the piece that was not
/// finished.
#[derive(Args)]
pub struct Options {
    /// CSV files (plain or .csv.zst), Parquet files, folders of them, or patterns such as 'tracks/*.csv'
    #[arg(required = true)]
    inputs: Vec<String>,
    /// The folder for the partitions
    #[arg(long)]
    out: PathBuf,
    /// How many rows are held in memory and filed together
    #[arg(long, default_value = "262144")]
    rows: NonZeroUsize,
    #[command(flatten)]
    weights: Weights,
}

impl Options {
    pub async fn run(self) -> Result<(), Failure> {
        let (files, session) = (input::files(&self.inputs)?, SessionContext::new());
        let classifier = self.classifier()?;
        let mut all = Receipt::default();
        for file in files {
            match input::rows(&session, &file).await {
                Ok(rows) => self.file(&classifier, &file, rows, &mut all).await?,
                Err(error) => eprintln!("{}: left out: {error}", file.display()),
            }
        }
        summarise(&all);
        Ok(())
    }

    /// Files what a file holds, as far as it can be read.
    async fn file(&self, by: &Classifier, file: &Path, mut rows: Rows, all: &mut Receipt) -> Result<(), Failure> {
        let file = file.display();
        loop {
            let (piece, error) = next_piece(&mut rows, self.rows.get()).await;
            if !piece.is_empty() {
                let (receipt, is_new) = by.file(&piece).await?;
                let did = if is_new { "classified" } else { "were classified before" };
                eprintln!("{file}: {} rows {did}", receipt.rows);
                all.add(&receipt);
            }
            if let Some(error) = &error {
                eprintln!("{file}: the rest is left out: {error}");
            }
            if error.is_some() || piece.len() < self.rows.get() {
                return Ok(());
            }
        }
    }

    fn classifier(&self) -> Result<Classifier, Failure> {
        let weights = &self.weights;
        let (tensors, preprocessing) = weights.network()?;
        let network = Network::load(&tensors, &preprocessing, &Device::flex())?;
        let genres = GenreTable::from_json(&weights.file("genres.json")?)?;
        Ok(Classifier::new(network, weights.fingerprint()?, genres, self.out.clone()))
    }
}

/// So many rows, or those up to the end or to an error.
async fn next_piece(rows: &mut Rows, most: usize) -> (Vec<Result<Row, Unusable>>, Option<InputError>) {
    let mut piece = Vec::new();
    while piece.len() < most {
        match rows.next().await {
            Some(Ok(row)) => piece.push(row),
            Some(Err(error)) => return (piece, Some(error)),
            None => break,
        }
    }
    (piece, None)
}

fn summarise(all: &Receipt) {
    tell(format_args!("{} tracks of {} rows", all.tracks, all.rows));
    for (reason, rows) in &all.unusable {
        tell(format_args!("{rows} rows left out: {reason}"));
    }
    if all.impossible_values > 0 {
        tell(format_args!("{} values out of their range are taken as unknown", all.impossible_values));
    }
}
