//! How feature numbers become the small codes that a shelf stores and that ranking compares.
//!
//! The code of a value is its rank among the tracks that the catalog was built from, in steps: 64 for each of
//! [`Feature::SOUND`], 128 for the duration. So a difference of codes says how many tracks lie between two sounds, in every
//! feature on the same scale. Decoding gives a value of the same step, off by at most half of it in rank (1/128 of the tracks
//! for a sound, 1/256 for a duration).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::features::{AudioFeatures, Feature};

use super::quantiles::Quantiles;

/// How a track sounds: one code for each of [`Feature::SOUND`], 0 to 63 by rank, or [`SoundCodes::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SoundCodes(pub [u8; Feature::SOUND.len()]);

impl SoundCodes {
    /// The code of a value that is not known.
    pub const UNKNOWN: u8 = Codebook::SOUND_LEVELS;
}

/// The steps of every coded feature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Codebook {
    sound: [Quantiles; Feature::SOUND.len()],
    duration: Quantiles,
}

/// Why numbers are not a [`Codebook`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the catalog's steps of {} are not as many as they should be, not in order, or outside its range", .0.name())]
pub struct NotACodebook(pub Feature);

impl Codebook {
    /// How many codes a known value of a sound feature may have.
    pub const SOUND_LEVELS: u8 = 64;

    /// How many codes a known duration may have.
    pub(super) const DURATION_LEVELS: u8 = 128;

    /// The features that a codebook has steps for.
    pub fn features() -> impl Iterator<Item = Feature> {
        Feature::SOUND.into_iter().chain([Feature::Duration])
    }

    /// The steps in which these tracks are evenly spread. A feature that none of them has gets steps of no width.
    pub fn from_tracks<'a>(tracks: impl Iterator<Item = &'a AudioFeatures> + Clone) -> Codebook {
        Codebook::of(|feature| tracks.clone().filter_map(|track| Some((track.get(feature)?, 1))).collect())
    }

    /// The same steps, where all that is known of the tracks is how many of them have which value of a feature. Values may
    /// be told in any order, also piece by piece; what is not in its feature's range counts as unknown.
    pub fn from_counts(mut counts: BTreeMap<Feature, Vec<(f32, u64)>>) -> Codebook {
        Codebook::of(|feature| {
            let (lowest, highest) = feature.range();
            let mut known = counts.remove(&feature).unwrap_or_default();
            known.retain(|(value, _)| (lowest..=highest).contains(value));
            known
        })
    }

    fn of(mut counts: impl FnMut(Feature) -> Vec<(f32, u64)>) -> Codebook {
        let mut quantiles = |feature: Feature, levels| Quantiles::of(counts(feature), levels, feature.range().0);
        Codebook {
            sound: Feature::SOUND.map(|feature| quantiles(feature, Self::SOUND_LEVELS)),
            duration: quantiles(Feature::Duration, Self::DURATION_LEVELS),
        }
    }

    /// The codes of how a track sounds. Values beyond those that the codebook was made from get the first or last code.
    pub fn encode(&self, features: &AudioFeatures) -> SoundCodes {
        let mut codes = [SoundCodes::UNKNOWN; Feature::SOUND.len()];
        for (code, (feature, quantiles)) in codes.iter_mut().zip(self.sounds()) {
            *code = features.get(feature).map_or(SoundCodes::UNKNOWN, |value| quantiles.code(value));
        }
        SoundCodes(codes)
    }

    /// The sound features that these codes stand for; unknown ones, and codes that are none, are left out.
    pub fn decode(&self, codes: &SoundCodes) -> AudioFeatures {
        let mut features = AudioFeatures::default();
        for (code, (feature, quantiles)) in codes.0.into_iter().zip(self.sounds()) {
            set(&mut features, feature, quantiles.value(code));
        }
        features
    }

    /// The code of a track's duration, 0 to 127 by rank, or 128 if it is not known.
    pub fn encode_duration(&self, features: &AudioFeatures) -> u8 {
        features.get(Feature::Duration).map_or(Self::DURATION_LEVELS, |seconds| self.duration.code(seconds))
    }

    pub(super) fn decode_duration(&self, code: u8, features: &mut AudioFeatures) {
        set(features, Feature::Duration, self.duration.value(code));
    }

    fn sounds(&self) -> impl Iterator<Item = (Feature, &Quantiles)> {
        Feature::SOUND.into_iter().zip(&self.sound)
    }
}

