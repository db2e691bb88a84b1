//! Audio features as the numbers that the networks read.
//!
//! | inputs | what |
//! |---|---|
//! | 0 to 10 | the eleven numeric features, heavy tails logarithmed, standardised, clipped to ±5; 0 where missing |
//! | 11 to 22 | the key, one of twelve |
//! | 23, 24 | minor, major |
//! | 25 to 28 | the time signature: 1, 3, 4, 5 beats |
//! | 29, 30 | not explicit, explicit |
//! | 31 to 41 | 1 for each numeric feature that is missing |
//!
//! A missing category is all zeros. The statistics come from the training part of the dataset, nowhere else.
//!
//! The residual network reads the numeric features a second time, as piecewise-linear codes of [`BINS`] numbers each, which
//! come before these inputs; the codes of a missing feature are zeros.

mod bins;

use serde::{Deserialize, Serialize};

pub use bins::{BINS, Bins};

use crate::features::{AudioFeatures, Feature, TimeSignature};

/// How many numeric features there are.
pub const NUMBERS: usize = Feature::ALL.len();
const KEY: usize = NUMBERS;
const MODE: usize = KEY + 12;
const TIME_SIGNATURE: usize = MODE + 2;
const EXPLICIT: usize = TIME_SIGNATURE + TimeSignature::ALL.len();
const MISSING: usize = EXPLICIT + 2;

/// How many numbers the networks read of a track.
pub const INPUTS: usize = MISSING + NUMBERS;

/// How many numbers the piecewise-linear codes of a track have.
pub const CODES: usize = NUMBERS * BINS;

/// How far from the mean, in standard deviations, a value is followed.
const FARTHEST: f32 = 5.0;

/// What the training part says about each numeric feature, on the scale of [`scaled`], in the order of [`Feature::ALL`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// One mean a feature.
    pub means: [f32; NUMBERS],
    /// One standard deviation a feature, each above 0.
    pub deviations: [f32; NUMBERS],
    /// The bins of each feature.
    pub bins: [Bins; NUMBERS],
}

impl Statistics {
    /// The statistics of these tracks. A feature that none of them has, or that never varies, gets a mean of 0 or its
    /// value, and a deviation of 1.
    pub fn of<'a>(tracks: impl Iterator<Item = &'a AudioFeatures> + Clone) -> Statistics {
        let values = Feature::ALL.map(|feature| -> Vec<f32> {
            tracks.clone().filter_map(|track| Some(scaled(feature, track.get(feature)?))).collect()
        });
        let spreads = values.each_ref().map(|values| mean_and_deviation(values));
        Statistics {
            means: spreads.map(|(mean, _)| mean),
            deviations: spreads.map(|(_, deviation)| deviation),
            bins: values.map(Bins::of),
        }
    }

    /// Whether every number can be computed with.
    pub fn is_sound(&self) -> bool {
        self.means.iter().all(|mean| mean.is_finite())
            && self.deviations.iter().all(|spread| *spread > 0.0 && spread.is_finite())
            && self.bins.iter().all(Bins::are_sound)
    }

    /// The piecewise-linear codes of a track's numeric features, feature after feature.
    pub fn codes(&self, track: &AudioFeatures) -> [f32; CODES] {
        let mut codes = [0.0; CODES];
        for ((code, bins), feature) in codes.chunks_exact_mut(BINS).zip(&self.bins).zip(Feature::ALL) {
            if let Some(value) = track.get(feature) {
                code.copy_from_slice(&bins.code(scaled(feature, value)));
            }
        }
        codes
    }

    /// The network's inputs for a track, all finite.
    pub fn encode(&self, track: &AudioFeatures) -> [f32; INPUTS] {
        let mut inputs = [0.0; INPUTS];
        for (index, feature) in Feature::ALL.into_iter().enumerate() {
            match track.get(feature) {
                Some(value) => {
                    let score = (scaled(feature, value) - self.means[index]) / self.deviations[index];
                    inputs[index] = score.clamp(-FARTHEST, FARTHEST);
                }
                None => inputs[MISSING + index] = 1.0,
            }
        }
        for one in one_hots(track).into_iter().flatten() {
            inputs[one] = 1.0;
        }
        inputs
    }
}

