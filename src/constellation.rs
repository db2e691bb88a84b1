//! Many tastes beside each other: who is like whom, which stand together, which one stands apart, and a map of them all.

use serde::{Deserialize, Serialize};

use crate::features::Feature;

/// Where many tastes lie to each other. Tastes are told by their places in the list that was asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constellation {
    /// For each pair, row by row, the share of pairs of playlists that are less alike, 0 to 1; 1 on the diagonal.
    pub alike: Vec<Vec<f32>>,
    /// The order in which those that are alike stand beside each other.
    pub order: Vec<usize>,
    /// Which stand together, each group and all groups in that order; those that stand alone are groups of one.
    pub groups: Vec<Vec<usize>>,
    /// The one that stands apart from all others; none where none does.
    pub odd: Option<usize>,
    /// Where each lies on the map, from -1 to 1 on both axes.
    pub places: Vec<[f32; 2]>,
    /// What the map's axes mean, the horizontal one first.
    pub axes: [Axis; 2],
}

/// What it means to lie at the ends of one of the map's axes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// The features that are higher at its upper end, the one that tells most first.
    pub rising: Vec<Feature>,
    /// The features that are lower there.
    pub falling: Vec<Feature>,
    /// The share of the differences between the tastes that it shows, 0 to 1.
    pub shown: f32,
}
