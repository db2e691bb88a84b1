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
    /// So many bins for values that occur so many times each, told in any order, even the same value in several entries.
    /// `idle` fills bins that nothing is known about.
    pub fn of(counts: Vec<(f32, u64)>, levels: u8, idle: f32) -> Quantiles {
        let row = Row::of(counts);
        if row.length() == 0 {
            return Quantiles { edges: vec![idle; usize::from(levels) - 1], values: vec![idle; usize::from(levels)] };
        }
        let start = |level: u8| row.length() * u64::from(level) / u64::from(levels);
        let edges: Vec<f32> = (1..levels).map(|level| row.value(start(level))).collect();
        let middle = |level: u8| {
            // Where many tracks share a value, the next bin's first tracks may stand within this bin's part of the row.
            let end = edges.get(usize::from(level)).map_or(row.length(), |edge| row.first(*edge));
            row.value((start(level) + end.max(start(level))) / 2)
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

/// The values of all tracks from the smallest up, equal ones told once.
struct Row {
    values: Vec<f32>,
    /// How many tracks stand in the row up to the end of each value.
    ends: Vec<u64>,
}

impl Row {
    fn of(mut counts: Vec<(f32, u64)>) -> Row {
        counts.retain(|(_, count)| *count > 0);
        counts.sort_unstable_by(|(one, _), (other, _)| one.total_cmp(other));
        let mut row = Row { values: Vec::new(), ends: Vec::new() };
        for (value, count) in counts {
            let end = row.length() + count;
            match (row.values.last(), row.ends.last_mut()) {
                (Some(last), Some(last_end)) if *last == value => *last_end = end,
                _ => {
                    // One zero is like the other, but would be written otherwise.
                    row.values.push(value + 0.0);
                    row.ends.push(end);
                }
            }
        }
        row
    }

    fn length(&self) -> u64 {
        self.ends.last().copied().unwrap_or_default()
    }

    /// The value at a place within the row.
    fn value(&self, place: u64) -> f32 {
        self.values[self.ends.partition_point(|end| *end <= place)]
    }

    /// The first place of a value, or of the next larger one.
    fn first(&self, value: f32) -> u64 {
        let before = self.values.partition_point(|other| *other < value);
        before.checked_sub(1).map_or(0, |last| self.ends[last])
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const LEVELS: u8 = 64;

    fn of(values: &[f32]) -> Quantiles {
        Quantiles::of(values.iter().map(|value| (*value, 1)).collect(), LEVELS, 0.0)
    }

    /// Values as the dataset has them: many different ones, or a few that many tracks share.
    fn values() -> impl Strategy<Value = Vec<f32>> {
        prop_oneof![vec(0.0f32..=1.0, 1..2000), vec((0u8..40).prop_map(|step| f32::from(step) / 40.0), 1..2000)]
    }

    proptest! {
        #[test]
        fn a_value_comes_back_within_half_a_bin_in_rank(values in values()) {
            let quantiles = of(&values);
            for value in &values {
                let decoded = quantiles.value(quantiles.code(*value)).unwrap();
                let (low, high) = (value.min(decoded), value.max(decoded));
                let between = values.iter().filter(|other| low < **other && **other < high).count();
                prop_assert!(between <= values.len() / (2 * usize::from(LEVELS)) + 1, "{between} between {value} and {decoded}");
            }
        }

        #[test]
        fn coding_what_was_decoded_changes_nothing(values in values()) {
            let quantiles = of(&values);
            prop_assert!(quantiles.is_sound(LEVELS, (0.0, 1.0)));
            for value in &values {
                let code = quantiles.code(*value);
                prop_assert_eq!(quantiles.code(quantiles.value(code).unwrap()), code);
            }
        }

        #[test]
        fn larger_values_have_no_smaller_codes(values in values(), one in 0.0f32..=1.0, other in 0.0f32..=1.0) {
            let quantiles = of(&values);
            prop_assert!(quantiles.code(one.min(other)) <= quantiles.code(one.max(other)));
        }
    }

    #[test]
    fn it_does_not_matter_in_how_many_entries_a_value_is_told() {
        let apart = of(&[0.25, 0.5, 0.25, -0.0, 0.0, 0.25]);
        let together = Quantiles::of(vec![(0.5, 1), (0.25, 3), (0.0, 2), (0.75, 0)], LEVELS, 0.0);
        assert_eq!(serde_json::to_string(&apart).unwrap(), serde_json::to_string(&together).unwrap());
    }

    #[test]
    fn without_values_every_value_has_a_code() {
        let quantiles = of(&[]);
        assert!(quantiles.is_sound(LEVELS, (0.0, 1.0)));
        assert_eq!(quantiles.code(0.5), LEVELS - 1);
    }
}
