//! Cutting the values of one feature into bins of equally many tracks, so that a value becomes the small number of its bin.
//!
//! Only comparisons decide, so every device finds the same bin. A value that comes back from its bin is off by at most half
//! a bin in rank: with 64 bins, no more than 1/128 of the tracks (and one for rounding) lie strictly between the two.

use serde::{Deserialize, Serialize};

/// The bins of one feature: `levels - 1` sorted edges and, for each bin, the value that stands for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Quantiles {
    edges: Vec<f32>,
    values: Vec<f32>,
}

impl Quantiles {
    /// So many bins for these values; `idle` fills bins that nothing is known about.
    pub fn of(mut values: Vec<f32>, levels: u8, idle: f32) -> Quantiles {
        let levels = usize::from(levels);
        values.sort_unstable_by(f32::total_cmp);
        if values.is_empty() {
            return Quantiles { edges: vec![idle; levels - 1], values: vec![idle; levels] };
        }
        let start = |level: usize| values.len() * level / levels;
        let edges: Vec<f32> = (1..levels).map(|level| values[start(level)]).collect();
        let middle = |level: usize| {
            // Where many tracks share a value, the next bin's first tracks may stand within this bin's part of the order.
            let end = edges.get(level).map_or(values.len(), |edge| values.partition_point(|value| value < edge));
            values[(start(level) + end.max(start(level))) / 2]
        };
        Quantiles { values: (0..levels).map(middle).collect(), edges }
    }

    /// The bin of a value: how many edges it has reached, 0 to `levels - 1`.
    pub fn code(&self, value: f32) -> u8 {
        self.edges.partition_point(|edge| *edge <= value) as u8
    }

    /// The value that stands for a bin; none for a code that is no bin's.
    pub fn value(&self, code: u8) -> Option<f32> {
        self.values.get(usize::from(code)).copied()
    }

    /// Whether these are so many bins in order, with nothing outside this range.
    pub fn is_sound(&self, levels: u8, (lowest, highest): (f32, f32)) -> bool {
        let is_right = |numbers: &[f32], count: usize| {
            numbers.len() == count && numbers.is_sorted() && numbers.iter().all(|it| (lowest..=highest).contains(it))
        };
        is_right(&self.edges, usize::from(levels) - 1) && is_right(&self.values, usize::from(levels))
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const LEVELS: u8 = 64;

    /// Values as the dataset has them: many different ones, or a few that many tracks share.
    fn values() -> impl Strategy<Value = Vec<f32>> {
        prop_oneof![vec(0.0f32..=1.0, 1..2000), vec((0u8..40).prop_map(|step| f32::from(step) / 40.0), 1..2000)]
    }

    proptest! {
        #[test]
        fn a_value_comes_back_within_half_a_bin_in_rank(values in values()) {
            let quantiles = Quantiles::of(values.clone(), LEVELS, 0.0);
            for value in &values {
                let decoded = quantiles.value(quantiles.code(*value)).unwrap();
                let (low, high) = (value.min(decoded), value.max(decoded));
                let between = values.iter().filter(|other| low < **other && **other < high).count();
                prop_assert!(between <= values.len() / (2 * usize::from(LEVELS)) + 1, "{between} between {value} and {decoded}");
            }
        }

        #[test]
        fn coding_what_was_decoded_changes_nothing(values in values()) {
            let quantiles = Quantiles::of(values.clone(), LEVELS, 0.0);
            prop_assert!(quantiles.is_sound(LEVELS, (0.0, 1.0)));
            for value in &values {
                let code = quantiles.code(*value);
                prop_assert_eq!(quantiles.code(quantiles.value(code).unwrap()), code);
            }
        }

        #[test]
        fn larger_values_have_no_smaller_codes(values in values(), one in 0.0f32..=1.0, other in 0.0f32..=1.0) {
            let quantiles = Quantiles::of(values, LEVELS, 0.0);
            prop_assert!(quantiles.code(one.min(other)) <= quantiles.code(one.max(other)));
        }
    }

    #[test]
    fn without_values_every_value_has_a_code() {
        let quantiles = Quantiles::of(vec![], LEVELS, 0.0);
        assert!(quantiles.is_sound(LEVELS, (0.0, 1.0)));
        assert_eq!(quantiles.code(0.5), LEVELS - 1);
    }
}
