//! The outer form of a shelf: a head, the ids, and sections that are each compressed for themselves.

use std::ops::Range;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::genres::Genre;
use crate::playlist::TrackId;

use super::columns::{self, ROW};
use super::format::{MAX_TRACKS, ShelfError};

/// How many compressed sections a shelf has.
pub(super) const SECTIONS: usize = ROW + 4;
/// For each track, where its row is.
pub(super) const PLACES: usize = 0;
/// The columns of the stored rows.
pub(super) const ROWS: Range<usize> = 1..1 + ROW;
/// One popularity a track.
pub(super) const POPULARITY: usize = ROWS.end;
/// One byte a track on how its texts are found.
pub(super) const WAYS: usize = POPULARITY + 1;
/// The texts that are written out.
pub(super) const LINES: usize = WAYS + 1;

const MAGIC: &[u8; 4] = b"AMSH";
/// The version of the format that is written and read.
pub(super) const VERSION: u8 = 2;
const ID: usize = 16;

/// The highest of miniz_oxide's levels: a catalog is written once and fetched often.
const LEVEL: u8 = 10;

/// What a section holds, for messages.
fn name(section: usize) -> &'static str {
    match section {
        PLACES => "places of the rows",
        POPULARITY => "popularities",
        WAYS => "ways to the texts",
        LINES => "texts",
        row => columns::column(row - ROWS.start).0,
    }
}

/// That the content of a section is not what it should be.
pub(super) fn damaged(section: usize) -> ShelfError {
    ShelfError::Damaged(name(section))
}

/// A shelf taken apart, its sections still compressed.
pub(super) struct Sections<'a> {
    pub genre: Genre,
    pub ids: Vec<TrackId>,
    compressed: [&'a [u8]; SECTIONS],
}

impl<'a> Sections<'a> {
    /// Parts the bytes of a shelf, which must be no more and no fewer than its head says.
    pub fn split(bytes: &'a [u8]) -> Result<Sections<'a>, ShelfError> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(ShelfError::NotAShelf)?;
        let [version] = take(&mut rest)?;
        if version != VERSION {
            return Err(ShelfError::Version(version));
        }
        let [genre] = take(&mut rest)?;
        let genre = Genre::try_from(genre)?;
        let tracks = number(&mut rest)?;
        if tracks > MAX_TRACKS {
            return Err(ShelfError::TooManyTracks(tracks));
        }
        let mut lengths = [0; SECTIONS];
        for length in &mut lengths {
            *length = number(&mut rest)?;
        }
        let ids = slice(&mut rest, tracks * ID)?.as_chunks().0.iter().map(|id| TrackId::from_bytes(*id)).collect();
        let mut compressed: [&[u8]; SECTIONS] = [&[]; SECTIONS];
        for (section, length) in compressed.iter_mut().zip(lengths) {
            *section = slice(&mut rest, length)?;
        }
        if rest.is_empty() { Ok(Sections { genre, ids, compressed }) } else { Err(ShelfError::Length) }
    }

    /// The bytes of a section that holds one for each of so many tracks or rows, none above `highest`.
    pub fn column(&self, section: usize, count: usize, highest: u8) -> Result<Vec<u8>, ShelfError> {
        let column = self.inflated(section, count)?;
        let is_right = column.len() == count && column.iter().all(|byte| *byte <= highest);
        is_right.then_some(column).ok_or(damaged(section))
    }

    /// The bytes of a section that has no more of them than this.
    pub fn inflated(&self, section: usize, most: usize) -> Result<Vec<u8>, ShelfError> {
        decompress_to_vec_with_limit(self.compressed[section], most.max(1)).map_err(|_| damaged(section))
    }
}

/// The bytes of a shelf with these sections, which are compressed here.
pub(super) fn join(genre: Genre, ids: &[TrackId], sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let compressed = sections.each_ref().map(|section| compress_to_vec(section, LEVEL));
    let mut bytes = MAGIC.to_vec();
    bytes.extend([VERSION, genre.into()]);
    bytes.extend((ids.len() as u32).to_le_bytes());
    bytes.extend(compressed.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
    bytes.extend(ids.iter().flat_map(|id| id.to_bytes()));
    bytes.extend(compressed.concat());
    bytes
}

fn take<const COUNT: usize>(rest: &mut &[u8]) -> Result<[u8; COUNT], ShelfError> {
    let (first, others) = rest.split_first_chunk().ok_or(ShelfError::Length)?;
    *rest = others;
    Ok(*first)
}

fn slice<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], ShelfError> {
    let (first, others) = rest.split_at_checked(length).ok_or(ShelfError::Length)?;
    *rest = others;
    Ok(first)
}

fn number(rest: &mut &[u8]) -> Result<usize, ShelfError> {
    usize::try_from(u32::from_le_bytes(take(rest)?)).map_err(|_| ShelfError::Length)
}

#[cfg(test)]
mod tests {
    use super::super::format::Shelf;
    use super::*;

    /// A shelf of one track, its sections changed.
    fn changed(change: impl Fn(&mut [Vec<u8>; SECTIONS])) -> Result<Shelf, ShelfError> {
        let mut sections: [Vec<u8>; SECTIONS] = std::array::from_fn(|_| vec![0]);
        (sections[WAYS], sections[LINES]) = (vec![0], vec![]);
        change(&mut sections);
        Shelf::read(&join(Genre::new(0)?, &[TrackId::from_bytes([7; ID])], &sections))
    }

    #[test]
    fn the_simplest_shelf_is_read() {
        assert_eq!(changed(|_| ()).unwrap().len(), 1);
    }

    #[test]
    fn a_section_that_inflates_to_too_much_is_refused() {
        for section in 0..SECTIONS {
            let refusal = changed(|sections| sections[section] = vec![0; 1 << 24]).unwrap_err();
            assert_eq!(refusal, damaged(section));
        }
    }

    #[test]
    fn a_code_that_is_none_is_refused() {
        for section in ROWS.chain([POPULARITY]) {
            assert_eq!(changed(|sections| sections[section] = vec![129]).unwrap_err(), damaged(section));
        }
    }

    #[test]
    fn a_track_whose_row_was_never_stored_is_refused() {
        let refusal = changed(|sections| {
            sections[PLACES] = vec![1];
            sections[ROWS].fill(vec![]);
        });
        assert_eq!(refusal.unwrap_err(), damaged(PLACES));
    }
}
