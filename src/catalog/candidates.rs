//! Which tracks of any pile can stand in a catalog, and how many cannot.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::playlist::{Track, TrackId};

/// Tracks that a catalog can hold: each has an id that no other has, and a sound that is known.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    tracks: Vec<Track>,
    ids: BTreeSet<TrackId>,
    left_out: LeftOut,
}

/// How many tracks were left out of a catalog, each counted for the first reason that holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Rows of a file that are no tracks.
    pub no_tracks: usize,
    /// A catalog knows its tracks by Spotify's ids.
    pub without_id: usize,
    /// Too little of their sound is known to find a shelf.
    pub without_sound: usize,
    /// They were there before.
    pub repeated: usize,
}

impl Candidates {
    /// Takes in what was read of a file, in which so many rows are no tracks.
    pub fn take(&mut self, tracks: Vec<Track>, no_tracks: usize) {
        self.left_out.no_tracks += no_tracks;
        for track in tracks {
            match track.id {
                None => self.left_out.without_id += 1,
                Some(_) if !track.features.describe_sound() => self.left_out.without_sound += 1,
                Some(id) if !self.ids.insert(id) => self.left_out.repeated += 1,
                Some(_) => self.tracks.push(track),
            }
        }
    }

    /// The tracks, and what was left out.
    pub fn finish(self) -> (Vec<Track>, LeftOut) {
        (self.tracks, self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Feature;

    fn track(id: Option<u8>, heard: bool) -> Track {
        let mut track = Track { id: id.map(|id| TrackId::from_bytes([id; 16])), ..Track::default() };
        for feature in Feature::SOUND.into_iter().filter(|_| heard) {
            track.features.set(feature, feature.range().1).unwrap();
        }
        track
    }

    #[test]
    fn what_cannot_stand_in_a_catalog_is_counted() {
        let mut candidates = Candidates::default();
        candidates.take(vec![track(Some(1), true), track(None, true), track(None, false), track(Some(2), false)], 5);
        // What lacked its sound in one file may have it in another.
        candidates.take(vec![track(Some(2), true), track(Some(1), true)], 1);
        let (tracks, left_out) = candidates.finish();
        assert_eq!(tracks, [track(Some(1), true), track(Some(2), true)]);
        assert_eq!(left_out, LeftOut { no_tracks: 6, without_id: 2, without_sound: 1, repeated: 1 });
    }
}
