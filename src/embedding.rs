//! Where a track lies among all others, in few bytes: the network's embedding, turned onto the axes along which tracks differ
//! most, and cut into steps.
//!
//! Near codes sound alike. The catalog stores them for every track, the engine makes them for a playlist's tracks, and
//! ranking compares them as whole numbers. Which axes, and how wide a step is, was found out from the training tracks
//! (principal components, Pearson 1901) and stands with the weights.

use serde::{Deserialize, Serialize};

/// How many numbers the residual network's embedding of a track has.
pub const EMBEDDING: usize = 64;

/// On how many axes its codes stand.
pub const AXES: usize = 12;

/// Where a track lies: one code for each axis, 0 to 127 with 64 in the middle, all of one step's width; or
/// [`EmbeddingCodes::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EmbeddingCodes(pub [u8; AXES]);

impl EmbeddingCodes {
    /// The codes of a track whose sound is not known.
    pub const UNKNOWN: EmbeddingCodes = EmbeddingCodes([Self::NONE; AXES]);

    /// What stands in the place of a code that is not known; no code is higher.
    pub const NONE: u8 = 128;

    const MIDDLE: f32 = 64.0;

    /// Whether it is known where the track lies.
    pub fn are_known(&self) -> bool {
        self.0.iter().all(|code| *code < Self::NONE)
    }

    /// The squared distance in steps, at most 12 × 127²; none where one of the two is not known.
    pub fn squared_distance(&self, other: &EmbeddingCodes) -> Option<u32> {
        let squared = |(one, other): (&u8, &u8)| u32::from(one.abs_diff(*other)).pow(2);
        (self.are_known() && other.are_known()).then(|| self.0.iter().zip(&other.0).map(squared).sum())
    }
}

/// How an embedding becomes its codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    /// The middle of the training tracks' embeddings, each scaled to a length of 1: [`EMBEDDING`] numbers.
    pub mean: Vec<f32>,
    /// The axes, the one on which tracks differ most first: [`AXES`] times [`EMBEDDING`] numbers of a length of 1.
    pub axes: Vec<Vec<f32>>,
    /// The width of a code's step, above 0.
    pub step: f32,
}

impl Projection {
    /// Whether every number is one, and there are as many as there should be.
    pub fn is_sound(&self) -> bool {
        let is_row = |row: &Vec<f32>| row.len() == EMBEDDING && row.iter().all(|number| number.is_finite());
        let has_axes = self.axes.len() == AXES && self.axes.iter().all(is_row);
        has_axes && is_row(&self.mean) && self.step.is_finite() && self.step > 0.0
    }

    /// The codes of an embedding; unknown ones for an embedding that has no direction or not the right length. Sums are
    /// taken in order, so that the same embedding has the same codes everywhere.
    pub fn encode(&self, embedding: &[f32]) -> EmbeddingCodes {
        let length = embedding.iter().map(|number| number * number).sum::<f32>().sqrt();
        if embedding.len() != EMBEDDING || !(length.is_finite() && length > 0.0) {
            return EmbeddingCodes::UNKNOWN;
        }
        let centred: Vec<f32> = embedding.iter().zip(&self.mean).map(|(number, mean)| number / length - mean).collect();
        let mut codes = EmbeddingCodes::UNKNOWN;
        for (code, axis) in codes.0.iter_mut().zip(&self.axes) {
            let place: f32 = axis.iter().zip(&centred).map(|(a, b)| a * b).sum();
            let highest = f32::from(EmbeddingCodes::NONE - 1);
            *code = (place / self.step + EmbeddingCodes::MIDDLE).round().clamp(0.0, highest) as u8;
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Axes along the first numbers of the embedding.
    fn projection() -> Projection {
        let axis = |index: usize| (0..EMBEDDING).map(|place| if place == index { 1.0 } else { 0.0 }).collect();
        Projection { mean: vec![0.0; EMBEDDING], axes: (0..AXES).map(axis).collect(), step: 0.02 }
    }

    fn embedding() -> impl Strategy<Value = Vec<f32>> {
        vec(-1.0f32..1.0, EMBEDDING)
            .prop_filter("an embedding has a direction", |it| it.iter().any(|it| it.abs() > 0.1))
    }

    proptest! {
        #[test]
        fn only_the_direction_counts(embedding in embedding(), power in -3i32..4) {
            // Powers of two, so that scaling loses nothing.
            let scaled: Vec<f32> = embedding.iter().map(|number| number * 2f32.powi(power)).collect();
            prop_assert_eq!(projection().encode(&scaled), projection().encode(&embedding));
        }

        #[test]
        fn codes_are_as_far_apart_as_the_places_that_they_stand_for(one in embedding(), other in embedding()) {
            let length = |of: &[f32]| of.iter().map(|number| number * number).sum::<f32>().sqrt();
            let apart = (0..AXES).map(|axis| (one[axis] / length(&one) - other[axis] / length(&other)).powi(2)).sum::<f32>();
            let codes = projection().encode(&one).squared_distance(&projection().encode(&other)).unwrap();
            let steps = (apart.sqrt() / 0.02 - (codes as f32).sqrt()).abs();
            prop_assert!(steps <= (AXES as f32).sqrt(), "{steps} steps of a difference by rounding");
        }

        #[test]
        fn anything_has_codes_or_is_unknown(numbers: Vec<f32>) {
            let codes = projection().encode(&numbers);
            prop_assert!(codes.are_known() || codes == EmbeddingCodes::UNKNOWN);
        }
    }

    #[test]
    fn what_is_unknown_is_at_no_distance() {
        let known = projection().encode(&[1.0; EMBEDDING]);
        assert_eq!(EmbeddingCodes::UNKNOWN.squared_distance(&known), None);
        assert_eq!(projection().encode(&[0.0; EMBEDDING]), EmbeddingCodes::UNKNOWN);
        assert_eq!(projection().encode(&[f32::NAN; EMBEDDING]), EmbeddingCodes::UNKNOWN);
    }

    #[test]
    fn axes_that_are_too_few_or_no_numbers_are_noticed() {
        assert!(projection().is_sound());
        let mut few = projection();
        few.axes.pop();
        let mut endless = projection();
        endless.axes[3][7] = f32::INFINITY;
        let steepless = Projection { step: 0.0, ..projection() };
        assert!([few, endless, steepless].iter().all(|wrong| !wrong.is_sound()));
    }
}
