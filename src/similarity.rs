//! How alike two tastes are, and why: the genres and artists that they share, the features in which they differ.

pub mod playlists;

use serde::{Deserialize, Serialize};

use crate::features::Feature;
use crate::genres::Genre;
use crate::portrait::QUANTILES;

/// How alike two tastes are, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// The share of pairs of playlists that are less alike, 0 to 1; 1 for a taste and itself.
    pub percentile: f32,
    /// Between which percentiles it would lie in nine of ten cases if both had been told by other tracks, as few as these.
    pub between: [f32; 2],
    /// What it is made of.
    pub parts: Parts,
    /// Genres that both have, the largest common share first.
    pub genres: Vec<CommonGenre>,
    /// The features that are known of both, the most different first.
    pub features: Vec<ComparedFeature>,
    /// How many artists both have, as far as can be told; none where one of the two does not tell its artists.
    pub artists: Option<u16>,
}

/// What a similarity is made of, each part from 0, nothing in common, to 1, the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// The overlap of the genre mixes.
    pub genres: f32,
    /// How close the distributions of the sound features lie; none where no feature is known of both.
    pub sound: Option<f32>,
    /// How close they lie in the network's embedding; none where another network embedded one of them.
    pub embedding: Option<f32>,
}

/// A genre that both have.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommonGenre {
    /// The genre.
    pub genre: Genre,
    /// Its share of each of the two, 0 to 1.
    pub shares: [f32; 2],
}

/// A feature of both.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedFeature {
    /// The feature.
    pub feature: Feature,
    /// Its distribution in each of the two, as in [`Portrait::sound`](crate::portrait::Portrait::sound).
    pub ranks: [[u8; QUANTILES]; 2],
    /// How far one distribution has to be moved to become the other, in units of the range of ranks, 0 to 1.
    pub moved: f32,
}
