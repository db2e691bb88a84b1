//! Playlist files to playlists: exports of exportify.net and exportify.app in all their ages and languages, any other CSV
//! whose header names tracks, and the account data that Spotify sends.
//!
//! A file holds one playlist or several: [`Contents`].
//!
//! Nothing is skipped silently: every data row becomes a track or a [`Skipped`] one with its line and reason, values
//! that could not be used are counted in [`Report::dropped_values`], and what else a listener should know is a
//! [`Note`].

mod account_data;
mod artists;
mod columns;
mod contents;
mod draft;
mod exportify_app;
mod languages;
mod layout;
pub mod links;
#[cfg(test)]
mod properties;
mod report;
mod row;
mod table;
mod tally;
mod text;
mod understood;
mod uri;

use thiserror::Error;

pub use contents::{Contents, Import};
pub use report::{DroppedValues, Format, Note, Report, SkipReason, Skipped};
pub use understood::Columns;

/// The most bytes that a playlist file may have.
pub const MAX_BYTES: usize = 64 << 20;

/// The most rows that a playlist file may have, in all of its playlists.
pub const MAX_ROWS: usize = 100_000;

/// The most rows of a file that a catalog is built from.
pub const MAX_CATALOG_ROWS: usize = 1_000_000;

/// The most playlists that a file may hold.
pub const MAX_PLAYLISTS: usize = 1000;

/// The column by which a table of this project's own is known: it says why a track was recommended.
pub const SIGNATURE_COLUMN: &str = "Why recommended";

/// How much of a name becomes a playlist's name, in characters.
const NAME_CHARACTERS: usize = 120;

/// What is cut from a file's name.
const EXTENSIONS: [&str; 4] = ["csv", "tsv", "txt", "json"];

/// Why a file is no playlist. What the file's author wrote is shown only in part.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// It has no content.
    #[error("The file is empty. Export the playlist again and choose the new file.")]
    Empty,
    /// It has more than [`MAX_BYTES`].
    #[error(
        "The file has {} MB, a playlist may have at most {}. Split it into several files.",
        .0 >> 20, MAX_BYTES >> 20
    )]
    TooLarge(usize),
    /// It has more than this, [`MAX_ROWS`] or [`MAX_CATALOG_ROWS`].
    #[error("The file has more than {0} rows. Split it into several files.")]
    TooManyRows(usize),
    /// It has more than [`MAX_PLAYLISTS`].
    #[error("The file has more than {MAX_PLAYLISTS} playlists. Split it into several files.")]
    TooManyPlaylists,
    /// It is no text.
    #[error("The file is not a text file. Choose a playlist exported as CSV, for example by exportify.net.")]
    NotText,
    /// Its first line names no column that a playlist needs.
    #[error(
        "The file is no playlist: its first line names neither a track's title nor its id. It should have a column \
         such as “Track Name” or “Track URI”; it begins with {0}."
    )]
    NotAPlaylist(String),
    /// It begins as JSON does and cannot be read as such.
    #[error("The file is damaged: it begins as JSON and goes wrong in line {0}. Unpack or download it again.")]
    DamagedJson(usize),
    /// It is JSON, and none that tells of playlists.
    #[error(
        "The file holds no playlist. Of Spotify's account data, those named Playlist1.json and YourLibrary.json can be \
         read."
    )]
    OtherJson,
    /// It has no rows.
    #[error("The playlist is empty: the file names no tracks.")]
    NoRows,
    /// None of its rows is a track.
    #[error("The file has {rows} rows and none of them is a track; the first is left out because {first}.")]
    NoTracks {
        /// How many rows it has.
        rows: usize,
        /// Why the first was skipped.
        first: SkipReason,
    },
}

/// Reads a playlist file. A playlist without a name of its own is called as the file, without its extension.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Contents, ImportError> {
    read_rows(file_name, bytes, MAX_ROWS)
}

/// Reads a file that a catalog is to be built from: a table may have as many as [`MAX_CATALOG_ROWS`].
pub fn read_for_catalog(file_name: &str, bytes: &[u8]) -> Result<Contents, ImportError> {
    read_rows(file_name, bytes, MAX_CATALOG_ROWS)
}

fn read_rows(file_name: &str, bytes: &[u8], rows_at_most: usize) -> Result<Contents, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    let text = text::decode(bytes).ok_or(ImportError::NotText)?;
    let name = file_stem(file_name);
    match text.trim() {
        "" => Err(ImportError::Empty),
        _ if account_data::is_json(&text) => account_data::read(name, &text),
        _ => table::read(name, &text, rows_at_most),
    }
}

fn file_stem(file_name: &str) -> String {
    let extension =
        file_name.rsplit_once('.').filter(|(_, extension)| EXTENSIONS.contains(&extension.to_lowercase().as_str()));
    let stem = extension.map_or(file_name, |(stem, _)| stem).replace('_', " ");
    playlist_name(&stem).unwrap_or_else(|| "Untitled playlist".into())
}

/// As much of a name as is kept; none where nothing is left of it.
fn playlist_name(name: &str) -> Option<String> {
    let is_shown = |character: &char| !character.is_control();
    let name: String = name.trim().chars().filter(is_shown).take(NAME_CHARACTERS).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_playlist_is_called_as_its_file() {
        assert_eq!(file_stem("late_night_mix.csv"), "late night mix");
        assert_eq!(file_stem("v1.2 final.CSV"), "v1.2 final");
        assert_eq!(file_stem("My mix vol. 2"), "My mix vol. 2");
        assert_eq!(file_stem("Playlist1.json"), "Playlist1");
        assert_eq!(file_stem(".csv"), "Untitled playlist");
        assert_eq!(file_stem(&"x".repeat(500)).len(), NAME_CHARACTERS);
    }

    const CELLS: [&str; 9] = [
        "",
        "undefined",
        "spotify:track:0000000000000000000001",
        "spotify:episode:1",
        "A \"B\"",
        "0.5",
        "-1",
        "1e99",
        "Ü, x",
    ];

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = read("any.csv", &bytes);
        }

        #[test]
        fn every_row_is_a_track_or_is_reported(
            rows in prop::collection::vec(prop::collection::vec(prop::sample::select(&CELLS[..]), 0..9), 1..20),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            let header = ["Track URI", "Track Name", "Artist Name(s)", "Energy", "Tempo", "Key", "Explicit"];
            writer.write_record(header).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let file = writer.into_inner().unwrap();
            if let Ok(import) = read("any.csv", &file).map(Contents::together) {
                prop_assert_eq!(import.report.rows, import.playlist.tracks.len() + import.report.skipped.len());
            }
        }
    }
}
