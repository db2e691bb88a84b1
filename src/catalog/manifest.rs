//! A catalog's table of contents, and where its tracks are from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::genres::Genre;

use super::codebook::Codebook;
use super::entry::{ShelfEntry, is_sha256};

/// How many bytes a manifest may have.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// Where the tracks of a catalog are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// They are invented and exist nowhere else.
    Demo,
    /// The public dataset that the networks were trained with.
    Dataset,
    /// A file that the visitor brought.
    Visitor,
    /// A collection of whoever put up the page.
    Collection,
}

/// A catalog's table of contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this form, [`Manifest::VERSION`].
    pub version: u32,
    /// Where the tracks are from.
    pub origin: Origin,
    /// The SHA-256 of the weights that chose the shelves, in hexadecimal.
    pub weights: String,
    /// What the codes on the shelves mean.
    pub codebook: Codebook,
    /// The shelves, by genre.
    pub shelves: Vec<ShelfEntry>,
}

/// Why bytes are not the [`Manifest`] of a catalog.
#[derive(Debug, Error)]
pub enum ManifestError {
    /// More bytes than [`MAX_MANIFEST_BYTES`].
    #[error("the catalog's manifest has {0} bytes, at most {MAX_MANIFEST_BYTES} are possible: fetch it again")]
    TooLong(usize),
    /// They are not JSON of the expected form, or the codebook is none.
    #[error("the catalog's manifest cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Another version.
    #[error("the catalog's manifest has version {0}, this program reads {known}: build it again", known = Manifest::VERSION)]
    Version(u32),
    /// The weights' sum is none.
    #[error("the catalog's manifest names no weights: {0:?} is not a SHA-256 in hexadecimal")]
    Weights(String),
    /// It lists no shelf.
    #[error("the catalog's manifest lists no shelf: build the catalog again")]
    Empty,
    /// Two shelves have the same genre or file.
    #[error("the catalog's manifest lists the genre or the file of {0:?} twice: build the catalog again")]
    Twice(String),
    /// What it says about a shelf is impossible.
    #[error("the catalog's manifest is wrong about the {what} of {file:?}: build the catalog again")]
    Entry {
        /// The shelf's file.
        file: String,
        /// What is wrong about it.
        what: &'static str,
    },
}

impl Manifest {
    /// The version of the form that is written and read.
    pub const VERSION: u32 = 1;

    /// Reads a manifest and checks everything in it.
    pub fn from_json(json: &[u8]) -> Result<Manifest, ManifestError> {
        if json.len() > MAX_MANIFEST_BYTES {
            return Err(ManifestError::TooLong(json.len()));
        }
        // Before anything else, for another version may have another form.
        let Version { version } = serde_json::from_slice(json)?;
        if version != Self::VERSION {
            return Err(ManifestError::Version(version));
        }
        let manifest: Manifest = serde_json::from_slice(json)?;
        manifest.checked()
    }

    fn checked(self) -> Result<Manifest, ManifestError> {
        if !is_sha256(&self.weights) {
            return Err(ManifestError::Weights(self.weights));
        }
        if self.shelves.is_empty() {
            return Err(ManifestError::Empty);
        }
        let (mut genres, mut files) = (BTreeSet::new(), BTreeSet::new());
        for entry in &self.shelves {
            entry.possible().map_err(|what| ManifestError::Entry { file: entry.file.clone(), what })?;
            if !genres.insert(entry.genre) || !files.insert(&entry.file) {
                return Err(ManifestError::Twice(entry.file.clone()));
            }
        }
        Ok(self)
    }

    /// The manifest as JSON, the same for the same manifest. A codebook holds nothing that JSON cannot, so this succeeds.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// What it says about the shelf of a genre, if there is one.
    pub fn shelf(&self, genre: Genre) -> Option<&ShelfEntry> {
        self.shelves.iter().find(|entry| entry.genre == genre)
    }

    /// How many tracks all shelves hold.
    pub fn tracks(&self) -> usize {
        self.shelves.iter().map(|entry| entry.tracks).sum()
    }

    /// How many bytes all shelves have.
    pub fn bytes(&self) -> usize {
        self.shelves.iter().map(|entry| entry.bytes).sum()
    }
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::entry::MAX_SHELF_BYTES;
    use super::super::format::MAX_TRACKS;
    use super::*;

    fn manifest() -> Value {
        let codebook = Codebook::from_tracks([].into_iter());
        let entry = ShelfEntry::of(Genre::new(7).unwrap(), 3, b"a shelf");
        let (origin, weights) = (Origin::Demo, "0f".repeat(32));
        let manifest = Manifest { version: Manifest::VERSION, origin, weights, codebook, shelves: vec![entry] };
        serde_json::to_value(manifest).unwrap()
    }

    fn read(manifest: &Value) -> Result<Manifest, ManifestError> {
        Manifest::from_json(&serde_json::to_vec(manifest).unwrap())
    }

    #[test]
    fn a_manifest_survives_json() {
        let manifest = read(&manifest()).unwrap();
        assert_eq!(Manifest::from_json(&manifest.to_json().unwrap()).unwrap(), manifest);
        assert_eq!((manifest.tracks(), manifest.bytes()), (3, 7));
    }

    #[test]
    fn impossible_entries_are_refused() {
        let wrong = [
            ("file", json!("../07.shelf")),
            ("file", json!("..")),
            ("file", json!("a/b")),
            ("file", json!("A.shelf")),
            ("file", json!("")),
            ("tracks", json!(0)),
            ("tracks", json!(MAX_TRACKS + 1)),
            ("bytes", json!(MAX_SHELF_BYTES + 1)),
            ("sha256", json!("0F".repeat(32))),
            ("sha256", json!("0f")),
        ];
        for (field, value) in wrong {
            let mut manifest = manifest();
            manifest["shelves"][0][field] = value.clone();
            assert!(matches!(read(&manifest), Err(ManifestError::Entry { .. })), "{field} {value} was accepted");
        }
    }

    #[test]
    fn what_is_listed_twice_is_refused() {
        let mut twice = manifest();
        let entry = twice["shelves"][0].clone();
        twice["shelves"] = json!([entry.clone(), entry]);
        assert!(matches!(read(&twice), Err(ManifestError::Twice(_))));
        twice["shelves"][1]["genre"] = json!(8);
        assert!(matches!(read(&twice), Err(ManifestError::Twice(_))), "two genres share a file");
    }

    #[test]
    fn another_version_is_recognised_whatever_else_it_holds() {
        assert!(matches!(Manifest::from_json(br#"{"version":2,"cells":[]}"#), Err(ManifestError::Version(2))));
    }

    #[test]
    fn the_rest_is_checked_too() {
        let changed = |field: &str, value: Value| {
            let mut manifest = manifest();
            manifest[field] = value;
            read(&manifest).unwrap_err()
        };
        assert!(matches!(changed("weights", json!("none")), ManifestError::Weights(_)));
        assert!(matches!(changed("shelves", json!([])), ManifestError::Empty));
        assert!(matches!(changed("codebook", json!({})), ManifestError::Json(_)));
        assert!(matches!(changed("origin", json!("elsewhere")), ManifestError::Json(_)));
        assert!(matches!(Manifest::from_json(&vec![b' '; MAX_MANIFEST_BYTES + 1]), Err(ManifestError::TooLong(_))));
    }
}
