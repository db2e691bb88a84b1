//! Why a command ended without its result.

use std::io;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{BuildError, ManifestError, MergeError, ShelfError, WrongShelf};
use amalgamix::genres::GenreTableError;
use amalgamix::model::NetworkError;
use datafusion::arrow::error::ArrowError;
use datafusion::error::DataFusionError;
use datafusion::parquet::errors::ParquetError;
use thiserror::Error;

/// What is told to whoever ran the command.
#[derive(Debug, Error)]
pub enum Failure {
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Something that was to be read has no file in it.
    #[error("there is no CSV or Parquet file in {0}")]
    NoInput(String),
    /// An input's name is no pattern of names.
    #[error("{0:?} cannot be read as a pattern of file names: {1}")]
    Pattern(String, glob::PatternError),
    /// There is nothing to settle.
    #[error("there is no usable track below genre=NN/ in these folders: classify some first")]
    NoTracks,
    /// Two partitions were made with different weights.
    #[error("{path} was classified with the weights {found}, others with {expected}: classify all with the same network", path = path.display())]
    Weights {
        /// The partition.
        path: PathBuf,
        /// The weights of the others.
        expected: String,
        /// Its own.
        found: String,
    },
    /// There is nothing to pack.
    #[error("no settled track is of the genres {0:?}: choose others")]
    NothingToPack(std::ops::Range<usize>),
    /// What should say what was settled does not.
    #[error("{path}: {source}; settle the tracks again", path = path.display())]
    Settled {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A manifest is damaged.
    #[error("{path}: {source}", path = path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ManifestError,
    },
    /// Manifests are not parts of one catalog.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// A shelf is not the one that its manifest lists.
    #[error("{0}; pack it again")]
    WrongShelf(#[from] WrongShelf),
    /// A shelf is damaged.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// A shelf cannot be made of these tracks.
    #[error("the catalog cannot be built: {0}")]
    Build(#[from] BuildError),
    /// The genre table is damaged.
    #[error(transparent)]
    Genres(#[from] GenreTableError),
    /// The network cannot be used.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A result cannot be written as JSON.
    #[error("the result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// DataFusion gave up.
    #[error("the tracks cannot be sorted or counted: {0}")]
    DataFusion(#[from] DataFusionError),
    /// Rows cannot be put together.
    #[error("the rows cannot be put into a table: {0}")]
    Arrow(#[from] ArrowError),
    /// A Parquet file cannot be written.
    #[error("a Parquet file cannot be written: {0}")]
    Parquet(#[from] ParquetError),
}

impl Failure {
    /// Turns a system error into a failure about a path.
    pub fn of(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        move |source| Failure::File { path, source }
    }
}
