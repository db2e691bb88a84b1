//! What is known of a listener: a playlist, its genres, and where its tracks lie among all others.

use serde::{Deserialize, Serialize};

use crate::embedding::EmbeddingCodes;
use crate::mixture::GenreMix;
use crate::playlist::{Playlist, Track};

/// A playlist as recommendations need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taste {
    /// The playlist, with features wherever they are known.
    pub playlist: Playlist,
    /// What it is made of.
    pub mix: GenreMix,
    /// Where each of its tracks lies, in the playlist's order; tracks beyond its end count as unknown.
    pub embeddings: Vec<EmbeddingCodes>,
}

impl Taste {
    /// The same taste for a catalog that was made with another network: its embeddings mean something else there, so that
    /// features alone are compared.
    pub fn by_features_alone(self) -> Taste {
        Taste { embeddings: Vec::new(), ..self }
    }

    /// Each track and where it lies.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&Track, EmbeddingCodes)> {
        let embedding = |index: usize| self.embeddings.get(index).copied().unwrap_or(EmbeddingCodes::UNKNOWN);
        self.playlist.tracks.iter().enumerate().map(move |(index, track)| (track, embedding(index)))
    }
}
