//! The list of a catalog's shelves: what they hold, how they are called, and the sums by which they are recognised.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::genres::Genre;

use super::codebook::Codebook;
use super::format::MAX_TRACKS;

/// How many bytes a manifest may have.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// How many bytes a shelf may have.
pub const MAX_SHELF_BYTES: usize = 1 << 25;

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

/// What a [`Manifest`] says about one shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfEntry {
    /// The genre of its tracks.
    pub genre: Genre,
    /// The name of its file, which no shelf with another content has.
    pub file: String,
    /// How many tracks it holds.
    pub tracks: usize,
    /// How many bytes its file has.
    pub bytes: usize,
    /// The SHA-256 of its file, in hexadecimal.
    pub sha256: String,
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

/// That bytes are not those of the shelf that a [`ShelfEntry`] lists.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WrongShelf {
    /// Too many or too few.
    #[error("{file} has {found} bytes instead of {expected}: fetch it again")]
    Length {
        /// The shelf's file.
        file: String,
        /// How many bytes are listed.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// At least one of them is another.
    #[error("{file} is not what the catalog's manifest lists, its SHA-256 differs: fetch both again")]
    Content {
        /// The shelf's file.
        file: String,
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

    /// The manifest as JSON, the same for the same manifest.
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

impl ShelfEntry {
    /// The entry of a shelf with these bytes.
    pub(super) fn of(genre: Genre, tracks: usize, bytes: &[u8]) -> ShelfEntry {
        let sha256 = hexadecimal(bytes);
        let file = format!("{:02}-{}.shelf", genre.index(), &sha256[..12]);
        ShelfEntry { genre, file, tracks, bytes: bytes.len(), sha256 }
    }

    /// Whether these bytes are the ones of this shelf.
    pub fn check(&self, bytes: &[u8]) -> Result<(), WrongShelf> {
        let file = self.file.clone();
        if bytes.len() != self.bytes {
            return Err(WrongShelf::Length { file, expected: self.bytes, found: bytes.len() });
        }
        if hexadecimal(bytes) != self.sha256 {
            return Err(WrongShelf::Content { file });
        }
        Ok(())
    }

    /// Says what is impossible, if anything is.
    fn possible(&self) -> Result<(), &'static str> {
        let checks = [
            (is_file_name(&self.file), "file name"),
            ((1..=MAX_TRACKS).contains(&self.tracks), "number of tracks"),
            ((1..=MAX_SHELF_BYTES).contains(&self.bytes), "number of bytes"),
            (is_sha256(&self.sha256), "SHA-256"),
        ];
        checks.into_iter().find(|(is_right, _)| !is_right).map_or(Ok(()), |(_, what)| Err(what))
    }
}

/// Whether a text is a plain file name, which leads into no other folder and needs no escaping in an address.
fn is_file_name(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.' || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(is_plain) && !text.starts_with('.')
}

pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

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

    #[test]
    fn a_shelf_is_known_by_length_and_content() {
        let entry = ShelfEntry::of(Genre::new(7).unwrap(), 3, b"a shelf");
        assert_eq!(entry.check(b"a shelf"), Ok(()));
        assert!(matches!(entry.check(b"a shel"), Err(WrongShelf::Length { .. })));
        assert!(matches!(entry.check(b"a sheIf"), Err(WrongShelf::Content { .. })));
    }
}
