//! What stands where: which shelves may hold a track or a recording, and how many tracks of an artist each holds. With it a
//! request reads the shelves it needs and no others, however large the catalog is.
//!
//! It is made when a shelf arrives and kept beside it. The bytes of one shelf's part:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `AMIX` |
//! | 1 | version of this format: 1 |
//! | 1 | the genre's number |
//! | 3 × 4 | how many ids, recordings and artists follow |
//! | 4 each | the ids' fingerprints, ascending |
//! | 4 each | the recordings' fingerprints, ascending |
//! | 12 each | the artists' fingerprints of 8 bytes, ascending, each with the number of tracks in 4 |
//! | 32 | the SHA-256 of all before |
//!
//! Numbers are little-endian. That is at most 8 bytes a track and 12 for each artist of a shelf: 12.2 bytes a track of the dataset, 1.1 MB
//! for its 89,740 (`cargo tools catalog` tells), and 9.6 MB for an invented million, whose artists have more tracks each (`cargo tools
//! invent`). Reading takes no more memory than the bytes and refuses what is not exactly so.
//!
//! Two ids or recordings may share a fingerprint; that costs reading one shelf more. Two artists may, too, and are then taken
//! for one; among a million artists a name meets a stranger's fingerprint once in 10¹³ times.

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::genres::{GENRE_COUNT, Genre, NoSuchGenre};
use crate::playlist::{Track, TrackId};
use crate::recording::Recording;

use super::format::{MAX_TRACKS, Shelf};

const MAGIC: &[u8; 4] = b"AMIX";
const VERSION: u8 = 1;
const SUM: usize = 32;
/// How many artists a shelf may name: as many as fit into its tracks' texts on average, far more than there are.
const MAX_ARTISTS: usize = 8 * MAX_TRACKS;

/// Why bytes are not the index of a shelf. Making it again from the shelf is what helps.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IndexError {
    /// They begin otherwise, or are of another version.
    #[error("this is no index of a shelf that this program reads")]
    NotAnIndex,
    /// The genre is none.
    #[error("the index is of no known genre: {0}")]
    Genre(#[from] NoSuchGenre),
    /// It claims more than a shelf can hold, ends too early or goes on after its end.
    #[error("the index is longer or shorter than it says")]
    Length,
    /// Its content is not what was written.
    #[error("the index is damaged")]
    Damaged,
}

/// What stands on one shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfIndex {
    genre: Genre,
    ids: Vec<u32>,
    recordings: Vec<u32>,
    artists: Vec<(u64, u32)>,
}

impl ShelfIndex {
    /// The index of a shelf.
    pub fn of(shelf: &Shelf) -> ShelfIndex {
        let places = 0..shelf.len();
        let mut artists: Vec<u64> =
            places.clone().flat_map(|place| shelf.artists(place)).filter_map(of_artist).collect();
        artists.sort_unstable();
        ShelfIndex {
            genre: shelf.genre(),
            ids: ascending(shelf.ids().iter().copied().map(of_id).collect()),
            recordings: ascending(places.filter_map(|place| shelf.recording(place)).map(of_recording).collect()),
            artists: artists.chunk_by(u64::eq).map(|same| (same[0], same.len() as u32)).collect(),
        }
    }

    /// The genre of its shelf.
    pub fn genre(&self) -> Genre {
        self.genre
    }

