//! The codebook of settled tracks, by counting how many have which value.
//!
//! What is held in memory for a feature grows with its different values, not with the tracks: Spotify's numbers have three to
//! six digits, so there are less than a million of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use amalgamix::catalog::Codebook;
use amalgamix::features::Feature;
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::{Float32Type, Int64Type};
use datafusion::functions_aggregate::expr_fn::count;
use datafusion::logical_expr::{ident, lit};
use datafusion::prelude::{DataFrame, ParquetReadOptions, SessionContext};
use futures::TryStreamExt;

use crate::failure::Failure;

/// The codebook of the tracks in these files.
pub async fn of(session: &SessionContext, files: impl Iterator<Item = PathBuf>) -> Result<Codebook, Failure> {
    let files: Vec<String> = files.map(|file| file.to_string_lossy().into_owned()).collect();
    let tracks = session.read_parquet(files, ParquetReadOptions::default()).await?;
    let mut counts = BTreeMap::new();
    for feature in Codebook::features() {
        counts.insert(feature, counted(tracks.clone(), feature).await?);
    }
    Ok(Codebook::from_counts(counts))
}

/// How many tracks have which value of a feature.
async fn counted(tracks: DataFrame, feature: Feature) -> Result<Vec<(f32, u64)>, Failure> {
    let value = ident(feature.name());
    let known = tracks.filter(value.clone().is_not_null())?;
    let mut batches = known.aggregate(vec![value], vec![count(lit(1))])?.execute_stream().await?;
    let mut counts = Vec::new();
    while let Some(batch) = batches.try_next().await? {
        counts.extend(pairs(&batch));
    }
    Ok(counts)
}

fn pairs(batch: &RecordBatch) -> impl Iterator<Item = (f32, u64)> {
    let values = batch.column(0).as_primitive::<Float32Type>().values();
    let counts = batch.column(1).as_primitive::<Int64Type>().values();
    values.iter().copied().zip(counts.iter().map(|count| count.unsigned_abs()))
}
