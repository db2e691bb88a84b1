//! One playlist of a file, while its rows are read.

use crate::playlist::{Playlist, Track};

use super::{Columns, DroppedValues, Format, Import, Note, Report, SkipReason, Skipped};

/// The tracks of a playlist so far, and the rows that are none.
pub(super) struct Draft {
    playlist: Playlist,
    skipped: Vec<Skipped>,
}

/// How the rows were read, when all of them are.
pub(super) struct Reading {
    pub format: Format,
    pub columns: Columns,
    pub dropped_values: Vec<DroppedValues>,
    pub notes: Vec<Note>,
}

impl Draft {
    /// A playlist of this name, of which no row was read yet.
    pub fn new(name: String) -> Draft {
        Draft { playlist: Playlist { name, tracks: Vec::new() }, skipped: Vec::new() }
    }

    /// What the playlist is called.
    pub fn name(&self) -> &str {
        &self.playlist.name
    }

    /// Takes in what a row is.
    pub fn take(&mut self, line: usize, row: Result<Track, SkipReason>) {
        match row {
            Ok(track) => self.playlist.tracks.push(track),
            Err(reason) => self.skipped.push(Skipped { line, reason }),
        }
    }

    /// The tracks so far.
    pub fn tracks(&mut self) -> &mut [Track] {
        &mut self.playlist.tracks
    }

    /// The playlist, when all of its rows are read.
    pub fn finish(self, reading: Reading) -> Import {
        let Reading { format, columns, dropped_values, notes } = reading;
        let rows = self.playlist.tracks.len() + self.skipped.len();
        let report = Report { format, rows, columns, skipped: self.skipped, dropped_values, notes };
        Import { playlist: self.playlist, report }
    }
}
