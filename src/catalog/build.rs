//! Making a catalog of tracks whose genres are decided.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::playlist::{Track, TrackId};

use super::codebook::Codebook;
use super::entry::{MAX_SHELF_BYTES, ShelfEntry, is_sha256};
use super::format::{WriteError, write_shelf};
use super::manifest::{Manifest, Origin};

/// A track that a catalog is to hold.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The shelf that it is to stand on.
    pub genre: Genre,
    /// The track, with an id.
    pub track: Track,
    /// Where it lies among all others, heard as listeners have it.
    pub embedding: EmbeddingCodes,
}

/// A catalog that is ready to be stored or served.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its table of contents.
    pub manifest: Manifest,
    /// The bytes of its shelves by the file names in the manifest.
    pub shelves: BTreeMap<String, Vec<u8>>,
}

/// Why no catalog can be made of some tracks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// There are no tracks.
    #[error("there is no track to make a catalog of")]
    Empty,
    /// The weights' sum is none.
    #[error("a catalog must name its weights by their SHA-256 in hexadecimal, which {0:?} is not")]
    Weights(String),
    /// Two of the tracks have the same id.
    #[error("track {0} is given twice: a catalog stores it once, so decide for one of its genres")]
    Twice(TrackId),
    /// A shelf cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A shelf has more bytes than a manifest may list.
    #[error("the shelf of genre number {} has {bytes} bytes, at most {MAX_SHELF_BYTES} fit: leave tracks out", genre.index())]
    TooLong {
        /// The shelf's genre.
        genre: Genre,
        /// How many bytes it has.
        bytes: usize,
    },
}

/// Makes the catalog of these tracks, each on the shelf of its genre. The codebook is made from all of them. The result does
/// not depend on their order; shelves without tracks are not made. Every track needs an id that no other has: which of its
/// genres a track belongs to is for the caller to decide, so a second one with the same id is refused.
pub fn build(shelved: Vec<Shelved>, origin: Origin, weights: String) -> Result<Built, BuildError> {
    Builder::new(shelved, origin, weights)?.finish()
}

/// Makes a catalog shelf by shelf, for those who have something else to do in between.
pub struct Builder {
    built: Built,
    waiting: BTreeMap<Genre, Vec<(Track, EmbeddingCodes)>>,
}

impl Builder {
    /// Begins a catalog as [`build()`] makes it.
    pub fn new(shelved: Vec<Shelved>, origin: Origin, weights: String) -> Result<Builder, BuildError> {
        if shelved.is_empty() {
            return Err(BuildError::Empty);
        }
        if !is_sha256(&weights) {
            return Err(BuildError::Weights(weights));
        }
        let mut ids = BTreeSet::new();
        if let Some(twice) = shelved.iter().filter_map(|shelved| shelved.track.id).find(|id| !ids.insert(*id)) {
            return Err(BuildError::Twice(twice));
        }

        let codebook = Codebook::from_tracks(shelved.iter().map(|shelved| &shelved.track.features));
        let mut waiting: BTreeMap<Genre, Vec<(Track, EmbeddingCodes)>> = BTreeMap::new();
        for Shelved { genre, track, embedding } in shelved {
            waiting.entry(genre).or_default().push((track, embedding));
        }
        let manifest = Manifest { version: Manifest::VERSION, origin, weights, codebook, shelves: Vec::new() };
        Ok(Builder { built: Built { manifest, shelves: BTreeMap::new() }, waiting })
    }

    /// Writes the next shelf and tells how many tracks stand on it; none when all shelves are written.
    pub fn write_next(&mut self) -> Result<Option<usize>, BuildError> {
        let Some((genre, tracks)) = self.waiting.pop_first() else { return Ok(None) };
        let Built { manifest, shelves } = &mut self.built;
        let (entry, bytes) = build_shelf(genre, &tracks, &manifest.codebook)?;
        shelves.insert(entry.file.clone(), bytes);
        manifest.shelves.push(entry);
        Ok(Some(tracks.len()))
    }

    /// The catalog; shelves that are not written yet are.
    pub fn finish(mut self) -> Result<Built, BuildError> {
        while self.write_next()?.is_some() {}
        Ok(self.built)
    }
}

/// Makes one shelf of a catalog whose codebook is known, and its entry in the manifest. Whoever builds a catalog shelf by
/// shelf sees to it that no track stands on two of them.
pub fn build_shelf(
    genre: Genre,
    tracks: &[(Track, EmbeddingCodes)],
    codebook: &Codebook,
) -> Result<(ShelfEntry, Vec<u8>), BuildError> {
    let bytes = write_shelf(genre, tracks, codebook)?;
    if bytes.len() > MAX_SHELF_BYTES {
        return Err(BuildError::TooLong { genre, bytes: bytes.len() });
    }
    Ok((ShelfEntry::of(genre, tracks.len(), &bytes), bytes))
}
