//! The bytes of a shelf.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `AMSH` |
//! | 1 | version of this format: 2 |
//! | 1 | the genre's number |
//! | 4 | number of tracks, at most [`MAX_TRACKS`] |
//! | 28 × 4 | length of each compressed section |
//! | 16 a track | the ids, most significant byte first |
//! | the rest | the sections, each a deflate stream |
//!
//! Numbers are little-endian. The sections, by column so that like stands beside like:
//!
//! | section | bytes in it | what |
//! |---|---|---|
//! | 0 | 1 a track | where the track's row is: 0 the next stored row, else so many stored rows back |
//! | 1 to 9 | 1 a stored row | the [`SoundCodes`] |
//! | 10 | 1 a stored row | the duration's code |
//! | 11 | 1 a stored row | key and mode |
//! | 12 | 1 a stored row | time signature and explicit |
//! | 13 to 24 | 1 a stored row | the [`EmbeddingCodes`] |
//! | 25 | 1 a track | popularity |
//! | 26 | 1 a track | the ways to the texts |
//! | 27 | up to 1803 a track | the lines of artists, albums and titles |
//!
//! `columns.rs` says what the bytes of the sections 0 to 25 mean, `lines.rs` and `shorthand.rs` those of the last two. Tracks
//! stand in the order of artists, album, title and id, so the same tracks always make the same bytes.
//!
//! Reading trusts nothing: every length is checked before it is used. The number of tracks must be backed by as many ids, no
//! section may inflate to more than the table allows, and no text may become longer than 600 bytes; so memory stays below 500
//! times the length of what is read, whatever that is (about 5 times for a real shelf).

use thiserror::Error;

use crate::embedding::EmbeddingCodes;
use crate::features::AudioFeatures;
use crate::genres::{Genre, NoSuchGenre};
use crate::playlist::{Track, TrackId};
use crate::recording::{Recording, Version};

use super::codebook::{Codebook, SoundCodes};
use super::columns::{self, ROW, Row, UNKNOWN_POPULARITY};
use super::lines::{self, Texts};
use super::sections::{self, LINES, PLACES, POPULARITY, ROWS, SECTIONS, Sections, VERSION, WAYS, damaged};
use super::text::TrackText;

/// How many tracks a shelf may hold.
pub const MAX_TRACKS: usize = 1 << 18;

/// Why tracks cannot be written to a shelf.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// A track has no id.
    #[error("{title:?} has no Spotify track id: a catalog stores only tracks that have one, so leave it out")]
    NoId {
        /// The track's title.
        title: String,
    },
    /// More than [`MAX_TRACKS`].
    #[error("{0} tracks are too many for one shelf: at most {MAX_TRACKS} fit, so leave some out")]
    TooManyTracks(usize),
}

