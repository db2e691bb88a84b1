//! What a file holds: one playlist, or several to choose from.

use std::collections::BTreeSet;
use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use crate::playlist::Playlist;

use super::{DroppedValues, ImportError, Note, Report, Skipped};

/// A playlist, and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The playlist.
    pub playlist: Playlist,
    /// What was read and what was left out.
    pub report: Report,
}

impl Import {
    /// Takes in what else a file holds.
    fn append(&mut self, Import { playlist, report }: Import) {
        // Lines are counted through the file, entries through their playlist.
        let before = if report.format.has_entries() { self.report.rows } else { 0 };
        self.playlist.tracks.extend(playlist.tracks);
        self.report.rows += report.rows;
        self.report.skipped.extend(report.skipped.iter().map(|row| Skipped { line: row.line + before, ..*row }));
        report.dropped_values.into_iter().for_each(|values| self.add_dropped(values));
        report.notes.into_iter().for_each(|note| self.add_note(note));
    }

    fn add_dropped(&mut self, more: DroppedValues) {
        match self.report.dropped_values.iter_mut().find(|values| values.column == more.column) {
            Some(values) => values.count += more.count,
            None => self.report.dropped_values.push(more),
        }
    }

    fn add_note(&mut self, note: Note) {
        let notes = &mut self.report.notes;
        match (notes.iter_mut().find(|known| discriminant(*known) == discriminant(&note)), note) {
            (Some(Note::LocalFiles(count)), Note::LocalFiles(more)) => *count += more,
            (Some(_), _) => {}
            (None, note) => notes.push(note),
        }
    }

    /// Leaves every track out that occurred before.
    fn forget_repeated(&mut self) {
        let before = self.playlist.tracks.len();
        let mut known = BTreeSet::new();
        self.playlist.tracks.retain(|track| track.id.is_none_or(|id| known.insert(id)));
        let repeated = before - self.playlist.tracks.len();
        self.report.notes.extend((repeated > 0).then_some(Note::Repeated(repeated)));
    }
}

/// The playlists in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// What the file is called, without its extension; so are all of its playlists together.
    pub name: String,
    /// The first playlist that has tracks.
    first: Import,
    /// The others that have some, in the file's order.
    others: Vec<Import>,
    /// Those that have none, with whatever was left out.
    pub empty: Vec<Import>,
}

impl Contents {
    /// What a file of this name holds, given all of its playlists; why it is no use, where none of them has a track.
    pub(super) fn new(name: String, found: Vec<Import>) -> Result<Contents, ImportError> {
        let (empty, playlists): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|import| import.playlist.tracks.is_empty());
        let mut playlists = playlists.into_iter();
        match playlists.next() {
            Some(first) => Ok(Contents { name, first, others: playlists.collect(), empty }),
            None => Err(no_tracks(&empty)),
        }
    }

    /// The playlists that have tracks, in the file's order; at least one.
    pub fn playlists(&self) -> impl Iterator<Item = &Import> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// All that was read, playlists without tracks at the end.
    pub fn into_all(self) -> impl Iterator<Item = Import> {
        std::iter::once(self.first).chain(self.others).chain(self.empty)
    }

    /// The playlist that has tracks, where it is the only one.
    pub fn only(self) -> Result<Import, Box<Contents>> {
        if !self.others.is_empty() {
            return Err(Box::new(self));
        }
        let mut import = self.first;
        import.report.notes.extend((!self.empty.is_empty()).then_some(Note::EmptyPlaylists(self.empty.len())));
        Ok(import)
    }

    /// All playlists as one, in which no track occurs twice. An only playlist stays as it is.
    pub fn together(self) -> Import {
        self.only().unwrap_or_else(|several| {
            let Contents { name, first: mut whole, others, empty } = *several;
            others.into_iter().chain(empty).for_each(|import| whole.append(import));
            whole.playlist.name = name;
            whole.report.skipped.sort_by_key(|row| row.line);
            whole.forget_repeated();
            whole
        })
    }
}

/// Why playlists without tracks are none.
fn no_tracks(empty: &[Import]) -> ImportError {
    let mut skipped = empty.iter().flat_map(|import| &import.report.skipped);
    match skipped.next() {
        Some(first) => ImportError::NoTracks { rows: 1 + skipped.count(), first: first.reason },
        None => ImportError::NoRows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Columns, Format, SkipReason};
    use crate::playlist::{Track, TrackId};

    fn import(name: &str, ids: &[u8], format: Format) -> Import {
        let track = |id: &u8| Track { id: Some(TrackId::from_bytes([*id; 16])), ..Track::default() };
        let playlist = Playlist { name: name.into(), tracks: ids.iter().map(track).collect() };
        let report = Report {
            format,
            rows: ids.len() + 1,
            columns: Columns::default(),
            skipped: vec![Skipped { line: ids.len() + 1, reason: SkipReason::Episode }],
            dropped_values: vec![DroppedValues { column: "track id".into(), count: 1 }],
            notes: vec![Note::LocalFiles(1)],
        };
        Import { playlist, report }
    }

    fn several(format: Format) -> Contents {
        let found = [import("One", &[1, 2], format), import("None", &[], format), import("Two", &[2, 3, 3], format)];
        Contents::new("File".into(), found.into()).unwrap()
    }

    #[test]
    fn several_playlists_become_one_without_repeated_tracks() {
        let whole = several(Format::AccountData).together();
        assert_eq!((whole.playlist.name.as_str(), whole.playlist.tracks.len(), whole.report.rows), ("File", 3, 8));
        let places: Vec<usize> = whole.report.skipped.iter().map(|row| row.line).collect();
        assert_eq!(places, [3, 7, 8], "entries are counted through");
        assert_eq!(whole.report.notes, [Note::LocalFiles(3), Note::Repeated(2)]);
        assert_eq!(whole.report.dropped_values[0].count, 3);
    }

    #[test]
    fn lines_of_several_playlists_stay_those_of_the_file() {
        let whole = several(Format::OtherCsv).together();
        let lines: Vec<usize> = whole.report.skipped.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 4]);
    }

    #[test]
    fn an_only_playlist_stays_as_it_is() {
        let found = vec![import("None", &[], Format::AccountData), import("One", &[1, 1], Format::AccountData)];
        let whole = Contents::new("File".into(), found).unwrap().together();
        assert_eq!((whole.playlist.name.as_str(), whole.playlist.tracks.len()), ("One", 2));
        assert_eq!(whole.report.notes, [Note::LocalFiles(1), Note::EmptyPlaylists(1)]);
        assert_eq!(*several(Format::OtherCsv).only().unwrap_err(), several(Format::OtherCsv));
    }

    #[test]
    fn playlists_without_tracks_are_refused() {
        let refused = |found| Contents::new("File".into(), found).unwrap_err();
        assert_eq!(refused(vec![]), ImportError::NoRows);
        let skipped = vec![import("None", &[], Format::OtherCsv), import("Nothing", &[], Format::OtherCsv)];
        assert_eq!(refused(skipped), ImportError::NoTracks { rows: 2, first: SkipReason::Episode });
    }
}
