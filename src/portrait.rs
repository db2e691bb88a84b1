//! A taste in few numbers: what comparing playlists and people needs, and nothing more. No titles, no identifiers.
//!
//! Every number in a portrait is as coarse as the code that friends exchange (`taste_code`) carries it, so that a comparison
//! tells the same whether a playlist is here or came as a code.

use serde::{Deserialize, Serialize};

use crate::catalog::SoundCodes;
use crate::embedding::EmbeddingCodes;
use crate::features::Feature;
use crate::genres::Genre;

/// At how many places a feature's distribution is told.
pub const QUANTILES: usize = 7;

/// How many corners a portrait has at most.
pub const CORNERS: usize = 5;

/// What comparing needs to know of a taste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portrait {
    /// What it is called where it is shown; may be empty.
    pub name: String,
    /// How many recordings it rests on: those whose sound is known, each once.
    pub tracks: u16,
    /// The beginning of the fingerprint of the network that embedded the tracks: embeddings of another one mean something else.
    pub network: [u8; 4],
    /// The genres with their shares in thousandths, largest first; those too small for the code are left out.
    pub mix: Vec<(Genre, u16)>,
    /// How each of [`Feature::SOUND`] is distributed over the tracks: ranks from 0 to 63 among all tracks, at evenly spread
    /// quantiles; none where it is not known of any.
    pub sound: [Option<[u8; QUANTILES]>; Feature::SOUND.len()],
    /// The middles of groups of tracks that lie together, largest group first.
    pub corners: Vec<Corner>,
    /// Its artists, blurred; none where they are not to be told.
    pub artists: Option<Vec<u32>>,
}

/// The middle of a group of tracks that lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// The group's share of the tracks, in 255ths.
    pub share: u8,
    /// The shelf on which most of them would stand.
    pub genre: Genre,
    /// Where it lies.
    pub embedding: EmbeddingCodes,
    /// How it sounds, in ranks among all tracks.
    pub sound: SoundCodes,
}

impl Portrait {
    /// The same under another name.
    pub fn named(self, name: &str) -> Portrait {
        Portrait { name: name.into(), ..self }
    }

    /// The same without its artists.
    pub fn without_artists(self) -> Portrait {
        Portrait { artists: None, ..self }
    }
}
