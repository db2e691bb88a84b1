//! What a listener thought of recommendations, and how it changes the next ones.

use serde::{Deserialize, Serialize};

use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::playlist::{Track, TrackId};

/// A track that the listener judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The track, as the catalog had it.
    pub track: Track,
    /// Where it lies among all others.
    pub embedding: EmbeddingCodes,
}

/// What a listener thought of tracks, artists and genres. Nobody but the listener's own device knows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    /// Tracks of which there should be more: candidates are compared with them as with the playlist's own.
    pub liked: Vec<Judged>,
    /// Tracks of which there should be less: candidates that are closer to them than to the playlist move down.
    pub disliked: Vec<Judged>,
    /// Tracks that should not come again. Others like them may.
    pub blocked_tracks: Vec<Track>,
    /// Artists of whom there should be nothing.
    pub blocked_artists: Vec<String>,
    /// Genres whose shelves stay closed.
    pub blocked_genres: Vec<Genre>,
}

impl Feedback {
    /// How many judgements of a kind are kept and counted; of more, the latest.
    pub const MOST: usize = 500;

    /// Whether the listener has not judged anything.
    pub fn is_empty(&self) -> bool {
        *self == Feedback::default()
    }

    /// How many judgements there are.
    pub fn len(&self) -> usize {
        self.liked.len()
            + self.disliked.len()
            + self.blocked_tracks.len()
            + self.blocked_artists.len()
            + self.blocked_genres.len()
    }

    /// The tracks that were judged, in one way or another: none of them is recommended again.
    pub(super) fn judged_tracks(&self) -> impl Iterator<Item = &Track> {
        self.liked.iter().chain(&self.disliked).map(|judged| &judged.track).chain(&self.blocked_tracks)
    }

    /// The listener likes a track, whatever was thought of it before.
    pub fn like(&mut self, judged: Judged) {
        self.forget(judged.track.id);
        keep(&mut self.liked, judged);
    }

    /// The listener does not like a track, whatever was thought of it before.
    pub fn dislike(&mut self, judged: Judged) {
        self.forget(judged.track.id);
        keep(&mut self.disliked, judged);
    }

    /// A track should not come again.
    pub fn block_track(&mut self, track: Track) {
        self.forget(track.id);
        keep(&mut self.blocked_tracks, track);
    }

    /// Nothing by an artist should come again.
    pub fn block_artist(&mut self, artist: String) {
        self.blocked_artists.retain(|known| *known != artist);
        keep(&mut self.blocked_artists, artist);
    }

    /// A genre's shelf is to stay closed.
    pub fn block_genre(&mut self, genre: Genre) {
        self.blocked_genres.retain(|known| *known != genre);
        keep(&mut self.blocked_genres, genre);
    }

    /// What was thought of a track is taken back.
    pub fn forget(&mut self, id: Option<TrackId>) {
        self.liked.retain(|judged| judged.track.id != id);
        self.disliked.retain(|judged| judged.track.id != id);
        self.blocked_tracks.retain(|track| track.id != id);
    }
}

/// Adds the latest and drops the earliest, where there are too many.
fn keep<Kind>(kept: &mut Vec<Kind>, latest: Kind) {
    kept.push(latest);
    let surplus = kept.len().saturating_sub(Feedback::MOST);
    kept.drain(..surplus);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(number: u8) -> Judged {
        let track = Track { id: Some(TrackId::from_bytes([number; 16])), ..Track::default() };
        Judged { track, embedding: EmbeddingCodes::UNKNOWN }
    }

    #[test]
    fn who_changes_their_mind_is_taken_at_the_last_word() {
        let mut feedback = Feedback::default();
        feedback.like(judged(1));
        feedback.dislike(judged(1));
        assert_eq!((feedback.liked.len(), feedback.disliked.len()), (0, 1));
        feedback.block_track(judged(1).track);
        assert_eq!((feedback.disliked.len(), feedback.blocked_tracks.len()), (0, 1));
        feedback.forget(judged(1).track.id);
        assert!(feedback.is_empty());
    }

    #[test]
    fn the_latest_judgements_are_kept() {
        let mut feedback = Feedback::default();
        for number in 0..=Feedback::MOST {
            feedback.block_artist(format!("Artist {number}"));
        }
        assert_eq!(feedback.blocked_artists.len(), Feedback::MOST);
        assert_eq!(feedback.blocked_artists[0], "Artist 1");
    }
}
