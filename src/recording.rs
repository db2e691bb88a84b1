//! What makes two tracks the same recording, and which version of it each of them is.
//!
//! The length does not count: the catalog stores it in steps that are wider than the two seconds by which releases of one
//! recording differ, and a list in which a song comes twice is worse than one that lacks its second version.

use std::collections::BTreeSet;

use crate::playlist::Track;

/// What a title and an artist are reduced to, so that a remaster, a deluxe edition or another spelling still match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recording {
    title: String,
    artist: String,
}

/// Which version of a recording a track is, as its title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// The one that needs no addition to its title, a remaster and a radio edit included.
    Original,
    /// Played before an audience.
    Live,
    /// Taken apart and put together anew.
    Remix,
    /// Played again with few instruments.
    Acoustic,
    /// Without the voice.
    Instrumental,
    /// Recorded before the original.
    Demo,
}

/// The words in an addition to a title by which a version is known, in the languages in which labels write them.
const SIGNS: [(Version, &[&str]); 5] = [
    (Version::Live, &["live", "vivo", "directo", "concert", "concierto", "sessions", "session"]),
    (Version::Remix, &["remix", "mix", "rework", "bootleg", "mashup", "dub", "vip"]),
    (Version::Acoustic, &["acoustic", "unplugged", "acústico", "acústica", "akustik", "acoustique"]),
    (Version::Instrumental, &["instrumental", "karaoke"]),
    (Version::Demo, &["demo", "demos"]),
];

impl Recording {
    /// What a title and an artist are reduced to; none where nothing is left of one of them.
    pub(crate) fn of(title: &str, artist: &str) -> Option<Recording> {
        let (title, artist) = (reduced(split_title(title).0), reduced(artist));
        (!title.is_empty() && !artist.is_empty()).then_some(Recording { title, artist })
    }

    /// The reduced title and artist.
    pub(crate) fn parts(&self) -> (&str, &str) {
        (&self.title, &self.artist)
    }
}

impl Version {
    /// The version that the additions to a title tell.
    pub(crate) fn of(title: &str) -> Version {
        let additions = split_title(title).1.to_lowercase();
        let words: Vec<&str> = additions.split(|sign: char| !sign.is_alphanumeric()).collect();
        let says = |signs: &[&str]| words.iter().any(|word| signs.contains(word));
        SIGNS.into_iter().find(|(_, signs)| says(signs)).map_or(Version::Original, |(version, _)| version)
    }
}

impl Track {
    /// The key under which other releases of the same recording are found: the title without its additions and the first
    /// artist, both reduced to lower-case letters and digits. None for a track without a title or artist.
    pub fn recording(&self) -> Option<Recording> {
        Recording::of(&self.title, self.artists.first()?)
    }

    /// The keys under which it is found by any of its artists: releases name them in different orders.
    pub fn recordings(&self) -> impl Iterator<Item = Recording> {
        self.artists.iter().filter_map(|artist| Recording::of(&self.title, artist))
    }

    /// Which version of its recording it is.
    pub fn version(&self) -> Version {
        Version::of(&self.title)
    }

    /// By what the same version of the same recording is found under another id: a live version does not sound as the
    /// original does.
    pub fn release(&self) -> Option<(Recording, Version)> {
        Some((self.recording()?, self.version()))
    }
}

/// The places of those of the tracks that count, each recording in each of its versions once: two tracks of one id, or of one
/// title and first artist, are one. Which of them stands for it does not depend on their order.
pub(crate) fn distinct(tracks: &[Track], counts: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..tracks.len()).filter(|place| counts(*place)).collect();
    places.sort_by_key(|place| {
        let Track { id, title, artists, album, .. } = &tracks[*place];
        (*id, title, artists, album)
    });
    let (mut ids, mut releases) = (BTreeSet::new(), BTreeSet::new());
    places.retain(|place| {
        let track = &tracks[*place];
        // Both are noted, whichever of them is known already.
        let is_new_id = track.id.is_none_or(|id| ids.insert(id));
        let is_new_release = track.release().is_none_or(|release| releases.insert(release));
        is_new_id && is_new_release
    });
    places.sort_unstable();
    places
}

