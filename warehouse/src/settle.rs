//! Partitions to settled tracks: each track once, and the codebook of all.
//!
//! The same id may stand in several partitions, even in several genres. All rows are sorted by id, so that they become
//! neighbours, and the first of them is kept: that of the highest probability, of equal ones that of the first genre, and
//! then the smallest by its other columns. So what is kept depends on the rows alone and not on who wrote them where. Sorting
//! is DataFusion's: it puts sorted runs on disk and joins them.

mod codebook;
mod parts;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{Codebook, Origin};
use amalgamix::genres::Genre;
use amalgamix::playlist::TrackId;
use datafusion::arrow::array::{AsArray, BooleanArray, RecordBatch, UInt8Array};
use datafusion::arrow::compute::filter_record_batch;
use datafusion::arrow::compute::kernels::cmp::eq;
use datafusion::logical_expr::{SortExpr, ident};
use datafusion::prelude::SessionContext;
use futures::TryStreamExt;
use serde::{Deserialize, Serialize};

pub use parts::Parts;

use crate::failure::Failure;
use crate::partition::{self, GENRE, PROBABILITY, TRACK_ID};
use crate::storage::{self, ParquetFile};

/// The file beside the settled tracks that says what they are. It is written last.
const SETTLED: &str = "settled.json";

/// What is known of settled tracks.
#[derive(Serialize, Deserialize)]
pub struct Settled {
    /// Where they are from.
    pub origin: Origin,
    /// By what a catalog names the network that chose their genres.
    pub weights: String,
    /// The steps in which they are evenly spread.
    pub codebook: Codebook,
    /// How many there are of each genre.
    pub tracks: BTreeMap<Genre, usize>,
}

impl Settled {
    /// What was settled in a folder.
    pub fn read(folder: &Path) -> Result<Settled, Failure> {
        let path = folder.join(SETTLED);
        serde_json::from_slice(&storage::read(&path)?).map_err(|source| Failure::Settled { path, source })
    }

    /// The file with a genre's tracks.
    pub fn file(folder: &Path, genre: Genre) -> PathBuf {
        folder.join(partition::folder(genre)).join("tracks.parquet")
    }
}

/// Settles the tracks of these parts in a folder, in which no others are.
pub async fn settle(session: &SessionContext, parts: &Parts, folder: &Path) -> Result<Settled, Failure> {
    let receipt = folder.join(SETTLED);
    if receipt.exists() {
        fs::remove_file(&receipt).map_err(Failure::of(&receipt))?;
    }
    let mut rows = session.read_table(parts.table(session)?)?.sort(order())?.execute_stream().await?;
    let (mut once, mut files) = (Once::default(), Files { folder, weights: parts.weights(), open: BTreeMap::new() });
    while let Some(batch) = rows.try_next().await? {
        files.write(&once.filter(&batch)?)?;
    }
    let tracks = files.finish()?;
    if tracks.is_empty() {
        return Err(Failure::NoTracks);
    }
    let codebook = codebook::of(session, tracks.keys().map(|genre| Settled::file(folder, *genre))).await?;
    let origin = if once.others == 0 { Origin::Demo } else { Origin::Collection };
    let settled = Settled { origin, weights: parts.weights().to_owned(), codebook, tracks };
    storage::write(&receipt, &serde_json::to_vec(&settled)?)?;
    Ok(settled)
}

/// The same ids beside each other, the row to keep first.
fn order() -> Vec<SortExpr> {
    let (schema, decisive) = (partition::schema(), [TRACK_ID, PROBABILITY, GENRE]);
    let others = schema.fields().iter().map(|field| field.name().as_str()).filter(|name| !decisive.contains(name));
    let columns = decisive.into_iter().chain(others);
    columns.map(|name| ident(name).sort(name != PROBABILITY, false)).collect()
}

/// Keeps the first row of each id, batch after batch.
#[derive(Default)]
struct Once {
    last: String,
    /// How many of the tracks are not invented.
    others: usize,
}

impl Once {
    fn filter(&mut self, batch: &RecordBatch) -> Result<RecordBatch, Failure> {
        let mut is_first = Vec::with_capacity(batch.num_rows());
        for id in batch.column(0).as_string::<i32>().iter() {
            let id = id.unwrap_or_default();
            is_first.push(id != self.last);
            if id != self.last {
                self.last = id.to_owned();
                self.others += usize::from(!id.parse().is_ok_and(TrackId::is_invented));
            }
        }
        Ok(filter_record_batch(batch, &BooleanArray::from(is_first))?)
    }
}

/// The settled tracks' files in the making.
struct Files<'a> {
    folder: &'a Path,
    weights: &'a str,
    open: BTreeMap<Genre, (ParquetFile, usize)>,
}

impl Files<'_> {
    /// Adds each row to the file of its genre.
    fn write(&mut self, batch: &RecordBatch) -> Result<(), Failure> {
        let (genres, columns) = parts::without_genre(batch)?;
        let present: BTreeSet<u8> = genres.values().iter().copied().collect();
        for genre in present.into_iter().filter_map(|genre| Genre::try_from(genre).ok()) {
            let of_genre = filter_record_batch(&columns, &eq(&genres, &UInt8Array::new_scalar(genre.into()))?)?;
            let (file, tracks) = match self.open.entry(genre) {
                Entry::Occupied(open) => open.into_mut(),
                Entry::Vacant(place) => {
                    let path = Settled::file(self.folder, genre);
                    place.insert((ParquetFile::create(path, partition::schema(), self.weights)?, 0))
                }
            };
            file.write(&of_genre)?;
            *tracks += of_genre.num_rows();
        }
        Ok(())
    }

    /// Ends the files; tells how many tracks each has.
    fn finish(self) -> Result<BTreeMap<Genre, usize>, Failure> {
        self.open.into_iter().map(|(genre, (file, tracks))| file.finish().map(|_| (genre, tracks))).collect()
    }
}