    /// Its bytes, which [`ShelfIndex::read`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([VERSION, self.genre.into()]);
        for count in [self.ids.len(), self.recordings.len(), self.artists.len()] {
            bytes.extend((count as u32).to_le_bytes());
        }
        bytes.extend(self.ids.iter().chain(&self.recordings).flat_map(|fingerprint| fingerprint.to_le_bytes()));
        for (fingerprint, tracks) in &self.artists {
            bytes.extend(fingerprint.to_le_bytes());
            bytes.extend(tracks.to_le_bytes());
        }
        bytes.extend(Sha256::digest(&bytes));
        bytes
    }

    /// Reads the bytes of an index and checks everything in them.
    pub fn read(bytes: &[u8]) -> Result<ShelfIndex, IndexError> {
        let (content, sum) = bytes.split_last_chunk::<SUM>().ok_or(IndexError::NotAnIndex)?;
        let rest = content.strip_prefix(MAGIC).and_then(|rest| rest.strip_prefix(&[VERSION]));
        let (head, rest) = rest.and_then(<[u8]>::split_first_chunk::<13>).ok_or(IndexError::NotAnIndex)?;
        let genre = Genre::try_from(head[0])?;
        let (counts, _) = head[1..].as_chunks::<4>();
        let [ids, recordings, artists] = [0, 1, 2].map(|place| u32::from_le_bytes(counts[place]) as usize);
        if ids > MAX_TRACKS || recordings > MAX_TRACKS || artists > MAX_ARTISTS {
            return Err(IndexError::Length);
        }
        let (ids, rest) = rest.split_at_checked(4 * ids).ok_or(IndexError::Length)?;
        let (recordings, rest) = rest.split_at_checked(4 * recordings).ok_or(IndexError::Length)?;
        if rest.len() != 12 * artists {
            return Err(IndexError::Length);
        }
        if Sha256::digest(content)[..] != sum[..] {
            return Err(IndexError::Damaged);
        }
        let index = ShelfIndex { genre, ids: numbers(ids), recordings: numbers(recordings), artists: counted(rest) };
        index.is_in_order().then_some(index).ok_or(IndexError::Damaged)
    }

    fn is_in_order(&self) -> bool {
        let artists = || self.artists.iter().map(|(fingerprint, _)| fingerprint);
        self.ids.is_sorted_by(|one, next| one < next)
            && self.recordings.is_sorted_by(|one, next| one < next)
            && artists().is_sorted_by(|one, next| one < next)
    }

    /// How many tracks by this artist the shelf holds; one that names the artist twice counts twice.
    fn tracks_by(&self, artist: u64) -> u32 {
        let place = self.artists.binary_search_by_key(&artist, |(fingerprint, _)| *fingerprint);
        place.map_or(0, |place| self.artists[place].1)
    }

    fn may_hold(&self, id: Option<u32>, recording: Option<u32>) -> bool {
        id.is_some_and(|id| self.ids.binary_search(&id).is_ok())
            || recording.is_some_and(|recording| self.recordings.binary_search(&recording).is_ok())
    }
}

/// What stands on all shelves of a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogIndex {
    shelves: Vec<ShelfIndex>,
}

impl CatalogIndex {
    /// The index of a catalog with these shelves.
    pub fn of<'a>(shelves: impl IntoIterator<Item = &'a Shelf>) -> CatalogIndex {
        shelves.into_iter().map(ShelfIndex::of).collect()
    }

    /// The genres on whose shelves this track may stand: all on which its id or another release of its recording does, and
    /// seldom one more.
    pub fn may_hold(&self, track: &Track) -> impl Iterator<Item = Genre> {
        let (id, recording) = (track.id.map(of_id), track.recording().map(of_recording));
        self.shelves.iter().filter(move |shelf| shelf.may_hold(id, recording)).map(ShelfIndex::genre)
    }

    /// How many tracks by an artist stand on the shelf of each genre, however the name is capitalised; none where no shelf
    /// holds any.
    pub fn tracks_by(&self, artist: &str) -> Option<[u32; GENRE_COUNT]> {
        let artist = of_artist(artist)?;
        let mut tracks = [0; GENRE_COUNT];
        for shelf in &self.shelves {
            tracks[shelf.genre.index()] += shelf.tracks_by(artist);
        }
        tracks.iter().any(|count| *count > 0).then_some(tracks)
    }
}

impl FromIterator<ShelfIndex> for CatalogIndex {
    fn from_iter<Shelves: IntoIterator<Item = ShelfIndex>>(shelves: Shelves) -> CatalogIndex {
        CatalogIndex { shelves: shelves.into_iter().collect() }
    }
}

fn ascending(mut fingerprints: Vec<u32>) -> Vec<u32> {
    fingerprints.sort_unstable();
    fingerprints.dedup();
    fingerprints
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)).collect()
}

fn counted(bytes: &[u8]) -> Vec<(u64, u32)> {
    let (words, _) = bytes.as_chunks::<4>();
    let number = |word: [u8; 4]| u32::from_le_bytes(word);
    let pair = |[low, high, tracks]: &[[u8; 4]; 3]| {
        (u64::from(number(*high)) << 32 | u64::from(number(*low)), number(*tracks))
    };
    words.as_chunks().0.iter().map(pair).collect()
}

