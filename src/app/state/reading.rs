//! A playlist of Spotify's on its way in, entry by entry, until it is an import like any other.

use std::rc::Rc;

use amalgamix::import::{Columns, Format, Import, Note, Report, SkipReason, Skipped};
use amalgamix::playlist::Playlist;
use amalgamix::wire::account::{Collection, Entry, Listed, Page, Trouble};

use super::account::Account;
use super::paged::{Paged, Step};
use super::remote::{Ticket, Tickets};
use super::{Alike, Screen, State};

/// What is said of a playlist that Spotify does not show to this page.
const NOT_READABLE: &str = "Spotify shows its tracks only to its owner and those who work on it.";

/// What is said of a playlist that is gone since the list was read.
const GONE: &str = "Spotify has no such playlist: it was removed meanwhile.";

/// What is said of a playlist whose answer makes no sense.
const GARBLED: &str = "Spotify’s answer makes no sense.";

/// What is said of a playlist that the visitor did not wait for.
pub(super) const LEFT_OUT: &str = "You have left it out.";

/// What is said of a playlist in which nothing is a track.
const NO_TRACK: &str = "It holds nothing that could be read as a track.";

/// A playlist that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Which one.
    pub collection: Collection,
    /// Its entries until now.
    pub list: Paged<Entry>,
    /// Whether it is to become a taste, and is not to be shown.
    pub becomes_taste: bool,
}

impl Reading {
    /// A playlist whose first page is to be fetched, from Spotify even if it was kept.
    pub fn begin(collection: Collection, afresh: bool, tickets: &mut Tickets) -> Reading {
        Reading { collection, list: Paged::begin(afresh, tickets), becomes_taste: false }
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

impl State {
    pub(super) fn read(&mut self, collection: Collection, afresh: bool) {
        self.account.reading = Some(Reading::begin(collection, afresh, &mut self.tickets));
        if self.account.library.is_none() {
            self.account.library = Some(Paged::begin(false, &mut self.tickets));
        }
        if self.screen != Screen::Library {
            self.show(Screen::Library);
        }
    }

    /// Reads a playlist of which only its identifier is known, unless it is in the list.
    pub(super) fn read_linked(&mut self, id: &str) {
        let entries = self.account.library.iter().flat_map(|list| &list.entries).flatten();
        let known = entries.into_iter().find(|listed| listed.id == id).map(|listed| Listed::clone(listed));
        self.read(Collection::Playlist(known.unwrap_or_else(|| Listed::linked(id))), false);
    }

    pub(super) fn turned(&mut self, ticket: Ticket, page: Result<Page<Entry>, Trouble>) {
        let trouble = page.as_ref().err().cloned();
        let Some(reading) = &mut self.account.reading else { return };
        if !reading.list.take(ticket, page, &mut self.tickets) {
            return;
        }
        match trouble {
            Some(Trouble::NotReadable) => {
                self.mark_unreadable();
                self.pass_over(NOT_READABLE);
            }
            Some(Trouble::NoSuch) => self.pass_over(GONE),
            Some(Trouble::Garbled) => self.pass_over(GARBLED),
            Some(Trouble::Refused { status, message }) => self.pass_over(&refused(status, &message)),
            Some(trouble) => self.note_end(&trouble),
            None if reading.list.fetching().is_none() && reading.list.trouble().is_none() => self.finish_reading(),
            None => {}
        }
    }

    /// Marks the playlist in the list that turned out not to be readable.
    fn mark_unreadable(&mut self) {
        let Account { reading, library, .. } = &mut self.account;
        let Some(Reading { collection: Collection::Playlist(refused), .. }) = reading else { return };
        let entries = library.iter_mut().flat_map(|list| &mut list.entries).flatten();
        entries.filter(|listed| listed.id == refused.id).for_each(|listed| Rc::make_mut(listed).readable = false);
    }

    pub(super) fn stop_reading(&mut self) {
        match &mut self.account.reading {
            Some(reading) if reading.list.fetching().is_some() && !reading.list.entries.is_empty() => {
                reading.list.stop()
            }
            _ => self.account.reading = None,
        }
    }

    pub(super) fn read_on(&mut self) {
        if let Some(reading) = &mut self.account.reading {
            reading.list.go_on(&mut self.tickets);
        }
    }

    /// Makes a work of what was read. A playlist without a single track stays where it was read, and it is said there.
    pub(super) fn finish_reading(&mut self) {
        let Some(import) = self.account.reading.as_ref().and_then(Reading::import) else {
            return self.pass_over(NO_TRACK);
        };
        match self.account.reading.take() {
            Some(Reading { collection, becomes_taste: true, .. }) => self.bring_read(import, collection),
            Some(Reading { collection, list, .. }) => self.begin_read(import, collection, list.age_minutes),
            None => {}
        }
    }

    /// Waits no longer for the playlist that is read to become a taste.
    pub(super) fn leave_out(&mut self) {
        self.pass_over(LEFT_OUT);
    }

    /// Goes on with the next playlist that is to become a taste.
    fn pass_over(&mut self, why: &str) {
        if let Some(reading) = self.account.reading.take_if(|reading| reading.becomes_taste) {
            self.alike.arrivals.pass_over(reading.collection.name(), why);
        }
    }

    /// Reads every playlist in the list, for each to become a taste.
    pub(super) fn read_all(&mut self) {
        let listed = self.account.library.iter().flat_map(|list| &list.entries).flatten();
        let is_worth_reading = |listed: &&Rc<Listed>| listed.readable && listed.entries != Some(0);
        let playlists = listed.filter(is_worth_reading).map(|listed| Collection::Playlist(Listed::clone(listed)));
        let playlists = playlists.take(Alike::MOST).collect();
        self.begin_bringing();
        self.account.to_read = playlists;
        self.show(Screen::Alike);
    }

    /// Begins to read the next playlist that is to become a taste.
    pub(super) fn read_next_collection(&mut self) {
        if self.account.reading.is_none()
            && let Some(collection) = self.account.to_read.pop_front()
        {
            let reading = Reading::begin(collection, false, &mut self.tickets);
            self.account.reading = Some(Reading { becomes_taste: true, ..reading });
        }
    }

    /// Reads no more playlists that are to become tastes.
    pub(super) fn read_no_more(&mut self) {
        self.account.to_read.clear();
        self.account.reading.take_if(|reading| reading.becomes_taste);
    }
}

/// What is said of a playlist that Spotify refuses for a reason of its own.
fn refused(status: u16, message: &str) -> String {
    format!("Spotify answered {status}. {message}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use amalgamix::playlist::Track;

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
