//! Many tastes beside each other: who is like whom, which stand together, which one stands apart, and a map of them all.
//!
//! Who is like whom is decided in ten-thousandths, whole numbers, so that devices that differ in the last digits of a
//! similarity tell the same. Where several choices are equally good the tastes' contents decide, not their places in the list:
//! asking in another order gives the same groups.
//!
//! | module | subject |
//! |---|---|
//! | `tree` | clustering: which are joined, and in which order the joined stand |
//! | `odd` | whether one stands apart |
//! | `map`, `axes` | where each lies, and what the axes mean |

mod axes;
mod map;
mod odd;
mod tree;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::features::Feature;
use crate::portrait::Portrait;

/// How many tastes can be surveyed.
pub const MOST: usize = 100;

/// From which likeness on tastes stand together, in ten-thousandths: a group is, on average over its pairs, more alike than
/// nine of ten pairs of playlists. Below that a group would be no news, for among a dozen playlists of strangers some pairs are
/// as alike.
const TOGETHER: u32 = 9_000;

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
    /// Where each lies on the map, from -1 to 1 on both axes, which have the same scale.
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

/// More tastes than can be surveyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{0} playlists are too many to lay beside each other; choose {MOST} of them at most")]
pub struct TooMany(pub usize);

/// Surveys up to [`MOST`] tastes. `alike` tells for two of them the share of pairs of playlists that are less alike, 0 to 1; it
/// is asked once for each pair, and what is no number counts as 0.
pub fn survey(portraits: &[Portrait], alike: impl Fn(&Portrait, &Portrait) -> f32) -> Result<Constellation, TooMany> {
    if portraits.len() > MOST {
        return Err(TooMany(portraits.len()));
    }
    let by_content = by_content(portraits);
    let alike = symmetric(portraits, &by_content, alike);
    let whole: Vec<Vec<u32>> =
        alike.iter().map(|row| row.iter().map(|share| in_ten_thousandths(*share)).collect()).collect();
    let groups = tree::groups(&whole, &by_content, TOGETHER);
    let (places, axes) = map::map(portraits);
    Ok(Constellation { order: groups.concat(), groups, odd: odd::odd(&whole), places, axes, alike })
}

/// The places of the tastes in an order that depends on nothing but what they are; equal ones as they stand.
fn by_content(portraits: &[Portrait]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..portraits.len()).collect();
    places.sort_by_cached_key(|place| {
        let portrait = &portraits[*place];
        let corners: Vec<_> =
            portrait.corners.iter().map(|corner| (corner.share, corner.embedding, corner.sound)).collect();
        (
            portrait.sound,
            portrait.mix.clone(),
            corners,
            portrait.tracks,
            portrait.artists.clone(),
            portrait.name.clone(),
        )
    });
    places
}

/// The likeness of each pair. The one that comes first by content is asked about first, so that rounding within `alike` cannot
/// depend on the list's order.
fn symmetric(
    portraits: &[Portrait],
    by_content: &[usize],
    alike: impl Fn(&Portrait, &Portrait) -> f32,
) -> Vec<Vec<f32>> {
    let mut rows = vec![vec![1.0; portraits.len()]; portraits.len()];
    for (index, one) in by_content.iter().enumerate() {
        for other in &by_content[index + 1..] {
            let share = alike(&portraits[*one], &portraits[*other]);
            let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
            (rows[*one][*other], rows[*other][*one]) = (share, share);
        }
    }
    rows
}

fn in_ten_thousandths(share: f32) -> u32 {
    (share * 10_000.0).round() as u32
}

#[cfg(test)]
mod tests;
