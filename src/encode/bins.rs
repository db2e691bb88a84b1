//! Numbers as piecewise-linear codes: how far a value has come through each of the bins that hold equally many tracks.
//!
//! A value has passed the bins below its own (1), has not reached those above (0), and stands somewhere in its own, 0 to 1
//! (Gorishniy, Rubachev and Babenko 2022, "On Embeddings for Numerical Features in Tabular Deep Learning"). Values outside
//! of all that training saw run on by one bin's width at most, so the codes lie between -1 and 2.

use serde::{Deserialize, Serialize};

/// How many bins a feature has.
pub const BINS: usize = 32;

/// The edges of one feature's bins, `BINS + 1` of them in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bins(Vec<f32>);

impl Bins {
    /// Bins of equally many of these values. Where many values are equal, some bins have no width.
    pub fn of(mut values: Vec<f32>) -> Bins {
        values.sort_unstable_by(f32::total_cmp);
        let last = values.len().saturating_sub(1);
        Bins((0..=BINS).map(|edge| values.get(last * edge / BINS).copied().unwrap_or(0.0)).collect())
    }

    /// Whether the edges can be computed with.
    pub fn are_sound(&self) -> bool {
        self.0.len() == BINS + 1 && self.0.is_sorted() && self.0.iter().all(|edge| edge.is_finite())
    }

    /// The code of a value.
    pub fn code(&self, value: f32) -> [f32; BINS] {
        std::array::from_fn(|bin| {
            let (low, high) = (self.0[bin], self.0[bin + 1]);
            let lowest = if bin == 0 { -1.0 } else { 0.0 };
            let highest = if bin == BINS - 1 { 2.0 } else { 1.0 };
            if high > low { ((value - low) / (high - low)).clamp(lowest, highest) } else { f32::from(value >= low) }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn to_64() -> Bins {
        Bins::of((0..=64).map(|number| number as f32).collect())
    }

    #[test]
    fn a_value_has_passed_the_bins_below_it() {
        let code = to_64().code(5.0);
        assert_eq!(code[..4], [1.0, 1.0, 0.5, 0.0]);
    }

    #[test]
    fn values_outside_run_on_by_one_bin() {
        assert_eq!(to_64().code(-1.0)[0], -0.5);
        assert_eq!(to_64().code(-100.0)[0], -1.0);
        assert_eq!(to_64().code(65.0)[BINS - 1], 1.5);
        assert_eq!(to_64().code(1000.0)[BINS - 1], 2.0);
    }

    #[test]
    fn equal_values_make_steps() {
        let bins = Bins::of([vec![0.0; 60], vec![1.0; 4]].concat());
        assert!(bins.are_sound());
        assert!(bins.code(0.0).iter().chain(&bins.code(1.0)).all(|number| number.is_finite()));
        assert_ne!(bins.code(0.0), bins.code(1.0));
    }

    proptest! {
        #[test]
        fn a_larger_value_is_never_less_far(values in prop::collection::vec(-1e3f32..1e3, 0..80), pair in (-2e3f32..2e3, -2e3f32..2e3)) {
            let bins = Bins::of(values);
            let (low, high) = (bins.code(pair.0.min(pair.1)), bins.code(pair.0.max(pair.1)));
            prop_assert!(bins.are_sound());
            prop_assert!(low.iter().zip(high).all(|(low, high)| *low <= high && (-1.0..=2.0).contains(&high)));
        }
    }
}
