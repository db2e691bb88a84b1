//! Joining the manifests of a catalog that was packed in parts, perhaps by several machines.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::genres::Genre;

use super::entry::ShelfEntry;
use super::manifest::{Manifest, Origin};

/// Why manifests are not parts of one catalog. Parts are counted from 1, in the order in which they were given.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// There is none.
    #[error("there is no manifest to merge")]
    Empty,
    /// One has another version than the first.
    #[error("manifest {part} has version {found}, the first has {expected}: pack all parts with the same program")]
    Version {
        /// Which one.
        part: usize,
        /// The version of the first.
        expected: u32,
        /// Its own.
        found: u32,
    },
    /// One has tracks from elsewhere than the first.
    #[error("manifest {part} lists tracks of origin {found:?}, the first of {expected:?}: these are two catalogs")]
    Origin {
        /// Which one.
        part: usize,
        /// The origin of the first.
        expected: Origin,
        /// Its own.
        found: Origin,
    },
    /// The shelves of one were chosen by another network than those of the first.
    #[error(
        "manifest {part} was made with the weights {found}, the first with {expected}: classify all parts with the same network"
    )]
    Weights {
        /// Which one.
        part: usize,
        /// The sum of the weights of the first.
        expected: String,
        /// Of its own.
        found: String,
    },
    /// The codes of one mean something else than those of the first.
    #[error("manifest {0} has another codebook than the first: pack all parts from the same settled tracks")]
    Codebook(usize),
    /// Two list different shelves of the same genre.
    #[error("manifest {part} lists another shelf of genre number {} than one before it: pack each genre once", genre.index())]
    Shelf {
        /// Which one.
        part: usize,
        /// The genre.
        genre: Genre,
    },
}

impl Manifest {
    /// The manifest of the catalog that these are parts of: they must agree on everything but the shelves. A shelf that
    /// several list is listed once. The order of the parts does not matter.
    pub fn merge(parts: impl IntoIterator<Item = Manifest>) -> Result<Manifest, MergeError> {
        let mut parts = parts.into_iter();
        let mut whole = parts.next().ok_or(MergeError::Empty)?;
        let mut shelves: BTreeMap<Genre, ShelfEntry> = BTreeMap::new();
        add(&mut shelves, std::mem::take(&mut whole.shelves), 1)?;
        for (part, number) in parts.zip(2..) {
            whole.agrees_with(&part, number)?;
            add(&mut shelves, part.shelves, number)?;
        }
        whole.shelves = shelves.into_values().collect();
        Ok(whole)
    }

    fn agrees_with(&self, other: &Manifest, part: usize) -> Result<(), MergeError> {
        if other.version != self.version {
            return Err(MergeError::Version { part, expected: self.version, found: other.version });
        }
        if other.origin != self.origin {
            return Err(MergeError::Origin { part, expected: self.origin, found: other.origin });
        }
        if other.weights != self.weights {
            let (expected, found) = (self.weights.clone(), other.weights.clone());
            return Err(MergeError::Weights { part, expected, found });
        }
        if other.codebook != self.codebook { Err(MergeError::Codebook(part)) } else { Ok(()) }
    }
}

fn add(shelves: &mut BTreeMap<Genre, ShelfEntry>, more: Vec<ShelfEntry>, part: usize) -> Result<(), MergeError> {
    for entry in more {
        let genre = entry.genre;
        if *shelves.entry(genre).or_insert_with(|| entry.clone()) != entry {
            return Err(MergeError::Shelf { part, genre });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::codebook::Codebook;
    use super::*;
    use crate::features::{AudioFeatures, Feature};

    fn part(genres: std::ops::Range<usize>) -> Manifest {
        let shelf = |genre| ShelfEntry::of(Genre::new(genre).unwrap(), 3, format!("shelf {genre}").as_bytes());
        Manifest {
            version: Manifest::VERSION,
            origin: Origin::Demo,
            weights: "0f".repeat(32),
            codebook: Codebook::from_tracks([].into_iter()),
            shelves: genres.map(shelf).collect(),
        }
    }

    #[test]
    fn parts_become_the_whole_in_any_order_and_where_they_overlap() {
        assert_eq!(Manifest::merge([part(4..9), part(0..2), part(1..5)]), Ok(part(0..9)));
    }

    #[test]
    fn parts_that_do_not_belong_together_are_refused() {
        let check = |what: &str, change: &dyn Fn(&mut Manifest)| {
            let mut other = part(3..6);
            change(&mut other);
            let refusal = Manifest::merge([part(0..4), other]).unwrap_err().to_string();
            assert!(refusal.contains("manifest 2") && refusal.contains(what), "{what}: {refusal}");
        };
        let mut loud = AudioFeatures::default();
        loud.set(Feature::Loudness, -3.0).unwrap();
        check("version", &|part| part.version += 1);
        check("origin", &|part| part.origin = Origin::Dataset);
        check("weights", &|part| part.weights = "f0".repeat(32));
        check("codebook", &|part| part.codebook = Codebook::from_tracks([&loud].into_iter()));
        check("another shelf of genre number 3", &|part| part.shelves[0].sha256 = "f0".repeat(32));
        assert_eq!(Manifest::merge([]), Err(MergeError::Empty));
    }
}