/// Sets what is known; a codebook holds no value outside its feature's range, so none is refused.
fn set(features: &mut AudioFeatures, feature: Feature, value: Option<f32>) {
    if let Some(value) = value {
        let _ = features.set(feature, value);
    }
}

/// A codebook as it was read.
#[derive(Deserialize)]
struct Unchecked {
    sound: [Quantiles; Feature::SOUND.len()],
    duration: Quantiles,
}

impl TryFrom<Unchecked> for Codebook {
    type Error = NotACodebook;

    fn try_from(unchecked: Unchecked) -> Result<Codebook, NotACodebook> {
        let codebook = Codebook { sound: unchecked.sound, duration: unchecked.duration };
        let wrong = codebook.sounds().find(|(feature, steps)| !steps.is_sound(Self::SOUND_LEVELS, feature.range()));
        if let Some((feature, _)) = wrong {
            return Err(NotACodebook(feature));
        }
        if !codebook.duration.is_sound(Self::DURATION_LEVELS, Feature::Duration.range()) {
            return Err(NotACodebook(Feature::Duration));
        }
        Ok(codebook)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::invented;
    use super::*;

    proptest! {
        #[test]
        fn a_codebook_survives_json(tracks in vec(invented::features(), 0..200)) {
            let codebook = Codebook::from_tracks(tracks.iter());
            let json = serde_json::to_vec(&codebook).unwrap();
            prop_assert_eq!(serde_json::from_slice::<Codebook>(&json).unwrap(), codebook);
        }

        #[test]
        fn counting_the_values_is_as_good_as_having_the_tracks(tracks in vec(invented::features(), 0..200), parts in 1usize..5) {
            let mut counts: BTreeMap<Feature, Vec<(f32, u64)>> = BTreeMap::new();
            for part in tracks.chunks(parts).rev() {
                for feature in Codebook::features() {
                    let values = part.iter().filter_map(|track| Some((track.get(feature)?, 1)));
                    counts.entry(feature).or_default().extend(values);
                }
            }
            prop_assert_eq!(Codebook::from_counts(counts), Codebook::from_tracks(tracks.iter()));
        }

        #[test]
        fn decoded_features_have_the_same_codes(tracks in vec(invented::features(), 1..200)) {
            let codebook = Codebook::from_tracks(tracks.iter());
            for track in &tracks {
                let codes = codebook.encode(track);
                prop_assert_eq!(codebook.encode(&codebook.decode(&codes)), codes);
            }
        }
    }

    #[test]
    fn counted_values_that_are_out_of_range_are_not_known() {
        let counts =
            |loud: &[f32]| BTreeMap::from([(Feature::Loudness, loud.iter().map(|value| (*value, 1)).collect())]);
        let with = Codebook::from_counts(counts(&[-9.0, f32::NAN, 12.0, f32::INFINITY, -3.0]));
        assert_eq!(with, Codebook::from_counts(counts(&[-9.0, -3.0])));
    }

    #[test]
    fn what_is_unknown_stays_unknown() {
        let codebook = Codebook::from_tracks([].into_iter());
        let codes = codebook.encode(&AudioFeatures::default());
        assert_eq!(codes, SoundCodes([SoundCodes::UNKNOWN; 9]));
        assert_eq!(codebook.decode(&codes), AudioFeatures::default());
    }

    #[test]
    fn steps_that_are_disordered_missing_or_out_of_range_are_refused() {
        let json = serde_json::to_value(Codebook::from_tracks([].into_iter())).unwrap();
        let refusal = |change: &dyn Fn(&mut serde_json::Value)| {
            let mut changed = json.clone();
            change(&mut changed);
            serde_json::from_value::<Codebook>(changed).unwrap_err().to_string()
        };
        assert!(refusal(&|json| json["sound"][1]["edges"][0] = 0.5.into()).contains("energy"));
        assert!(refusal(&|json| json["sound"][2]["values"][63] = 6.0.into()).contains("loudness"));
        assert!(refusal(&|json| json["duration"]["edges"] = serde_json::json!([1.0])).contains("duration"));
    }
}
