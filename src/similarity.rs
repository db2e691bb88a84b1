//! How alike two tastes are, and why: the genres and artists that they share, the features in which they differ.
//!
//! Three parts are put together into one number, and that is told as its place among pairs of playlists: a percentage of
//! nothing in particular would tell nobody anything. Only sums, products, quotients and square roots are taken, in one order, so
//! that every device finds the same number to the bit; and what is summed over pairs is whole, so that it does not matter who
//! is compared with whom.

mod calibration;
mod common;
pub mod parts;

use serde::{Deserialize, Serialize};

use crate::features::Feature;
use crate::genres::Genre;
use crate::portrait::{Portrait, QUANTILES};

pub use calibration::{Calibration, CalibrationError, Measure, Spread};
pub use common::{InCommon, in_common, known_artists};

/// From which share on a genre that both have is told of, in thousandths.
const SHOWN: u16 = 10;

/// How alike two tastes are, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// The share of pairs of playlists that are less alike, 0 to 1; 1 for a taste and itself.
    pub percentile: f32,
    /// Between which percentiles it would lie in nine of ten cases if both had been told by other tracks, as few as these.
    pub between: [f32; 2],
    /// What it is made of.
    pub parts: Parts,
    /// Genres of which both have at least a hundredth, the largest common share first.
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

/// Compares two portraits. It is the same whichever of them comes first, but for the order of what is told of each.
pub fn compare(one: &Portrait, other: &Portrait, calibration: &Calibration) -> Similarity {
    let parts = Parts {
        genres: parts::overlap(&one.mix, &other.mix),
        sound: parts::sound(&one.sound, &other.sound),
        embedding: parts::embedding(one, other).map(|apart| calibration.closeness(apart)),
    };
    let measure = calibration.measure(&parts);
    let raw = measure.together(&parts);
    Similarity {
        percentile: if is_same(one, other) { 1.0 } else { measure.percentile(raw) },
        between: measure.between(raw, [one.tracks, other.tracks]),
        parts,
        genres: common_genres(one, other),
        features: compared_features(one, other),
        artists: common_artists(one, other),
    }
}

/// Whether two portraits tell the same of the tracks, by whatever name.
fn is_same(one: &Portrait, other: &Portrait) -> bool {
    one.mix == other.mix && one.sound == other.sound && one.corners == other.corners && one.network == other.network
}

fn common_genres(one: &Portrait, other: &Portrait) -> Vec<CommonGenre> {
    let share = |portrait: &Portrait, genre| f32::from(portrait.share(genre)) / f32::from(Portrait::WHOLE);
    let shares = Genre::all().map(|genre| (genre, [one.share(genre), other.share(genre)]));
    let mut common: Vec<(Genre, u16)> = shares.map(|(genre, [one, other])| (genre, one.min(other))).collect();
    common.retain(|(_, share)| *share >= SHOWN);
    common.sort_by_key(|(genre, share)| (std::cmp::Reverse(*share), *genre));
    common
        .into_iter()
        .map(|(genre, _)| CommonGenre { genre, shares: [share(one, genre), share(other, genre)] })
        .collect()
}

fn compared_features(one: &Portrait, other: &Portrait) -> Vec<ComparedFeature> {
    let both = Feature::SOUND.into_iter().zip(one.sound.iter().zip(&other.sound));
    let known = both.filter_map(|(feature, (one, other))| Some((feature, [(*one)?, (*other)?])));
    let compared =
        known.map(|(feature, ranks)| ComparedFeature { feature, ranks, moved: parts::moved(&ranks[0], &ranks[1]) });
    let mut compared: Vec<ComparedFeature> = compared.collect();
    compared.sort_by(|one, other| other.moved.total_cmp(&one.moved).then(one.feature.cmp(&other.feature)));
    compared
}

fn common_artists(one: &Portrait, other: &Portrait) -> Option<u16> {
    let (one, other) = (one.artists.as_ref()?, other.artists.as_ref()?);
    Some(one.iter().filter(|artist| other.contains(artist)).count() as u16)
}

#[cfg(test)]
mod tests;
