//! What two playlists have in common by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::playlist::{Playlist, Track};
use crate::portrait::Portrait;
use crate::recording::{Recording, reduced};

/// Tracks and artists that are in both of two playlists, as the first one names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InCommon {
    /// The tracks in the first playlist's order, each recording once.
    pub tracks: Vec<Track>,
    /// The artists in alphabetical order.
    pub artists: Vec<String>,
}

/// What two playlists have in common. A recording is the same on another release and by any of its artists, an artist
/// whatever its capitals and signs.
pub fn in_common(one: &Playlist, other: &Playlist) -> InCommon {
    let theirs = artists(other);
    let mine = artists(one).into_iter();
    let mut artists: Vec<String> =
        mine.filter(|(key, _)| theirs.contains_key(key)).map(|(_, name)| name.into()).collect();
    artists.sort_unstable();
    InCommon { tracks: common_tracks(one, other), artists }
}

/// The artists of a playlist that may be among those of a portrait, in alphabetical order.
pub fn known_artists(playlist: &Playlist, portrait: &Portrait) -> Vec<String> {
    let known = artists(playlist).into_values().filter(|artist| portrait.knows_artist(artist));
    let mut known: Vec<String> = known.map(str::to_owned).collect();
    known.sort_unstable();
    known
}

/// The artists of a playlist, each as it is named first.
fn artists(playlist: &Playlist) -> BTreeMap<String, &str> {
    let mut artists = BTreeMap::new();
    for artist in playlist.tracks.iter().flat_map(|track| &track.artists) {
        let key = Some(reduced(artist)).filter(|key| !key.is_empty()).unwrap_or_else(|| artist.trim().to_owned());
        artists.entry(key).or_insert(artist.as_str());
    }
    artists.remove("");
    artists
}

fn common_tracks(one: &Playlist, other: &Playlist) -> Vec<Track> {
    let ids: BTreeSet<_> = other.tracks.iter().filter_map(|track| track.id).collect();
    let recordings: BTreeSet<Recording> = other.tracks.iter().flat_map(Track::recordings).collect();
    let is_theirs = |track: &Track| {
        track.id.is_some_and(|id| ids.contains(&id))
            || track.recordings().any(|recording| recordings.contains(&recording))
    };
    let mut told = BTreeSet::new();
    let mut is_new = |track: &Track| {
        let keys: Vec<Recording> = track.recordings().collect();
        let is_new = keys.iter().all(|key| !told.contains(key));
        told.extend(keys);
        is_new
    };
    one.tracks.iter().filter(|track| is_theirs(track) && is_new(track)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playlist::TrackId;

    fn track(title: &str, artists: &[&str]) -> Track {
        Track {
            title: title.into(),
            artists: artists.iter().map(|artist| (*artist).into()).collect(),
            ..Track::default()
        }
    }

    fn playlist(tracks: &[Track]) -> Playlist {
        Playlist { tracks: tracks.to_vec(), ..Playlist::default() }
    }

    #[test]
    fn an_artist_is_common_whatever_its_capitals() {
        let (one, other) = (playlist(&[track("X", &["The B", "A"])]), playlist(&[track("Y", &["a", "the-b", "C"])]));
        assert_eq!(in_common(&one, &other), InCommon { tracks: Vec::new(), artists: vec!["A".into(), "The B".into()] });
    }

    #[test]
    fn a_recording_is_common_on_another_release_and_told_once() {
        let mine = [track("Lanterns", &["A", "B"]), track("Lanterns - Live", &["A"]), track("Else", &["C"])];
        let theirs = [track("Lanterns - Remastered 2011", &["B"])];
        assert_eq!(in_common(&playlist(&mine), &playlist(&theirs)).tracks, mine[..1]);
    }

    #[test]
    fn a_track_is_common_by_its_id_alone() {
        let with_id = |title| Track { id: Some(TrackId::invented(7)), ..track(title, &[]) };
        let common = in_common(&playlist(&[with_id("One")]), &playlist(&[with_id("")]));
        assert_eq!(common.tracks, [with_id("One")]);
    }
}