/// The end of an id, which is as random as any part of it.
fn of_id(id: TrackId) -> u32 {
    let [.., a, b, c, d] = id.to_bytes();
    u32::from_be_bytes([a, b, c, d])
}

fn of_recording(recording: Recording) -> u32 {
    let (title, artist) = recording.parts();
    let long = fingerprint(title.bytes().chain([0]).chain(artist.bytes()));
    (long ^ (long >> 32)) as u32
}

/// The fingerprint of an artist's name without the space around it and in small letters; none for a name of nothing else.
fn of_artist(name: &str) -> Option<u64> {
    let name = name.trim().to_lowercase();
    (!name.is_empty()).then(|| fingerprint(name.bytes()))
}

/// FNV-1a in 64 bits.
fn fingerprint(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::codebook::Codebook;
    use super::super::format::write_shelf;
    use super::super::invented::track;
    use super::*;
    use crate::embedding::EmbeddingCodes;

    fn shelf(genre: usize, tracks: &[Track]) -> Shelf {
        let codebook = Codebook::from_tracks(tracks.iter().map(|track| &track.features));
        let tracks: Vec<_> = tracks.iter().map(|track| (track.clone(), EmbeddingCodes::UNKNOWN)).collect();
        Shelf::read(&write_shelf(Genre::new(genre).unwrap(), &tracks, &codebook).unwrap()).unwrap()
    }

    #[test]
    fn fingerprints_are_those_that_were_specified() {
        assert_eq!(fingerprint(b"".iter().copied()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar".iter().copied()), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn an_index_of_another_version_is_refused() {
        let mut bytes = ShelfIndex::of(&shelf(3, &[])).to_bytes();
        bytes[4] = 2;
        assert_eq!(ShelfIndex::read(&bytes), Err(IndexError::NotAnIndex));
    }

    #[test]
    fn a_claim_beyond_the_bytes_is_refused() {
        let mut bytes = ShelfIndex::of(&shelf(3, &[])).to_bytes();
        bytes[6..10].copy_from_slice(&(MAX_TRACKS as u32).to_le_bytes());
        assert_eq!(ShelfIndex::read(&bytes), Err(IndexError::Length));
    }

    proptest! {
        #[test]
        fn every_track_and_artist_is_found_on_its_shelf(tracks in vec(track(), 1..20), others in vec(track(), 0..20)) {
            let shelves = [shelf(3, &tracks), shelf(9, &others)];
            let index = CatalogIndex::of(&shelves);
            for track in &tracks {
                let genre = shelves[0].genre();
                prop_assert!(index.may_hold(track).any(|found| found == genre));
                let unnumbered = Track { id: None, ..track.clone() };
                prop_assert!(track.recording().is_none() || index.may_hold(&unnumbered).any(|found| found == genre));
                for artist in track.artists.iter().filter(|artist| !artist.trim().is_empty()) {
                    let by = |tracks: &[Track]| {
                        let artists = tracks.iter().flat_map(|track| &track.artists);
                        let same = artists.filter(|other| other.trim().to_lowercase() == artist.trim().to_lowercase());
                        same.count() as u32
                    };
                    let counts = index.tracks_by(artist).unwrap();
                    prop_assert_eq!((counts[3], counts[9]), (by(&tracks), by(&others)));
                }
            }
        }

        #[test]
        fn an_index_survives_its_bytes_and_damage_is_noticed(
            tracks in vec(track(), 0..20), place: prop::sample::Index, flipped in 1u8..,
        ) {
            let index = ShelfIndex::of(&shelf(3, &tracks));
            let mut bytes = index.to_bytes();
            prop_assert_eq!(ShelfIndex::read(&bytes), Ok(index));
            prop_assert!(ShelfIndex::read(&bytes[..place.index(bytes.len())]).is_err());
            let place = place.index(bytes.len());
            bytes[place] ^= flipped;
            prop_assert!(ShelfIndex::read(&bytes).is_err());
        }

        #[test]
        fn any_bytes_are_refused_or_an_index(rest: Vec<u8>) {
            let _ = ShelfIndex::read(&rest);
            let content = [b"AMIX\x01\x07".as_slice(), &rest].concat();
            let _ = ShelfIndex::read(&[content.as_slice(), &Sha256::digest(&content)].concat());
        }
    }
}
