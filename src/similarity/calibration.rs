//! What the parts of a similarity count for, and what number means how much alike: measured on built playlists by
//! `cargo tools alike --fit`, kept in `weights/similarity.json`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Parts;

/// How similarities are put together and told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Calibration {
    /// How far apart in the embedding two tastes are half close, in its steps.
    half: f32,
    /// For pairs of whose embeddings both are known.
    whole: Measure,
    /// For the others.
    without_embedding: Measure,
}

/// How the parts become one number, and what that number means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// What genres, sound and embedding count for, 0 to 1, adding up to 1.
    pub weights: [f32; 3],
    /// The number that so many pairs of playlists stay below: evenly spread quantiles, from the lowest to the highest.
    pub quantiles: Vec<f32>,
    /// How much the number depends on which tracks are told, from the lowest numbers up.
    pub spreads: Vec<Spread>,
    /// How early fewer tracks no longer make it depend more on them: numbers are bounded, and so is what becomes of them.
    pub saturation: f32,
}

/// Between which numbers it would lie in nine of ten cases if both had been told by other tracks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Where in the range of numbers this holds; between two of these, what lies between.
    pub at: f32,
    /// How much lower it may be, for one track each.
    pub below: f32,
    /// How much higher.
    pub above: f32,
}

/// Why a text is no [`Calibration`].
#[derive(Debug, Error)]
pub enum CalibrationError {
    /// It is not JSON of the expected form.
    #[error(
        "the calibration of similarities cannot be read: {0}; get similarity.json again, it belongs to this version"
    )]
    Json(#[from] serde_json::Error),
}