/// The mean of the values and their standard deviation, 1 where they do not vary.
fn mean_and_deviation(values: &[f32]) -> (f32, f32) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / count;
    let variance = values.iter().map(|value| (f64::from(*value) - mean).powi(2)).sum::<f64>() / count;
    (mean as f32, if variance > 0.0 { variance.sqrt() as f32 } else { 1.0 })
}

/// The inputs that are 1 for the track's key, mode, time signature and explicit flag.
fn one_hots(track: &AudioFeatures) -> [Option<usize>; 4] {
    let beats = track.time_signature.and_then(|beats| TimeSignature::ALL.iter().position(|known| *known == beats));
    [
        track.key.map(|key| KEY + usize::from(key.pitch_class())),
        track.mode.map(|mode| MODE + mode as usize),
        beats.map(|index| TIME_SIGNATURE + index),
        track.explicit.map(|explicit| EXPLICIT + usize::from(explicit)),
    ]
}

/// A feature on the scale on which it is standardised: logarithmic for those with a heavy tail, with an offset of about
/// the smallest difference that means anything.
pub fn scaled(feature: Feature, value: f32) -> f32 {
    match feature {
        Feature::Duration => value.clamp(5.0, 2000.0).ln(),
        Feature::Speechiness | Feature::Liveness => (value + 0.02).ln(),
        Feature::Instrumentalness => (value + 1e-5).log10(),
        Feature::Loudness => value.clamp(-40.0, 2.0),
        _ => value,
    }
}

/// The inverse of [`scaled`], up to what that clips.
pub fn unscaled(feature: Feature, scaled: f32) -> f32 {
    match feature {
        Feature::Duration => scaled.exp(),
        Feature::Speechiness | Feature::Liveness => scaled.exp() - 0.02,
        Feature::Instrumentalness => 10f32.powf(scaled) - 1e-5,
        _ => scaled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Key, Mode};

    fn track(energy: f32) -> AudioFeatures {
        let mut track = AudioFeatures::default();
        track.set(Feature::Energy, energy).unwrap();
        track
    }

    #[test]
    fn statistics_standardise_what_they_were_made_from() {
        let tracks = [track(0.2), track(0.4), track(0.9)];
        let statistics = Statistics::of(tracks.iter());
        let inputs: Vec<f32> = tracks.iter().map(|track| statistics.encode(track)[Feature::Energy as usize]).collect();
        let mean = inputs.iter().sum::<f32>() / 3.0;
        let variance = inputs.iter().map(|input| (input - mean).powi(2)).sum::<f32>() / 3.0;
        assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-5);
    }

    #[test]
    fn an_unknown_track_is_all_missing() {
        let inputs = Statistics::of([track(0.5)].iter()).encode(&AudioFeatures::default());
        assert!(inputs[..MISSING].iter().all(|input| *input == 0.0));
        assert!(inputs[MISSING..].iter().all(|input| *input == 1.0));
    }

    #[test]
    fn scaling_can_be_undone() {
        for feature in Feature::ALL {
            let value = match feature {
                Feature::Loudness => -7.0,
                Feature::Tempo | Feature::Duration | Feature::Popularity => 90.0,
                _ => 0.3,
            };
            assert!((unscaled(feature, scaled(feature, value)) - value).abs() < 1e-3 * value.abs(), "{feature:?}");
        }
    }

    #[test]
    fn categories_have_their_own_places() {
        let statistics = Statistics::of([track(0.5)].iter());
        let mut some = track(0.5);
        some.key = Key::new(11);
        some.mode = Some(Mode::Minor);
        some.time_signature = TimeSignature::new(5);
        some.explicit = Some(true);
        let ones: Vec<usize> = (0..MISSING).filter(|input| statistics.encode(&some)[*input] == 1.0).collect();
        assert_eq!(ones, [22, 23, 28, 30]);
    }

    #[test]
    fn extremes_stay_finite_and_bounded() {
        let statistics = Statistics::of([track(0.5), track(0.500_01)].iter());
        for (feature, value) in
            Feature::ALL.into_iter().flat_map(|feature| [(feature, feature.range().0), (feature, feature.range().1)])
        {
            let mut track = AudioFeatures::default();
            track.set(feature, value).unwrap();
            assert!(statistics.encode(&track).iter().all(|input| input.abs() <= FARTHEST), "{feature:?} of {value}");
        }
    }
}
