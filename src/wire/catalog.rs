//! What page and engine say to each other about the catalog.

use serde::{Deserialize, Serialize};

use crate::catalog::{LeftOut, Origin};

/// What can be done about the catalog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CatalogTask {
    /// See which catalog serves, and bring the one that is served beside the page.
    Stock {
        /// Whether it is brought though the visitor's own serves, or though it was paused or removed before.
        insist: bool,
    },
    /// Build the visitor's own catalog of the tracks in these files.
    Build(Vec<NamedFile>),
    /// Build the catalog that serves anew, for the network that is here.
    Rebuild,
    /// Remove it from this browser.
    Remove,
}

/// A file of the visitor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How far a [`CatalogTask`] has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogProgress {
    /// What is being done.
    pub stage: Stage,
    /// What of it is done: shelves, files or tracks.
    pub done: usize,
    /// What of it there is to do.
    pub of: usize,
    /// How many bytes the shelves have that are done.
    pub bytes: usize,
}

/// The stages of a [`CatalogTask`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Another tab is at it; its shelves are counted.
    Waiting,
    /// Shelves are fetched, checked and stored.
    Fetching,
    /// Files are read.
    Reading,
    /// Tracks go through the network, which finds their shelves.
    Shelving,
    /// Shelves are written.
    Writing,
}

/// What came of a [`CatalogTask`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogNews {
    /// The catalog that serves now, if one does.
    pub serving: Option<CatalogSummary>,
    /// What was done.
    pub outcome: CatalogOutcome,
}

/// What was done for a [`CatalogTask`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CatalogOutcome {
    /// The served catalog is here, whole.
    Stocked,
    /// The visitor's own serves, so nothing was fetched.
    OwnServes,
    /// The catalog that was here goes on, because the served one could not be looked at: why, in words for the visitor.
    Unreached(String),
    /// The catalog that was here goes on, because the served one was built for another network.
    ForAnotherNetwork,
    /// It was stopped after this many shelves, which stay.
    Paused {
        /// Shelves that are here.
        shelves: usize,
        /// Shelves that there are.
        of: usize,
    },
    /// A catalog was built; some tracks were left out.
    Built(LeftOut),
    /// Building was stopped, and nothing has changed.
    Stopped,
    /// There is no catalog in this browser any more.
    Removed,
}

/// What the page says about the catalog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogSummary {
    /// Where its tracks are from; those of a demo catalog are invented.
    pub origin: Origin,
    /// How many tracks it has.
    pub tracks: usize,
    /// Its size in bytes, compressed as it is stored.
    pub bytes: usize,
    /// How many minutes ago it became the one that serves.
    pub age_minutes: u32,
    /// Whether its shelves were chosen by the network that is here.
    pub fits_network: bool,
    /// Why it is kept for this visit only, if so, in words for the visitor.
    pub passing: Option<String>,
}
