//! What is told about a playlist file: what was read, what was left out and why.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::understood::Columns;

/// What a playlist file held. Its rows are as many as the playlist's tracks and the skipped rows together, and those that
/// [`Note::Repeated`] counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which program wrote the file.
    pub format: Format,
    /// How many data rows it has, or entries.
    pub rows: usize,
    /// What its columns were understood as.
    pub columns: Columns,
    /// The rows that are not among the tracks, in the file's order.
    pub skipped: Vec<Skipped>,
    /// Values that could not be used and are left unknown, by column.
    pub dropped_values: Vec<DroppedValues>,
    /// What else a listener should know.
    pub notes: Vec<Note>,
}

/// Which program wrote a playlist file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// exportify.net, or the Exportify of before.
    ExportifyNet,
    /// exportify.app, in any of its languages.
    ExportifyApp,
    /// This project, for recommendations that were taken along.
    AmalgaMix,
    /// None: the visitor pasted links.
    Links,
    /// None: it was read from Spotify.
    Spotify,
    /// Spotify, for a listener who asked for the account's data.
    AccountData,
    /// Another one, whose header names the columns.
    OtherCsv,
}

impl Format {
    /// Whether it is a list of entries; all others are lines of text.
    pub fn has_entries(self) -> bool {
        matches!(self, Format::AccountData | Format::Spotify)
    }

    /// What the place of a skipped row counts.
    pub fn place(self) -> &'static str {
        if self.has_entries() { "Entry" } else { "Line" }
    }
}

/// A row that is not among the tracks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The line in the file on which the row begins, or the entry's place in its playlist, counted from 1.
    pub line: usize,
    /// Why it was skipped.
    pub reason: SkipReason,
}

/// Why a row is not among the tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// There is nothing in it.
    Empty,
    /// It is a podcast's episode.
    Episode,
    /// It leads to an album, an artist or something else that is no track.
    NotATrack,
    /// It has neither a title nor a track id.
    Nameless,
    /// Its quotes or cells cannot be made out, or it is something else than a row.
    Unreadable,
    /// It links to a playlist, whose tracks only Spotify could tell.
    PlaylistLink,
    /// It is a short link, which only its own server could resolve.
    ShortLink,
    /// It has no link.
    NoLink,
    /// Spotify lists it, and shows nothing of it any more.
    Gone,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            SkipReason::Empty => "it is empty",
            SkipReason::Episode => "it is a podcast episode, not a track",
            SkipReason::NotATrack => "it leads to something that is no track",
            SkipReason::Nameless => "it has neither a title nor a track id",
            SkipReason::Unreadable => "it cannot be read",
            SkipReason::PlaylistLink => {
                "it links to a whole playlist: connect Spotify and paste it alone, export it as a file, or copy its tracks’ links"
            }
            SkipReason::ShortLink => "it is a short link: open it, and copy the address that it leads to",
            SkipReason::NoLink => "there is no Spotify link in it",
            SkipReason::Gone => "Spotify lists it and shows nothing of it any more",
        })
    }
}

/// Values of one column that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedValues {
    /// What the column holds, as a listener would call it.
    pub column: String,
    /// How many of its values were unreadable or impossible, or stood in a column where most are.
    pub count: usize,
}

/// What a listener should know of a file although no row or value is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// So many tracks are a listener's own files, which have no id.
    LocalFiles(usize),
    /// Only a part was read.
    Incomplete {
        /// How many entries that part has.
        read: usize,
        /// How many there are.
        of: usize,
    },
    /// So many tracks occur in several of the file's playlists, and once in all of them together.
    Repeated(usize),
    /// So many other playlists of the file have no tracks.
    EmptyPlaylists(usize),
    /// Audio features are missing because it is not certain which columns hold them.
    DoubtfulFeatures,
}

impl Note {
    /// That so many tracks are local files, if there are any.
    pub(super) fn local_files(count: usize) -> Option<Note> {
        (count > 0).then_some(Note::LocalFiles(count))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Note::LocalFiles(1) => formatter
                .write_str("1 track is a local file: Spotify has no id for it, only its title and artist are known"),
            Note::LocalFiles(count) => write!(
                formatter,
                "{count} tracks are local files: Spotify has no ids for them, only their titles and artists are known"
            ),
            Note::Incomplete { read, of } => write!(formatter, "only {read} of its {of} entries were read"),
            Note::Repeated(1) => formatter.write_str("1 track was left out that had occurred before"),
            Note::Repeated(count) => write!(formatter, "{count} tracks were left out that had occurred before"),
            Note::EmptyPlaylists(1) => formatter.write_str("1 other playlist in the file has no tracks"),
            Note::EmptyPlaylists(count) => write!(formatter, "{count} other playlists in the file have no tracks"),
            Note::DoubtfulFeatures => formatter.write_str(
                "the names of this file's columns are not all known, and audio features in doubt were left out",
            ),
        }
    }
}
