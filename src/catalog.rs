//! The catalog: all tracks that can be recommended, small enough to live in the browser.
//!
//! It is a set of shelves, one for each genre, and a [`Manifest`] that lists them. A shelf is one file; a track stands on
//! exactly one shelf and takes under 50 bytes with its id, texts, features and embedding. Features are stored as small codes, whose
//! meaning is the manifest's [`Codebook`].
//!
//! [`build()`] makes a catalog from tracks whose genres are decided; where they are too many for memory, the same catalog is
//! made in parts by [`Codebook::from_counts`], [`build_shelf()`] and [`Manifest::merge`]. [`Manifest::from_json`],
//! [`ShelfEntry::check`] and [`Shelf::read`] take it apart again, in that order, and trust nothing: what is damaged is refused
//! with a reason. A [`CatalogIndex`] says on which shelves to look, so that few of them are read.
//!
//! ```
//! use amalgamix::catalog::{Origin, Shelf, Shelved, build};
//! use amalgamix::{embedding::EmbeddingCodes, genres::Genre, playlist::Track};
//!
//! let id = Some("0000000000000000000001".parse()?);
//! let track = Track { id, title: "Paper Lanterns".into(), ..Default::default() };
//! let shelved = Shelved { genre: Genre::new(7)?, track: track.clone(), embedding: EmbeddingCodes([64; 12]) };
//! let catalog = build(vec![shelved], Origin::Demo, "0".repeat(64))?;
//!
//! let entry = &catalog.manifest.shelves[0];
//! let bytes = &catalog.shelves[&entry.file];
//! entry.check(bytes)?;
//! assert_eq!(Shelf::read(bytes)?.track(0, &catalog.manifest.codebook), track);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod build;
mod candidates;
mod codebook;
mod columns;
mod entry;
mod format;
mod index;
#[cfg(test)]
mod invented;
mod kept;
mod lines;
mod manifest;
mod merge;
mod quantiles;
mod sections;
mod shorthand;
mod text;

pub use build::{BuildError, Builder, Built, Shelved, build, build_shelf};
pub use candidates::{Candidates, LeftOut};
pub use codebook::{Codebook, NotACodebook, SoundCodes};
pub use entry::{MAX_SHELF_BYTES, ShelfEntry, WrongShelf};
pub use format::{MAX_TRACKS, Shelf, ShelfError, ShelfFeatures, WriteError, write_shelf};
pub use index::{CatalogIndex, IndexError, ShelfIndex};
pub use kept::KeptShelves;
pub use manifest::{MAX_MANIFEST_BYTES, Manifest, ManifestError, Origin};
pub use merge::MergeError;
