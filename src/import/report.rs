//! What is told about a playlist file: what was read, what was left out and why.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a playlist file held. Its rows are as many as the playlist's tracks and the skipped rows together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which program wrote the file.
    pub format: Format,
    /// How many data rows it has.
    pub rows: usize,
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
    /// Another one, whose header names the columns.
    OtherCsv,
}

/// A row that is not among the tracks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The line in the file on which the row begins, counted from 1.
    pub line: usize,
    /// Why it was skipped.
    pub reason: SkipReason,
}

/// Why a row is not among the tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// All its cells are empty.
    Empty,
    /// It is a podcast's episode.
    Episode,
    /// Its link leads to an album, an artist or something else that is no track.
    NotATrack,
    /// It has neither a title nor a track id.
    Nameless,
    /// Its quotes or cells cannot be made out.
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
            SkipReason::Empty => "the row is empty",
            SkipReason::Episode => "it is a podcast episode, not a track",
            SkipReason::NotATrack => "its link leads to something that is no track",
            SkipReason::Nameless => "it has neither a title nor a track id",
            SkipReason::Unreadable => "the row cannot be read",
            SkipReason::PlaylistLink => {
                "it links to a whole playlist, which cannot be read from here: export it as a file, or copy its tracks’ links"
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
    /// Audio features are missing because it is not certain which columns hold them.
    DoubtfulFeatures,
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
            Note::DoubtfulFeatures => formatter.write_str(
                "the names of this file's columns are not all known, and audio features in doubt were left out",
            ),
        }
    }
}
