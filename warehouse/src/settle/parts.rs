//! Partitions as one table for DataFusion, read part by part. What is damaged is told and left out.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use amalgamix::genres::Genre;
use amalgamix::playlist::TrackId;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, RecordBatch, UInt8Array};
use datafusion::arrow::compute::filter_record_batch;
use datafusion::arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef, UInt8Type};
use datafusion::arrow::error::ArrowError;
use datafusion::catalog::TableProvider;
use datafusion::catalog::streaming::StreamingTable;
use datafusion::error::Result;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::reader::{FileReader, SerializedFileReader};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::PartitionStream;
use datafusion::prelude::SessionContext;
use futures::stream::{self, Stream};
use futures::{StreamExt, TryStreamExt, future};

use crate::failure::Failure;
use crate::partition::{self, GENRE, PROBABILITY, TRACK_ID, WEIGHTS};
use crate::storage::partitions;
use crate::table;

/// Partitions that were classified with the same weights.
pub struct Parts {
    weights: String,
    files: Vec<(Genre, PathBuf)>,
    troubles: Arc<Troubles>,
}

/// What was left out.
#[derive(Debug, Default)]
pub struct Troubles {
    /// Rows without a valid id or probability.
    pub rows: AtomicUsize,
    /// Files that could not be read, or not to their end.
    pub files: AtomicUsize,
}

impl Troubles {
    fn file(&self, path: &Path, why: impl fmt::Display) {
        self.files.fetch_add(1, Ordering::Relaxed);
        eprintln!("{}: left out, at least in part: {why}", path.display());
    }
}

impl Parts {
    /// The partitions in these folders. Those that name their weights must name these.
    pub fn find(folders: &[PathBuf], weights: String) -> Result<Parts, Failure> {
        let (mut files, troubles) = (Vec::new(), Troubles::default());
        for (genre, path) in folders.iter().map(|folder| partitions(folder)).collect::<Result<Vec<_>, _>>()?.concat() {
            match named_weights(&path) {
                Ok(Some(found)) if found != weights => return Err(Failure::Weights { path, expected: weights, found }),
                Ok(_) => files.push((genre, path)),
                Err(error) => troubles.file(&path, error),
            }
        }
        Ok(Parts { weights, files, troubles: Arc::new(troubles) })
    }

    /// The fingerprint of the network.
    pub fn weights(&self) -> &str {
        &self.weights
    }

    /// How many files there are to read.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// What was left out so far.
    pub fn troubles(&self) -> &Troubles {
        &self.troubles
    }

    /// All rows as one table, for reading once.
    pub fn table(&self, session: &SessionContext) -> Result<Arc<dyn TableProvider>> {
        let (files, troubles) = (self.files.clone(), Arc::clone(&self.troubles));
        let reading = Reading { session: session.clone(), schema: schema(), files, troubles };
        Ok(Arc::new(StreamingTable::try_new(schema(), vec![Arc::new(reading)])?))
    }
}

/// The weights that a file's metadata names.
fn named_weights(path: &Path) -> Result<Option<String>, ParquetError> {
    let reader = SerializedFileReader::new(File::open(path)?)?;
    let metadata = reader.metadata().file_metadata().key_value_metadata();
    Ok(metadata.into_iter().flatten().find(|entry| entry.key == WEIGHTS).and_then(|entry| entry.value.clone()))
}

/// The columns of a partition and the genre.
fn schema() -> SchemaRef {
    let genre = Arc::new(Field::new(GENRE, DataType::UInt8, false));
    Arc::new(Schema::new(partition::schema().fields().iter().cloned().chain([genre]).collect::<Vec<_>>()))
}

/// The genres of rows, and their other columns.
pub fn without_genre(batch: &RecordBatch) -> Result<(UInt8Array, RecordBatch), ArrowError> {
    let mut columns = batch.clone();
    let genres = columns.remove_column(columns.num_columns() - 1);
    let columns = RecordBatch::try_new(partition::schema(), columns.columns().to_vec())?;
    Ok((genres.as_primitive::<UInt8Type>().clone(), columns))
}

struct Reading {
    session: SessionContext,
    schema: SchemaRef,
    files: Vec<(Genre, PathBuf)>,
    troubles: Arc<Troubles>,
}

impl fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} partitions", self.files.len())
    }
}

impl PartitionStream for Reading {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let (session, troubles) = (self.session.clone(), Arc::clone(&self.troubles));
        let rows = stream::iter(self.files.clone())
            .flat_map(move |(genre, path)| rows(session.clone(), genre, path, Arc::clone(&troubles)));
        Box::pin(RecordBatchStreamAdapter::new(schema(), rows))
    }
}

/// The sound rows of a file, up to where it is damaged.
fn rows(
    session: SessionContext,
    genre: Genre,
    path: PathBuf,
    troubles: Arc<Troubles>,
) -> impl Stream<Item = Result<RecordBatch>> {
    let file = path.clone();
    let opened = async move { table::open(&session, &file, &partition::schema()).await?.execute_stream().await };
    stream::once(opened).try_flatten().scan((), move |(), batch| {
        future::ready(match batch {
            Ok(batch) => Some(sound(&batch, genre, &troubles).map_err(Into::into)),
            Err(error) => {
                troubles.file(&path, error);
                None
            }
        })
    })
}

/// The rows of a batch that have an id and a probability, with their genre.
fn sound(batch: &RecordBatch, genre: Genre, troubles: &Troubles) -> Result<RecordBatch, ArrowError> {
    let ids = batch.column_by_name(TRACK_ID).and_then(|column| column.as_string_opt::<i32>());
    let probabilities = batch.column_by_name(PROBABILITY).and_then(|column| column.as_primitive_opt::<Float32Type>());
    let is_sound = |row: usize| {
        let id = ids.filter(|ids| ids.is_valid(row)).map(|ids| ids.value(row));
        let probability = probabilities.filter(|column| column.is_valid(row)).map(|column| column.value(row));
        id.is_some_and(|id| id.parse::<TrackId>().is_ok()) && probability.is_some_and(|it| (0.0..=1.0).contains(&it))
    };
    let are_sound: BooleanArray = (0..batch.num_rows()).map(|row| Some(is_sound(row))).collect();
    troubles.rows.fetch_add(batch.num_rows() - are_sound.true_count(), Ordering::Relaxed);
    let kept = filter_record_batch(batch, &are_sound)?;
    let genres: ArrayRef = Arc::new(UInt8Array::from_value(genre.into(), kept.num_rows()));
    RecordBatch::try_new(schema(), kept.columns().iter().cloned().chain([genres]).collect())
}
