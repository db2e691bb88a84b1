//! How a feature is distributed over tracks, in few numbers.

use crate::catalog::SoundCodes;
use crate::features::Feature;

use super::QUANTILES;

/// For each feature the ranks of the tracks that have it, in order.
pub fn columns<'a>(tracks: impl Iterator<Item = &'a SoundCodes> + Clone) -> [Vec<u8>; Feature::SOUND.len()] {
    std::array::from_fn(|feature| {
        let known = tracks.clone().map(|track| track.0[feature]).filter(|rank| *rank < SoundCodes::UNKNOWN);
        let mut column: Vec<u8> = known.collect();
        column.sort_unstable();
        column
    })
}

/// The mean rank of each seventh of the tracks, from the lowest to the highest; none without tracks. The mean difference of
/// two such rows is the Wasserstein-1 distance of the distributions wherever their quantile functions do not cross within a
/// seventh, and never above it.
pub fn sevenths(column: &[u8]) -> Option<[u8; QUANTILES]> {
    let count = column.len();
    // In units of a seventh of a track's width: track `place` reaches from 7 × place on, part `part` from count × part on.
    let mean = |part: usize| {
        let (start, end) = (part * count, (part + 1) * count);
        let within = |place: usize| ((place + 1) * QUANTILES).min(end) - (place * QUANTILES).max(start);
        let places = start / QUANTILES..end.div_ceil(QUANTILES);
        let sum: usize = places.map(|place| within(place) * usize::from(column[place])).sum();
        ((2 * sum + count) / (2 * count)) as u8
    };
    (count > 0).then(|| std::array::from_fn(mean))
}

/// The rank in the middle of a sorted column, [`SoundCodes::UNKNOWN`] where it is empty.
pub fn median(column: &[u8]) -> u8 {
    column.get(column.len() / 2).copied().unwrap_or(SoundCodes::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_single_track_is_everywhere() {
        assert_eq!(sevenths(&[42]), Some([42; QUANTILES]));
        assert_eq!(sevenths(&[]), None);
    }

    #[test]
    fn each_seventh_has_its_own_mean() {
        let column: Vec<u8> = (0..7).flat_map(|part| [8 * part, 8 * part + 2]).collect();
        assert_eq!(sevenths(&column), Some([1, 9, 17, 25, 33, 41, 49]));
    }

    proptest! {
        #[test]
        fn means_rise_and_stay_within_the_column(mut column in vec(0u8..64, 1..80), times in 1usize..4) {
            column.sort_unstable();
            let means = sevenths(&column).unwrap();
            prop_assert!(means.is_sorted());
            prop_assert!(means[0] >= column[0] && means[QUANTILES - 1] <= column[column.len() - 1]);
            let repeated: Vec<u8> = column.iter().flat_map(|rank| std::iter::repeat_n(*rank, times)).collect();
            prop_assert_eq!(sevenths(&repeated), Some(means));
        }
    }
}
