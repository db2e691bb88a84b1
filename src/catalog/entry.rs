//! What a manifest says about a shelf: what it holds, how it is called, and the sum by which it is recognised.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::genres::Genre;

use super::format::MAX_TRACKS;

/// How many bytes a shelf may have.
pub const MAX_SHELF_BYTES: usize = 1 << 25;

/// What a [`Manifest`](super::Manifest) says about one shelf.
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
    pub(super) fn possible(&self) -> Result<(), &'static str> {
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

/// The name of a network's weights in the manifests of the catalogs that were built for them: their SHA-256 in hexadecimal.
pub fn weights_sum(weights: &[u8]) -> String {
    hexadecimal(weights)
}

pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_is_known_by_length_and_content() {
        let entry = ShelfEntry::of(Genre::new(7).unwrap(), 3, b"a shelf");
        assert_eq!(entry.check(b"a shelf"), Ok(()));
        assert!(matches!(entry.check(b"a shel"), Err(WrongShelf::Length { .. })));
        assert!(matches!(entry.check(b"a sheIf"), Err(WrongShelf::Content { .. })));
    }
}
