//! Playlist files to playlists: exports of exportify.net and exportify.app in all their ages and languages, and any
//! other CSV whose header names tracks.
//!
//! Nothing is skipped silently: every data row becomes a track or a [`Skipped`] entry with its line and reason, values
//! that could not be used are counted in [`Report::dropped_values`], and what else a listener should know is a
//! [`Note`].

mod artists;
mod columns;
mod exportify_app;
mod languages;
mod layout;
pub mod links;
#[cfg(test)]
mod properties;
mod report;
mod row;
mod tally;
mod text;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::playlist::Playlist;

use layout::Layout;
use row::RowReader;

pub use report::{DroppedValues, Format, Note, Report, SkipReason, Skipped};

/// The most bytes that a playlist file may have.
pub const MAX_BYTES: usize = 64 << 20;

/// The most rows that a playlist file may have.
pub const MAX_ROWS: usize = 100_000;

/// The column by which a table of this project's own is known: it says why a track was recommended.
pub const SIGNATURE_COLUMN: &str = "Why recommended";

/// How much of a file's name becomes a playlist's name, in characters.
const NAME_CHARACTERS: usize = 120;

/// What is cut from a file's name.
const EXTENSIONS: [&str; 3] = ["csv", "tsv", "txt"];

/// A playlist, and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The playlist; it has at least one track.
    pub playlist: Playlist,
    /// What was read and what was left out.
    pub report: Report,
}

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
    /// It has more than [`MAX_ROWS`].
    #[error("The file has more than {MAX_ROWS} rows. Split it into several files.")]
    TooManyRows,
    /// It is no text.
    #[error("The file is not a text file. Choose a playlist exported as CSV, for example by exportify.net.")]
    NotText,
    /// Its first line names no column that a playlist needs.
    #[error(
        "The file is no playlist: its first line names neither a track's title nor its id. It should have a column \
         such as “Track Name” or “Track URI”; it begins with {0}."
    )]
    NotAPlaylist(String),
    /// It has a header and no rows.
    #[error("The playlist is empty: the file has column names and no tracks below them.")]
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

/// Reads a playlist file. The playlist is called as the file, without its extension.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Import, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    let text = text::decode(bytes).ok_or(ImportError::NotText)?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let declared = text::declared_delimiter(&text);
    let delimiter = declared.unwrap_or_else(|| text::delimiter(&text));
    let rows = text::rows(&text, delimiter).into_iter().skip(usize::from(declared.is_some()));
    let mut rows = rows.map(|row| (row.line, record(row.text, delimiter)));
    let header = rows.next().and_then(|(_, header)| header.ok()).ok_or_else(|| not_a_playlist(&text))?;
    let rows: Vec<Row> = rows.take(MAX_ROWS + 1).collect();
    if rows.len() > MAX_ROWS {
        return Err(ImportError::TooManyRows);
    }
    let readable = rows.iter().filter_map(|(_, row)| row.as_ref().ok());
    let layout = Layout::of(&header, readable.clone()).ok_or_else(|| not_a_playlist(&text))?;
    read_rows(file_name, &rows, RowReader::new(layout, readable, delimiter))
}

/// A row's cells, if they can be made out, with the line on which it begins.
type Row = (usize, Result<csv::StringRecord, SkipReason>);

fn record(text: Option<&str>, delimiter: u8) -> Result<csv::StringRecord, SkipReason> {
    let text = text.ok_or(SkipReason::Unreadable)?;
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(text.len());
    let record = reader.from_reader(text.as_bytes()).into_records().next();
    record.and_then(Result::ok).ok_or(SkipReason::Unreadable)
}

fn read_rows(file_name: &str, rows: &[Row], mut reader: RowReader) -> Result<Import, ImportError> {
    let mut playlist = Playlist { name: playlist_name(file_name), tracks: Vec::new() };
    let mut skipped = Vec::new();
    for (line, row) in rows {
        match row.as_ref().map_err(|reason| *reason).and_then(|row| reader.track(row)) {
            Ok(track) => playlist.tracks.push(track),
            Err(reason) => skipped.push(Skipped { line: *line, reason }),
        }
    }
    match (skipped.first(), playlist.tracks.is_empty()) {
        (None, true) => Err(ImportError::NoRows),
        (Some(first), true) => Err(ImportError::NoTracks { rows: rows.len(), first: first.reason }),
        _ => {
            let (format, dropped_values, notes) = reader.finish(&mut playlist.tracks);
            Ok(Import { playlist, report: Report { format, rows: rows.len(), skipped, dropped_values, notes } })
        }
    }
}

fn not_a_playlist(text: &str) -> ImportError {
    let first_line = text::first_line(text);
    ImportError::NotAPlaylist(format!("{:?}", first_line.chars().take(NAME_CHARACTERS).collect::<String>()))
}

fn playlist_name(file_name: &str) -> String {
    let extension =
        file_name.rsplit_once('.').filter(|(_, extension)| EXTENSIONS.contains(&extension.to_lowercase().as_str()));
    let stem = extension.map_or(file_name, |(stem, _)| stem).replace('_', " ");
    let name: String = stem.trim().chars().filter(|character| !character.is_control()).take(NAME_CHARACTERS).collect();
    if name.is_empty() { "Untitled playlist".into() } else { name }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_playlist_is_called_as_its_file() {
        assert_eq!(playlist_name("late_night_mix.csv"), "late night mix");
        assert_eq!(playlist_name("v1.2 final.CSV"), "v1.2 final");
        assert_eq!(playlist_name("My mix vol. 2"), "My mix vol. 2");
        assert_eq!(playlist_name(".csv"), "Untitled playlist");
        assert_eq!(playlist_name(&"x".repeat(500)).len(), NAME_CHARACTERS);
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
            if let Ok(import) = read("any.csv", &file) {
                prop_assert_eq!(import.report.rows, import.playlist.tracks.len() + import.report.skipped.len());
            }
        }
    }
}