/// A title and its additions, such as `- Remastered 2011`, `(feat. …)` and `[Live]`. Where nothing would be left of the title,
/// nothing is an addition.
fn split_title(title: &str) -> (&str, &str) {
    let end = [" - ", " (", " ["].into_iter().filter_map(|mark| title.find(mark)).min().unwrap_or(title.len());
    if title[..end].trim().is_empty() { (title, "") } else { title.split_at(end) }
}

/// What is left of a title or a name: its letters and digits, in lower case.
pub(crate) fn reduced(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playlist::TrackId;

    fn track(title: &str, artist: &str) -> Track {
        Track { title: title.into(), artists: vec![artist.into()], ..Default::default() }
    }

    #[test]
    fn other_releases_are_the_same_recording() {
        let original = track("Paper Lanterns", "The Invented Four").recording();
        for title in [
            "Paper Lanterns - Remastered 2011",
            "paper lanterns (feat. Nobody)",
            "Paper Lanterns [Live]",
            "Paper-Lanterns",
        ] {
            assert_eq!(track(title, "the invented four").recording(), original, "{title}");
        }
        assert_ne!(track("Paper Lanterns", "Another").recording(), original);
        assert_ne!(track("Paper Lantern", "The Invented Four").recording(), original);
    }

    #[test]
    fn a_title_in_brackets_keeps_them() {
        assert_ne!(track("(One) Thing", "A").recording(), track("(Two) Thing", "A").recording());
        assert_ne!(track(" (One)", "A").recording(), track(" (Two)", "A").recording());
    }

    #[test]
    fn without_title_or_artist_there_is_no_recording() {
        assert_eq!(track("", "A").recording(), None);
        assert_eq!(Track { title: "T".into(), ..Default::default() }.recording(), None);
    }

    #[test]
    fn artists_in_another_order_share_a_key() {
        let artists = |names: [&str; 2]| Track { artists: names.map(String::from).into(), ..track("Duet", "") };
        let (one, other) = (artists(["A", "B"]), artists(["B", "A"]));
        assert_ne!(one.recording(), other.recording());
        assert!(one.recordings().any(|key| other.recordings().any(|theirs| theirs == key)));
    }

    #[test]
    fn a_recording_counts_once_whatever_the_order_and_a_live_version_is_another() {
        let with_id = |id, title: &str| Track { id: Some(TrackId::invented(id)), ..track(title, "A") };
        let mut tracks = vec![
            with_id(1, "Lanterns"),
            with_id(2, "Lanterns - Remastered 2011"),
            with_id(1, "Lanterns, renamed"),
            with_id(3, "Lanterns (Live)"),
            track("", "A"),
            track("", "A"),
        ];
        let titles = |tracks: &[Track]| -> BTreeSet<String> {
            distinct(tracks, |_| true).into_iter().map(|place| tracks[place].title.clone()).collect()
        };
        let first = titles(&tracks);
        assert_eq!(first, BTreeSet::from(["Lanterns", "Lanterns (Live)", ""].map(String::from)));
        tracks.reverse();
        assert_eq!(titles(&tracks), first);
        assert_eq!(distinct(&tracks, |place| place == 2), [2]);
    }

    #[test]
    fn versions_are_known_by_what_is_added_to_the_title() {
        for (title, version) in [
            ("Live Forever", Version::Original),
            ("Lanterns - 2011 Remaster", Version::Original),
            ("Lanterns - Radio Edit", Version::Original),
            ("Lanterns (Live at Nowhere)", Version::Live),
            ("Lanterns - Ao Vivo", Version::Live),
            ("Lanterns - Remastered Live", Version::Live),
            ("Lanterns (Somebody Remix)", Version::Remix),
            ("Lanterns [Acoustic]", Version::Acoustic),
            ("Lanterns - Instrumental", Version::Instrumental),
            ("Lanterns (Demo)", Version::Demo),
            ("Lanterns (feat. Olive)", Version::Original),
        ] {
            assert_eq!(track(title, "A").version(), version, "{title}");
        }
    }
}
