//! What a listener wants of a list of recommendations.

use serde::{Deserialize, Serialize};

use super::Feedback;
use crate::features::Feature;

/// What a listener wants of a list. Numbers beyond what is stated count as the nearest that is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wishes {
    /// How many tracks, at most [`Wishes::MOST`].
    pub count: usize,
    /// How many of them by one artist at most.
    pub per_artist: usize,
    /// 0 gives the closest tracks; every other seed another list from the same taste, the same on every device.
    pub seed: u64,
    /// From 0, familiar: artists of the playlist are preferred and tracks may be much alike; to 100, adventurous: other
    /// artists are, and the list is varied. In the middle artists count neither for nor against a track.
    pub adventure: u8,
    /// From -100, well-known tracks are preferred, to 100, little-known ones are. At 0 it does not matter.
    pub depth: i8,
    /// By how much each sound feature should be higher or lower than in the playlist, in ranks: 63 is from the lowest of all
    /// tracks to the highest. In the order of [`Feature::SOUND`].
    pub shifts: [i8; Feature::SOUND.len()],
    /// Whether tracks whose words are marked as explicit stay out. Those of which nothing is known stay in.
    pub without_explicit: bool,
    /// What the listener thought of tracks, artists and genres.
    pub feedback: Feedback,
}

impl Wishes {
    /// How long a list may be.
    pub const MOST: usize = 500;

    /// The middle between familiar and adventurous.
    pub const NEITHER: u8 = 50;
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes {
            count: 30,
            per_artist: 2,
            seed: 0,
            adventure: Wishes::NEITHER,
            depth: 0,
            shifts: [0; Feature::SOUND.len()],
            without_explicit: false,
            feedback: Feedback::default(),
        }
    }
}
