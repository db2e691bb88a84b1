//! The texts of a shelf, of tracks that stand in the order of [`TrackText`].
//!
//! Neighbours share much, so most texts need not be written. One byte a track says how each of its texts is found, its
//! _ways_: artists + 3 × album + 9 × title, where
//!
//! | way | artists | album | title |
//! |---|---|---|---|
//! | 0 | those of the track before | that of the track before | that of the track before |
//! | 1 | a line | a line | a line |
//! | 2 | the first of the track before, then a line | the title | the album, then a line |
//!
//! (never an album and a title that are each other's way 2; before the first track stand three empty texts). The lines come
//! column by column, first the artists', then the albums', then the titles', each [`shorten`]ed and closed by the byte 30.
//! Between two artists stands the byte 31.

use super::shorthand::{expand, shorten};
use super::text::{MAX_TEXT, TrackText, after_first_name, first_name, joined, names};

/// The most bytes that the lines of so many tracks can have.
pub(super) const fn most_bytes(tracks: usize) -> usize {
    tracks * 3 * (MAX_TEXT + 1)
}

const ARTISTS: usize = 0;
const ALBUM: usize = 1;
const TITLE: usize = 2;

const BEFORE: u8 = 0;
const LINE: u8 = 1;
const RELATED: u8 = 2;

const LINE_END: u8 = 30;

/// An album that a title is to begin with must be at least this long, or a line of its own is shorter.
const SHORTEST_ALBUM: usize = 4;

/// The ways and the lines of tracks in their order.
pub(super) fn write(texts: &[TrackText]) -> (Vec<u8>, Vec<u8>) {
    let nothing = TrackText::default();
    let (mut all_ways, mut lines) = (Vec::with_capacity(texts.len()), [const { Vec::new() }; 3]);
    for (text, before) in texts.iter().zip(std::iter::once(&nothing).chain(texts)) {
        let ways = ways(text, before);
        all_ways.push(ways[ARTISTS].0 + 3 * ways[ALBUM].0 + 9 * ways[TITLE].0);
        for (column, (way, line)) in ways.into_iter().enumerate() {
            if has_line(column, way) {
                lines[column].extend(shorten(line));
                lines[column].push(LINE_END);
            }
        }
    }
    (all_ways, lines.concat())
}

/// The way to each text from the track before, with its line.
fn ways<'a>(text: &'a TrackText, before: &TrackText) -> [(u8, &'a str); 3] {
    let artists = match after_first_name(&text.artists, first_name(&before.artists)) {
        _ if text.artists == before.artists => (BEFORE, ""),
        Some(others) => (RELATED, others),
        None => (LINE, text.artists.as_str()),
    };
    let album = if text.album == before.album {
        (BEFORE, "")
    } else if text.album == text.title {
        (RELATED, "")
    } else {
        (LINE, text.album.as_str())
    };
    let after_album = text.title.strip_prefix(&text.album);
    let title = match after_album.filter(|_| album.0 != RELATED && text.album.len() >= SHORTEST_ALBUM) {
        _ if text.title == before.title => (BEFORE, ""),
        Some(rest) => (RELATED, rest),
        None => (LINE, text.title.as_str()),
    };
    [artists, album, title]
}

fn has_line(column: usize, way: u8) -> bool {
    way == LINE || (way == RELATED && column != ALBUM)
}

/// The texts of all tracks of a shelf, in one piece.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    text: String,
    /// Where the artists, the album and the title of each track end.
    ends: Vec<[usize; 3]>,
}

impl Texts {
    /// The texts from what [`write()`] made of them; none if it made nothing of the kind.
    pub fn read(ways: &[u8], lines: &[u8]) -> Option<Texts> {
        let mut lines = Lines::new(ways, lines)?;
        let mut texts = Texts { text: String::new(), ends: Vec::with_capacity(ways.len()) };
        let mut before = TrackText::default();
        for way in ways {
            before = lines.track(*way, before).filter(TrackText::is_clean)?;
            texts.ends.push([&before.artists, &before.album, &before.title].map(|text| {
                texts.text.push_str(text);
                texts.text.len()
            }));
        }
        Some(texts)
    }

    /// How many bytes they take.
    pub fn memory(&self) -> usize {
        self.text.len() + size_of_val(self.ends.as_slice())
    }

    /// The artists of the track with this index.
    pub fn artists(&self, index: usize) -> impl Iterator<Item = &str> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before][TITLE]);
        names(&self.text[start..self.ends[index][ARTISTS]])
    }

    /// The album of the track with this index.
    pub fn album(&self, index: usize) -> &str {
        &self.text[self.ends[index][ARTISTS]..self.ends[index][ALBUM]]
    }

    /// The title of the track with this index.
    pub fn title(&self, index: usize) -> &str {
        &self.text[self.ends[index][ALBUM]..self.ends[index][TITLE]]
    }
}

