//! What can go wrong with the catalog.

use amalgamix::catalog::{BuildError, ManifestError, ShelfError, WrongShelf};
use amalgamix::import::ImportError;
use amalgamix::model::NetworkError;
use thiserror::Error;

use crate::fetch::FetchError;

/// Why the catalog cannot be brought, built or read.
#[derive(Debug, Error)]
pub enum CatalogError {
    /// None is here.
    #[error("There is no catalog in this browser. Fetch it again, or build one from your files.")]
    Absent,
    /// A file did not arrive.
    #[error("The catalog is not complete. {0}")]
    Fetch(#[from] FetchError),
    /// The manifest is damaged.
    #[error("The catalog's list of shelves is damaged: {0}.")]
    Manifest(#[from] ManifestError),
    /// A shelf arrived otherwise than the manifest says.
    #[error("A shelf of the catalog arrived damaged: {0}. What was stored before is kept; try again later.")]
    Wrong(#[from] WrongShelf),
    /// A shelf is as the manifest says, and yet no shelf.
    #[error("A shelf of the catalog is damaged where it was built: {0}. The owner of this page can build it again.")]
    Damaged(#[from] ShelfError),
    /// A shelf is as the manifest says, but holds other tracks.
    #[error(
        "The shelf {0} holds other tracks than the catalog lists. The owner of this page can build the catalog again."
    )]
    Misplaced(String),
    /// A shelf that only this browser has is damaged or gone.
    #[error(
        "A shelf of your own catalog is damaged. Build it again from your files, or use the one that comes with this page."
    )]
    OwnLost,
    /// The browser's database failed.
    #[error("This browser cannot read its store of tracks: {0}. Close the other tabs of this page and try again.")]
    Store(String),
    /// A file that is to become a catalog cannot be read.
    #[error("“{name}” cannot be used: {error}")]
    File {
        /// The file.
        name: String,
        /// What is wrong with it.
        error: ImportError,
    },
    /// None of the tracks can stand in a catalog.
    #[error(
        "None of the tracks in these files can stand in a catalog: {without_id} have no Spotify id, {without_sound} lack audio \
         features. An export that has both is needed, such as exportify.net writes."
    )]
    NoCandidates {
        /// Tracks that have no id.
        without_id: usize,
        /// Tracks whose sound is unknown.
        without_sound: usize,
    },
    /// The network did not answer.
    #[error("The tracks found no shelves: {0}. Your files are as they were; try again.")]
    Network(#[from] NetworkError),
    /// No catalog can be made of the tracks.
    #[error("These tracks make no catalog: {0}.")]
    Build(#[from] BuildError),
}

impl From<indexed_db_futures::error::Error> for CatalogError {
    fn from(error: indexed_db_futures::error::Error) -> CatalogError {
        CatalogError::Store(error.to_string())
    }
}