/// Why bytes are not a shelf. Whatever it is, fetching or building the catalog again is what helps.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShelfError {
    /// They begin otherwise.
    #[error("this is no shelf of a catalog: it does not begin with AMSH")]
    NotAShelf,
    /// A version of the format that this program does not know.
    #[error("the shelf has format {0} but this program reads format {VERSION}: build the catalog again")]
    Version(u8),
    /// The genre is none.
    #[error("the shelf is of no known genre: {0}")]
    Genre(#[from] NoSuchGenre),
    /// It claims more than [`MAX_TRACKS`].
    #[error("the shelf claims to hold {0} tracks, at most {MAX_TRACKS} are possible: fetch it again")]
    TooManyTracks(usize),
    /// It ends too early or goes on after its end.
    #[error("the shelf is longer or shorter than it says: fetch it again")]
    Length,
    /// One of its sections is not what it should be.
    #[error("the shelf is damaged where it holds {0}: fetch it again")]
    Damaged(&'static str),
}

/// The bytes of the shelf that holds these tracks, each of which needs an id. The order of the tracks does not matter. What
/// comes back when the bytes are read differs from what was written in this: numbers are as exact as the codebook,
/// popularities are whole, control characters are spaces, artists without a name are gone, and a title, an album or the list
/// of artists that is longer than 600 bytes is cut.
pub fn write_shelf(
    genre: Genre,
    tracks: &[(Track, EmbeddingCodes)],
    codebook: &Codebook,
) -> Result<Vec<u8>, WriteError> {
    if tracks.len() > MAX_TRACKS {
        return Err(WriteError::TooManyTracks(tracks.len()));
    }
    let tracks = in_order(tracks)?;
    let ids: Vec<TrackId> = tracks.iter().map(|placed| placed.id).collect();
    let rows: Vec<Row> =
        tracks.iter().map(|placed| columns::row(placed.features, placed.embedding, codebook)).collect();
    let (places, stored) = columns::fold(&rows);

    let mut sections = [const { Vec::new() }; SECTIONS];
    sections[PLACES] = places;
    for (column, section) in sections[ROWS].iter_mut().enumerate() {
        *section = stored.iter().map(|row| row[column]).collect();
    }
    sections[POPULARITY] = tracks.iter().map(|placed| columns::popularity(placed.features)).collect();
    let texts: Vec<TrackText> = tracks.into_iter().map(|placed| placed.text).collect();
    (sections[WAYS], sections[LINES]) = lines::write(&texts);
    Ok(sections::join(genre, &ids, &sections))
}

/// A track with its place on the shelf.
struct Placed<'a> {
    text: TrackText,
    id: TrackId,
    features: &'a AudioFeatures,
    embedding: &'a EmbeddingCodes,
}

/// The tracks in the order in which neighbours are most alike.
fn in_order(tracks: &[(Track, EmbeddingCodes)]) -> Result<Vec<Placed<'_>>, WriteError> {
    let mut ordered = Vec::with_capacity(tracks.len());
    for (track, embedding) in tracks {
        let id = track.id.ok_or_else(|| WriteError::NoId { title: track.title.clone() })?;
        ordered.push(Placed { text: TrackText::of(track), id, features: &track.features, embedding });
    }
    ordered.sort_by(|one, other| (&one.text, one.id).cmp(&(&other.text, other.id)));
    Ok(ordered)
}

/// A shelf without its texts, for looking features up by id.
#[derive(Clone, Debug)]
pub struct ShelfFeatures {
    genre: Genre,
    ids: Vec<TrackId>,
    codes: Vec<SoundCodes>,
    embeddings: Vec<EmbeddingCodes>,
    rows: Vec<Row>,
    popularities: Vec<u8>,
}

impl ShelfFeatures {
    /// Reads a shelf but leaves its texts alone, which takes a tenth of the time and memory.
    pub fn read(bytes: &[u8]) -> Result<ShelfFeatures, ShelfError> {
        ShelfFeatures::from_sections(Sections::split(bytes)?)
    }

    fn from_sections(sections: Sections) -> Result<ShelfFeatures, ShelfError> {
        let tracks = sections.ids.len();
        let places = sections.column(PLACES, tracks, u8::MAX)?;
        let mut stored = vec![[0; ROW]; places.iter().filter(|place| **place == 0).count()];
        for (column, section) in ROWS.enumerate() {
            let bytes = sections.column(section, stored.len(), columns::column(column).1)?;
            stored.iter_mut().zip(bytes).for_each(|(row, byte)| row[column] = byte);
        }
        let rows = columns::unfold(&places, &stored).ok_or(damaged(PLACES))?;
        Ok(ShelfFeatures {
            popularities: sections.column(POPULARITY, tracks, UNKNOWN_POPULARITY)?,
            codes: rows.iter().map(columns::sound).collect(),
            embeddings: rows.iter().map(columns::embedding).collect(),
            genre: sections.genre,
            ids: sections.ids,
            rows,
        })
    }

    fn memory(&self) -> usize {
        let each = size_of::<TrackId>() + size_of::<SoundCodes>() + size_of::<EmbeddingCodes>() + ROW + 1;
        self.len() * each
    }

    /// The genre of all its tracks.
    pub fn genre(&self) -> Genre {
        self.genre
    }

