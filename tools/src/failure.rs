//! Why a command ended without its result.

use std::io;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{BuildError, ManifestError, ShelfError, WrongShelf};
use amalgamix::export::Form;
use amalgamix::genres::GenreTableError;
use amalgamix::import::ImportError;
use amalgamix::model::{NetworkError, WeightsError};
use amalgamix::portrait::{NotAPortrait, ScaleError};
use amalgamix::similarity::CalibrationError;
use amalgamix::taste_code::TasteCodeError;
use thiserror::Error;

use crate::dataset::DatasetError;
use crate::train::TrainError;

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
    /// A file is no playlist.
    #[error("{path}: {source}", path = path.display())]
    Playlist {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ImportError,
    },
    /// A file holds several playlists and it was not said which, or none of this name.
    #[error("{path}: {}choose one with --playlist NAME:\n{}", missing(wanted.as_deref()), names.join("\n"), path = path.display())]
    WhichPlaylist {
        /// The file.
        path: PathBuf,
        /// The name that was asked for, if one was.
        wanted: Option<String>,
        /// The names of its playlists.
        names: Vec<String>,
    },
    /// A shelf of the catalog is not the one that the manifest lists.
    #[error("{0}; build the catalog again with `cargo tools catalog`")]
    WrongShelf(#[from] WrongShelf),
    /// A shelf of the catalog is damaged.
    #[error("{0}; build the catalog again with `cargo tools catalog`")]
    Shelf(#[from] ShelfError),
    /// The catalog's manifest is damaged.
    #[error("{0}; build the catalog again with `cargo tools catalog`")]
    Manifest(#[from] ManifestError),
    /// A catalog cannot be built of these tracks.
    #[error("the catalog cannot be built: {0}")]
    Build(#[from] BuildError),
    /// The genre table is damaged.
    #[error(transparent)]
    Genres(#[from] GenreTableError),
    /// The scale of portraits is damaged.
    #[error(transparent)]
    Scale(#[from] ScaleError),
    /// What similarities are put together from is damaged.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
    /// There are too few tracks to find out what similarities are put together from.
    #[error("these tracks are too few to build playlists of: give the whole dataset")]
    NothingToFit,
    /// What was given is neither a playlist nor a taste code.
    #[error("{told}: {source}")]
    TasteCode {
        /// The file, or the beginning of the text.
        told: String,
        /// What is wrong with it.
        source: TasteCodeError,
    },
    /// A taste cannot be told.
    #[error("{0}")]
    Portrait(#[from] NotAPortrait),
    /// The dataset cannot be used.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// Training gave no network.
    #[error(transparent)]
    Train(#[from] TrainError),
    /// The network cannot be used.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// The network cannot be written.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// A program that was called has failed.
    #[error("{command} failed:\n{said}")]
    Script {
        /// The program and its arguments.
        command: String,
        /// What it said.
        said: String,
    },
    /// A result cannot be written as JSON.
    #[error("the result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Invented tracks cannot be written as CSV.
    #[error("the invented tracks cannot be written as CSV: {0}")]
    Csv(#[from] csv::Error),
    /// Tracks that exist nowhere else have no addresses to write.
    #[error(
        "the tracks of this catalog are invented and have no addresses, which is all that {0} could hold; export csv or \
         json, or build a catalog with `cargo tools catalog`"
    )]
    Invented(Form),
    /// There is nothing to compare or to choose by.
    #[error("{0} has no track whose audio features are known, so there is nothing to go by")]
    NothingScored(String),
}

fn missing(wanted: Option<&str>) -> String {
    match wanted {
        Some(wanted) => format!("no playlist with tracks is called “{wanted}”; "),
        None => "this file holds several playlists; ".into(),
    }
}

impl Failure {
    /// Turns a system error into a failure about a path.
    pub fn of(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        move |source| Failure::File { path, source }
    }
}
