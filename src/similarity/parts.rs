//! What a similarity is made of, each by itself.

use crate::embedding::{AXES, EmbeddingCodes};
use crate::features::Feature;
use crate::genres::{GENRE_COUNT, Genre};
use crate::portrait::{Corner, Portrait, QUANTILES};

/// The overlap of two genre mixes, 0 to 1: the sum over the genres of the root of the product of their shares (Bhattacharyya
/// 1943). Shares are in thousandths, and every genre is given one more (additive smoothing): else the root would make much of
/// shares that hardly differ from none, and with them of how they were rounded.
pub fn overlap(one: &[(Genre, u16)], other: &[(Genre, u16)]) -> f32 {
    let share =
        |mix: &[(Genre, u16)], genre| mix.iter().find(|(known, _)| *known == genre).map_or(0, |(_, share)| *share);
    smoothed_overlap(|genre| [share(one, genre).into(), share(other, genre).into()])
}

/// The same of shares that need not be whole: for each genre those of both, in thousandths.
pub fn smoothed_overlap(shares: impl Fn(Genre) -> [f64; 2]) -> f32 {
    let smoothed = |genre| shares(genre).map(|share| share + 1.0);
    let roots = Genre::all().map(smoothed).map(|[one, other]| (one * other).sqrt());
    (roots.sum::<f64>() / (f64::from(Portrait::WHOLE) + GENRE_COUNT as f64)) as f32
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

/// How far the middles of two tastes are apart in the embedding, in its steps; none where another network embedded one of them,
/// or none did.
pub fn embedding(one: &Portrait, other: &Portrait) -> Option<f32> {
    let is_known = one.network == other.network && !one.corners.is_empty() && !other.corners.is_empty();
    is_known.then(|| apart(&weighed(&one.corners), &weighed(&other.corners)))
}

fn weighed(corners: &[Corner]) -> Vec<(EmbeddingCodes, u32)> {
    corners.iter().map(|corner| (corner.embedding, corner.share.into())).collect()
}

/// The distance of the weighted means of places, in steps. All sums are whole.
pub fn apart(one: &[(EmbeddingCodes, u32)], other: &[(EmbeddingCodes, u32)]) -> f32 {
    let weight = |places: &[(EmbeddingCodes, u32)]| places.iter().map(|(_, weight)| i64::from(*weight)).sum::<i64>();
    let sum = |places: &[(EmbeddingCodes, u32)], axis: usize| -> i64 {
        places.iter().map(|(place, weight)| i64::from(place.0[axis]) * i64::from(*weight)).sum()
    };
    let (of_one, of_other) = (weight(one), weight(other));
    let difference =
        |axis| (sum(one, axis) * of_other - sum(other, axis) * of_one) as f64 / (of_one * of_other).max(1) as f64;
    let squares = (0..AXES).map(difference).map(|difference| difference * difference);
    squares.sum::<f64>().sqrt() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixes_overlap_by_what_they_share() {
        let mix = |shares: &[(usize, u16)]| -> Vec<_> {
            shares.iter().map(|(genre, share)| (Genre::new(*genre).unwrap(), *share)).collect()
        };
        let one = mix(&[(3, 1000)]);
        assert_eq!(overlap(&one, &one), 1.0);
        // Half of the roots' product is left, but for what smoothing gives to all genres.
        let [none, half] = [&[(4, 1000)][..], &[(4, 750), (3, 250)]].map(|other| overlap(&one, &mix(other)));
        assert!(none < 0.12 && (half - 0.5).abs() < 0.1, "{none} {half}");
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
    fn middles_are_as_far_apart_as_they_lie() {
        let at = |code, weight| (EmbeddingCodes([code; AXES]), weight);
        let steps = (12f32 * 9.0).sqrt();
        assert!((apart(&[at(60, 255)], &[at(63, 1)]) - steps).abs() < 1e-4);
        assert_eq!(apart(&[at(60, 2), at(90, 1)], &[at(70, 9)]), 0.0);
    }
}