    /// How many tracks it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The tracks' ids, in the shelf's order.
    pub fn ids(&self) -> &[TrackId] {
        &self.ids
    }

    /// How the tracks sound, in the same order.
    pub fn codes(&self) -> &[SoundCodes] {
        &self.codes
    }

    /// Where the tracks lie among all others, in the same order.
    pub fn embeddings(&self) -> &[EmbeddingCodes] {
        &self.embeddings
    }

    /// The popularity of the track at a place, in points from 0 to 100; none if it is not known. Like indexing, it panics at or
    /// beyond [`len`](Self::len).
    pub fn popularity(&self, index: usize) -> Option<u8> {
        Some(self.popularities[index]).filter(|points| *points < UNKNOWN_POPULARITY)
    }

    /// Whether the words of the track at a place are explicit; none if that is not known. Like indexing, it panics at or beyond
    /// [`len`](Self::len).
    pub fn explicit(&self, index: usize) -> Option<bool> {
        columns::explicit(&self.rows[index])
    }

    /// The features of the track at a place, as exact as the codebook that the shelf was written with. Like indexing, it
    /// panics at or beyond [`len`](Self::len).
    pub fn features(&self, index: usize, codebook: &Codebook) -> AudioFeatures {
        columns::features(&self.rows[index], self.popularities[index], codebook)
    }
}

/// The tracks of one genre. Texts are kept in one piece, so a track is made only when it is asked for.
#[derive(Clone, Debug)]
pub struct Shelf {
    features: ShelfFeatures,
    texts: Texts,
}

impl Shelf {
    /// Reads a whole shelf.
    pub fn read(bytes: &[u8]) -> Result<Shelf, ShelfError> {
        let sections = Sections::split(bytes)?;
        let tracks = sections.ids.len();
        let ways = sections.column(WAYS, tracks, u8::MAX)?;
        let written = sections.inflated(LINES, lines::most_bytes(tracks))?;
        let texts = Texts::read(&ways, &written).ok_or(damaged(LINES))?;
        Ok(Shelf { features: ShelfFeatures::from_sections(sections)?, texts })
    }

    /// The genre of all its tracks.
    pub fn genre(&self) -> Genre {
        self.features.genre()
    }

    /// How many tracks it holds.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// The tracks' ids, in the shelf's order.
    pub fn ids(&self) -> &[TrackId] {
        self.features.ids()
    }

    /// How many bytes of memory it takes, about; for usual texts that is some 150 a track.
    pub fn memory(&self) -> usize {
        self.features.memory() + self.texts.memory()
    }

    /// How the tracks sound, in the same order.
    pub fn codes(&self) -> &[SoundCodes] {
        self.features.codes()
    }

    /// What is known of the tracks apart from their texts.
    pub fn features(&self) -> &ShelfFeatures {
        &self.features
    }

    /// The artists of the track at a place. Like indexing, it panics at or beyond [`len`](Self::len).
    pub fn artists(&self, index: usize) -> impl Iterator<Item = &str> {
        self.texts.artists(index)
    }

    /// The recording that the track at a place is a release of. Like indexing, it panics at or beyond [`len`](Self::len).
    pub fn recording(&self, index: usize) -> Option<Recording> {
        Recording::of(self.texts.title(index), self.artists(index).next()?)
    }

    /// Which version of which recording the track at a place is. Like indexing, it panics at or beyond [`len`](Self::len).
    pub fn release(&self, index: usize) -> Option<(Recording, Version)> {
        Some((self.recording(index)?, Version::of(self.texts.title(index))))
    }

    /// The track at a place, with features as exact as the codebook that the shelf was written with. Like indexing, it
    /// panics at or beyond [`len`](Self::len).
    pub fn track(&self, index: usize, codebook: &Codebook) -> Track {
        Track {
            id: Some(self.ids()[index]),
            title: self.texts.title(index).to_owned(),
            artists: self.artists(index).map(str::to_owned).collect(),
            album: self.texts.album(index).to_owned(),
            features: self.features.features(index, codebook),
            ..Track::default()
        }
    }
}