/// The lines of a shelf, each column at its next one.
struct Lines<'a> {
    columns: [&'a [u8]; 3],
}

impl<'a> Lines<'a> {
    /// The lines that these ways need; none if there are more or fewer.
    fn new(ways: &[u8], mut bytes: &'a [u8]) -> Option<Lines<'a>> {
        let mut columns = [bytes; 3];
        for (index, column) in columns.iter_mut().enumerate() {
            *column = bytes;
            for _ in ways.iter().filter(|way| has_line(index, parted(**way)[index])) {
                bytes = split_line(bytes)?.1;
            }
        }
        bytes.is_empty().then_some(Lines { columns })
    }

    /// The next track, given the one before.
    fn track(&mut self, way: u8, before: TrackText) -> Option<TrackText> {
        let ways = parted(way);
        let artists = match ways[ARTISTS] {
            BEFORE => before.artists,
            LINE => self.next(ARTISTS)?,
            _ => joined(first_name(&before.artists), &self.next(ARTISTS)?),
        };
        let own_album = match ways[ALBUM] {
            BEFORE => Some(before.album),
            LINE => Some(self.next(ALBUM)?),
            _ => None,
        };
        let title = match ways[TITLE] {
            BEFORE => before.title,
            LINE => self.next(TITLE)?,
            RELATED => own_album.clone()? + &self.next(TITLE)?,
            _ => return None,
        };
        Some(TrackText { artists, album: own_album.unwrap_or_else(|| title.clone()), title })
    }

    fn next(&mut self, column: usize) -> Option<String> {
        let (line, rest) = split_line(self.columns[column])?;
        self.columns[column] = rest;
        // A line grows at most tenfold, so this also bounds what a damaged one can become.
        if line.len() > MAX_TEXT { None } else { expand(line) }
    }
}

/// The ways of artists, album and title; that of the title is none of the three if the byte is no track's.
fn parted(ways: u8) -> [u8; 3] {
    [ways % 3, ways / 3 % 3, ways / 9]
}

fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == LINE_END)?;
    Some((&bytes[..end], &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use crate::playlist::Track;

    use super::super::invented;
    use super::*;

    fn track(title: &str, artists: &[&str], album: &str) -> Track {
        let artists = artists.iter().map(|name| name.to_string()).collect();
        Track { title: title.into(), artists, album: album.into(), ..Default::default() }
    }

    /// Title, artists and album after writing and reading.
    fn survivor(tracks: &[Track]) -> Vec<Track> {
        let (ways, lines) = write(&tracks.iter().map(TrackText::of).collect::<Vec<_>>());
        let texts = Texts::read(&ways, &lines).unwrap();
        let read = |index| {
            let artists: Vec<&str> = texts.artists(index).collect();
            track(texts.title(index), &artists, texts.album(index))
        };
        (0..tracks.len()).map(read).collect()
    }

    #[test]
    fn what_a_neighbour_or_another_text_says_is_not_written() {
        let tracks = [
            track("Paper Lanterns", &["The Invented Four"], "Paper Lanterns"),
            track("Paper Lanterns - Live", &["The Invented Four"], "Paper Lanterns"),
            track("Paper Lanterns - Live", &["The Invented Four", "Nobody"], "Nowhere"),
        ];
        let (ways, lines) = write(&tracks.each_ref().map(TrackText::of));
        assert_eq!(ways, [1 + 3 * 2 + 9, 9 * 2, 2 + 3]);
        assert_eq!(lines.iter().filter(|byte| **byte == LINE_END).count(), 5);
        assert_eq!(survivor(&tracks), tracks);
    }

    proptest! {
        #[test]
        fn texts_survive(tracks in vec(invented::track(), 0..40)) {
            for (read, written) in survivor(&tracks).iter().zip(&tracks) {
                prop_assert_eq!((&read.title, &read.album), (&written.title, &written.album));
                prop_assert_eq!(&read.artists, &written.artists);
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(ways in vec(0u8..30, 0..9), lines in vec(prop_oneof![Just(LINE_END), any::<u8>()], 0..60)) {
            if let Some(texts) = Texts::read(&ways, &lines) {
                for index in 0..ways.len() {
                    prop_assert!(texts.title(index).len() <= MAX_TEXT && texts.album(index).len() <= MAX_TEXT);
                    prop_assert!(texts.artists(index).all(|name| !name.is_empty()));
                }
            }
        }
    }
}