/// Numbers that calibrate nothing.
#[derive(Debug, Error)]
#[error("its {0} are not what they should be")]
struct Unsound(&'static str);

/// How many quantiles there are at most.
const MOST_QUANTILES: usize = 10_000;
/// How many spreads there are at most.
const MOST_SPREADS: usize = 100;

impl Calibration {
    /// Puts a calibration together; none where its numbers are not what they should be.
    pub fn new(half: f32, whole: Measure, without_embedding: Measure) -> Option<Calibration> {
        Unchecked { half, whole, without_embedding }.try_into().ok()
    }

    /// Reads a calibration from its JSON, and checks it.
    pub fn from_json(json: &[u8]) -> Result<Calibration, CalibrationError> {
        Ok(serde_json::from_slice(json)?)
    }

    /// How close two tastes are that lie so far apart in the embedding, 1 for the same place, less the farther.
    pub fn closeness(&self, apart: f32) -> f32 {
        self.half / (self.half + apart)
    }

    /// What holds for a pair of which these parts are known.
    pub fn measure(&self, parts: &Parts) -> &Measure {
        if parts.embedding.is_some() { &self.whole } else { &self.without_embedding }
    }
}

impl Measure {
    /// The parts as one number, 0 to 1. What is not known does not count.
    pub fn together(&self, parts: &Parts) -> f32 {
        let [genres, sound, embedding] = self.weights;
        let known = [Some(parts.genres), parts.sound, parts.embedding].into_iter().zip([genres, sound, embedding]);
        let (mut sum, mut weights) = (0.0, 0.0);
        for (part, weight) in known.filter_map(|(part, weight)| Some((part?, weight))) {
            sum += part * weight;
            weights += weight;
        }
        if weights > 0.0 { sum / weights } else { parts.genres }
    }

    /// The share of pairs of playlists whose number is lower, 0 to 1.
    pub fn percentile(&self, number: f32) -> f32 {
        let last = self.quantiles.len() - 1;
        let next = self.quantiles.partition_point(|quantile| *quantile <= number);
        let Some(before) = next.checked_sub(1) else { return 0.0 };
        if before >= last {
            return 1.0;
        }
        let (low, high) = (self.quantiles[before], self.quantiles[next]);
        (before as f32 + (number - low) / (high - low)) / last as f32
    }

    /// Between which percentiles a number would lie in nine of ten cases if both had been told by other tracks, as few as these.
    pub fn between(&self, number: f32, tracks: [u16; 2]) -> [f32; 2] {
        let few = self.few(tracks);
        let Spread { below, above, .. } = self.spread(number);
        [number - below * few, number + above * few].map(|number| self.percentile(number))
    }

    /// How few these tracks are: the standard deviation of a mean of so many, up to a factor, saturating where there are hardly
    /// any.
    pub fn few(&self, tracks: [u16; 2]) -> f32 {
        let [one, other] = tracks.map(|tracks| 1.0 / f32::from(tracks.max(1)));
        ((one + other) / (1.0 + self.saturation * (one + other))).sqrt()
    }

    fn spread(&self, number: f32) -> Spread {
        let next = self.spreads.partition_point(|spread| spread.at <= number);
        let Some(low) = next.checked_sub(1).map(|before| self.spreads[before]) else { return self.spreads[0] };
        let Some(high) = self.spreads.get(next) else { return low };
        let part = (number - low.at) / (high.at - low.at);
        let mixed = |low: f32, high: f32| low + part * (high - low);
        Spread { at: number, below: mixed(low.below, high.below), above: mixed(low.above, high.above) }
    }

    fn has_weights(&self) -> bool {
        let sum: f32 = self.weights.iter().sum();
        self.weights.iter().all(|weight| (0.0..=1.0).contains(weight)) && (sum - 1.0).abs() < 1e-3
    }

    fn has_quantiles(&self) -> bool {
        let is_in_range = |quantile: &f32| (0.0..=1.0).contains(quantile);
        (2..=MOST_QUANTILES).contains(&self.quantiles.len())
            && self.quantiles.is_sorted()
            && self.quantiles.iter().all(is_in_range)
            && self.quantiles.last() == Some(&1.0)
    }

    fn has_spreads(&self) -> bool {
        let is_sound =
            |spread: &Spread| [spread.at, spread.below, spread.above].iter().all(|it| (0.0..=100.0).contains(it));
        (1..=MOST_SPREADS).contains(&self.spreads.len())
            && self.spreads.is_sorted_by(|one, next| one.at < next.at)
            && self.spreads.iter().all(is_sound)
            && (0.0..=100.0).contains(&self.saturation)
    }

    fn check(&self) -> Result<(), Unsound> {
        let checks =
            [(self.has_weights(), "weights"), (self.has_quantiles(), "quantiles"), (self.has_spreads(), "spreads")];
        checks.into_iter().find(|(is_right, _)| !is_right).map_or(Ok(()), |(_, wrong)| Err(Unsound(wrong)))
    }
}

/// A calibration as it was read.
#[derive(Deserialize)]
struct Unchecked {
    half: f32,
    whole: Measure,
    without_embedding: Measure,
}

impl TryFrom<Unchecked> for Calibration {
    type Error = Unsound;

    fn try_from(Unchecked { half, whole, without_embedding }: Unchecked) -> Result<Calibration, Unsound> {
        if !(half.is_finite() && half > 0.0) {
            return Err(Unsound("distances"));
        }
        whole.check()?;
        without_embedding.check()?;
        Ok(Calibration { half, whole, without_embedding })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measure() -> Measure {
        let spread = |at, below, above| Spread { at, below, above };
        Measure {
            weights: [0.5, 0.25, 0.25],
            quantiles: vec![0.0, 0.2, 0.2, 0.4, 1.0],
            spreads: vec![spread(0.2, 0.1, 0.3), spread(0.6, 0.3, 0.1)],
            saturation: 0.0,
        }
    }

    fn calibration() -> Calibration {
        Calibration::new(4.0, measure(), measure()).unwrap()
    }

    #[test]
    fn a_number_is_told_as_its_place_among_pairs() {
        let percentiles = [0.0, 0.1, 0.2, 0.3, 0.4, 0.7, 1.0].map(|number| measure().percentile(number));
        assert_eq!(percentiles, [0.0, 0.125, 0.5, 0.625, 0.75, 0.875, 1.0]);
    }

    #[test]
    fn more_tracks_are_surer_and_between_two_spreads_lies_what_lies_between() {
        let [low, high] = measure().between(0.4, [8, 8]);
        let expected = [0.4 - 0.2 * 0.5, 0.4 + 0.2 * 0.5].map(|number| measure().percentile(number));
        assert!((low - expected[0]).abs() < 1e-6 && (high - expected[1]).abs() < 1e-6);
        let [lower, higher] = measure().between(0.4, [2, 8]);
        assert!(lower < low && high < higher);
    }

    #[test]
    fn parts_that_are_not_known_do_not_count() {
        let parts = Parts { genres: 0.8, sound: Some(0.4), embedding: None };
        assert!((measure().together(&parts) - (0.8 * 0.5 + 0.4 * 0.25) / 0.75).abs() < 1e-6);
    }

    #[test]
    fn what_lies_at_the_distance_of_a_half_is_half_close() {
        assert_eq!([0.0, 4.0, 12.0].map(|apart| calibration().closeness(apart)), [1.0, 0.5, 0.25]);
    }

    #[test]
    fn a_calibration_survives_json_and_damage_is_refused() {
        let json = serde_json::to_value(calibration()).unwrap();
        assert_eq!(Calibration::from_json(json.to_string().as_bytes()).unwrap(), calibration());
        let refusal = |change: &dyn Fn(&mut serde_json::Value)| {
            let mut changed = json.clone();
            change(&mut changed);
            Calibration::from_json(changed.to_string().as_bytes()).unwrap_err().to_string()
        };
        assert!(refusal(&|json| json["half"] = 0.into()).contains("distances"));
        assert!(refusal(&|json| json["whole"]["weights"][0] = 2.into()).contains("weights"));
        assert!(refusal(&|json| json["whole"]["quantiles"][1] = 0.9.into()).contains("quantiles"));
        assert!(refusal(&|json| json["without_embedding"]["spreads"] = serde_json::json!([])).contains("spreads"));
    }

    proptest! {
        #[test]
        fn a_higher_number_is_no_lower_a_percentile(one in 0.0f32..=1.0, other in 0.0f32..=1.0) {
            let (low, high) = (measure().percentile(one.min(other)), measure().percentile(one.max(other)));
            prop_assert!((0.0..=1.0).contains(&low) && low <= high && high <= 1.0);
        }
    }
}
