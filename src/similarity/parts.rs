//! What a similarity is made of, each by itself.

use crate::embedding::EmbeddingCodes;
use crate::features::Feature;
use crate::genres::Genre;
use crate::portrait::{Corner, Portrait, QUANTILES};

/// The overlap of two genre mixes, 0 to 1: the sum over the genres of the root of the product of their shares (Bhattacharyya
/// 1943).
pub fn overlap(one: &[(Genre, u16)], other: &[(Genre, u16)]) -> f32 {
    let share =
        |mix: &[(Genre, u16)], genre| mix.iter().find(|(known, _)| *known == genre).map_or(0, |(_, share)| *share);
    let roots = Genre::all().map(|genre| (f64::from(share(one, genre)) * f64::from(share(other, genre))).sqrt());
    (roots.sum::<f64>() / f64::from(Portrait::WHOLE)) as f32
}

/// How a feature is distributed over the tracks of a taste, as in [`Portrait::sound`].
pub type Distributions = [Option<[u8; QUANTILES]>; Feature::SOUND.len()];

/// How close the distributions of the features lie, 0 to 1: 1 less the mean over the features that are known of both of how far
/// they have to be moved; none where none is.
pub fn sound(one: &Distributions, other: &Distributions) -> Option<f32> {
    let both = one.iter().zip(other).filter_map(|(one, other)| Some(moved(one.as_ref()?, other.as_ref()?)));
    let moved: Vec<f32> = both.collect();
    (!moved.is_empty()).then(|| 1.0 - moved.iter().sum::<f32>() / moved.len() as f32)
}

/// How far one distribution has to be moved to become the other, in units of the range of ranks, 0 to 1 (the Wasserstein-1
/// distance).
pub fn moved(one: &[u8; QUANTILES], other: &[u8; QUANTILES]) -> f32 {
    let steps: u32 = one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other))).sum();
    steps as f32 / (QUANTILES as u32 * HIGHEST_RANK) as f32
}

const HIGHEST_RANK: u32 = 63;

/// How far two tastes are apart in the embedding, in its steps: the root of the energy distance of their corners (Székely and
/// Rizzo 2013); none where another network embedded one of them, or none did.
pub fn embedding(one: &Portrait, other: &Portrait) -> Option<f32> {
    let is_known = one.network == other.network && !one.corners.is_empty() && !other.corners.is_empty();
    is_known.then(|| energy_distance(&weighed(&one.corners), &weighed(&other.corners)))
}

fn weighed(corners: &[Corner]) -> Vec<(EmbeddingCodes, u32)> {
    corners.iter().map(|corner| (corner.embedding, corner.share.into())).collect()
}

/// Twice the mean distance of a place of one and a place of the other, less the mean distances of two places of each; of that
/// the root. Distances are taken in 256ths of a step, so that sums are whole.
pub fn energy_distance(one: &[(EmbeddingCodes, u32)], other: &[(EmbeddingCodes, u32)]) -> f32 {
    let between = 2.0 * mean_distance(one, other) - mean_distance(one, one) - mean_distance(other, other);
    (between.max(0.0).sqrt()) as f32
}

fn mean_distance(one: &[(EmbeddingCodes, u32)], other: &[(EmbeddingCodes, u32)]) -> f64 {
    let weight = |places: &[(EmbeddingCodes, u32)]| places.iter().map(|(_, weight)| u64::from(*weight)).sum::<u64>();
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one, other)));
    let sum: u64 = pairs.map(|((a, of_a), (b, of_b))| distance(a, b) * u64::from(*of_a) * u64::from(*of_b)).sum();
    sum as f64 / (FINE * weight(one) as f64 * weight(other) as f64)
}

const FINE: f64 = 256.0;

fn distance(one: &EmbeddingCodes, other: &EmbeddingCodes) -> u64 {
    (f64::from(one.squared_distance(other).unwrap_or_default()).sqrt() * FINE) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::AXES;

    #[test]
    fn mixes_overlap_by_what_they_share() {
        let mix = |shares: &[(usize, u16)]| -> Vec<_> {
            shares.iter().map(|(genre, share)| (Genre::new(*genre).unwrap(), *share)).collect()
        };
        assert_eq!(overlap(&mix(&[(3, 1000)]), &mix(&[(3, 1000)])), 1.0);
        assert_eq!(overlap(&mix(&[(3, 1000)]), &mix(&[(4, 1000)])), 0.0);
        assert_eq!(overlap(&mix(&[(3, 1000)]), &mix(&[(4, 750), (3, 250)])), 0.5);
    }

    #[test]
    fn moving_a_whole_distribution_across_the_range_is_a_distance_of_one() {
        assert_eq!(moved(&[0; QUANTILES], &[63; QUANTILES]), 1.0);
        assert_eq!(moved(&[7; QUANTILES], &[7; QUANTILES]), 0.0);
    }

    #[test]
    fn features_that_one_does_not_know_do_not_count() {
        let (mut one, mut other) = ([None; 9], [None; 9]);
        assert_eq!(sound(&one, &other), None);
        (one[2], other[2]) = (Some([0; QUANTILES]), Some([0; QUANTILES]));
        one[3] = Some([63; QUANTILES]);
        assert_eq!(sound(&one, &other), Some(1.0));
    }

    #[test]
    fn two_single_places_are_as_far_apart_as_twice_their_distance_says() {
        let at = |code| [(EmbeddingCodes([code; AXES]), 255)];
        let steps = (12f64 * 9.0).sqrt();
        assert!((energy_distance(&at(60), &at(63)) - (2.0 * steps).sqrt() as f32).abs() < 1e-3);
        assert_eq!(energy_distance(&at(60), &at(60)), 0.0);
    }
}
