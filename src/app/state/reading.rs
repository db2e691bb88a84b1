//! A playlist of Spotify's on its way in, entry by entry, until it is an import like any other.

use amalgamix::import::{Columns, Format, Import, Note, Report, SkipReason, Skipped};
use amalgamix::playlist::{Playlist, Track};
use serde::{Deserialize, Serialize};

use super::library::{Collection, Paged, Step};
use super::remote::Tickets;

/// What an entry of a playlist is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A track of Spotify's.
    Track(Track),
    /// A file on the listener's own disk: it has names and no id.
    Local(Track),
    /// A podcast's episode.
    Episode,
    /// Something that cannot be made out.
    Unreadable,
}

/// A playlist that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Which one.
    pub collection: Collection,
    /// Its entries until now.
    pub list: Paged<Entry>,
}

impl Reading {
    /// A playlist whose first page is to be fetched, from Spotify even if it was kept.
    pub fn begin(collection: Collection, afresh: bool, tickets: &mut Tickets) -> Reading {
        Reading { collection, list: Paged::begin(afresh, tickets) }
    }

    /// The playlist of what was read, with an account of what was left out; none if there is no track.
    pub fn import(&self) -> Option<Import> {
        let mut tracks = Vec::new();
        let mut skipped = Vec::new();
        let mut local = 0;
        for (line, entry) in (1..).zip(&self.list.entries) {
            match entry.as_deref() {
                Some(Entry::Track(track)) => tracks.push(track.clone()),
                Some(Entry::Local(track)) => {
                    local += 1;
                    tracks.push(track.clone());
                }
                Some(Entry::Episode) => skipped.push(Skipped { line, reason: SkipReason::Episode }),
                Some(Entry::Unreadable) => skipped.push(Skipped { line, reason: SkipReason::Unreadable }),
                None => skipped.push(Skipped { line, reason: SkipReason::Gone }),
            }
        }
        let rows = self.list.entries.len();
        let part = self.list.total.filter(|_| self.list.step != Step::Complete);
        let part = part.map(|of| Note::Incomplete { read: rows, of });
        let notes = part.into_iter().chain((local > 0).then_some(Note::LocalFiles(local))).collect();
        let columns = Columns::default();
        let report = Report { format: Format::Spotify, rows, columns, skipped, dropped_values: Vec::new(), notes };
        let name = self.collection.name().to_owned();
        (!tracks.is_empty()).then_some(Import { playlist: Playlist { name, tracks }, report })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn what_is_no_track_is_left_out_and_told() {
        let mut reading = Reading::begin(Collection::LikedSongs, false, &mut Tickets::default());
        assert_eq!(reading.import(), None);
        let track = Track { title: "Any".into(), ..Default::default() };
        let entries = [
            Some(Entry::Track(track.clone())),
            None,
            Some(Entry::Episode),
            Some(Entry::Local(track)),
            Some(Entry::Unreadable),
        ];
        reading.list.entries = entries.into_iter().map(|entry| entry.map(Rc::new)).collect();
        let import = reading.import().unwrap();
        let skipped: Vec<_> = import.report.skipped.iter().map(|row| (row.line, row.reason)).collect();
        let expected = [(2, SkipReason::Gone), (3, SkipReason::Episode), (5, SkipReason::Unreadable)];
        assert_eq!(skipped, expected);
        assert_eq!((import.playlist.tracks.len(), import.report.rows), (2, 5));
        assert_eq!(import.report.notes, [Note::LocalFiles(1)]);
    }
}
