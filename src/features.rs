//! What is known about how a track sounds: Spotify's audio features, with the duration, popularity and explicit flag that
//! come along. Every value is optional, because every source lacks some; a value that is here lies in its range.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::origin::Values;

/// A feature that is a number. The order is that of the network's inputs and of the catalog's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Feature {
    /// How suitable for dancing, 0 to 1.
    Danceability,
    /// Perceived intensity and activity, 0 to 1.
    Energy,
    /// Average loudness in decibels relative to full scale, -60 to 5.
    Loudness,
    /// How much of it is spoken words, 0 to 1.
    Speechiness,
    /// Confidence that it is acoustic, 0 to 1.
    Acousticness,
    /// Confidence that it has no vocals, 0 to 1.
    Instrumentalness,
    /// Confidence that an audience is heard, 0 to 1.
    Liveness,
    /// Musical positiveness, 0 (sad, angry) to 1 (happy, euphoric).
    Valence,
    /// Estimated tempo in beats per minute, above 0 up to 300.
    Tempo,
    /// Length in seconds, above 0 up to a day.
    Duration,
    /// Popularity on Spotify, 0 to 100, relative to the day it was read.
    Popularity,
}

impl Feature {
    /// Every feature that is a number, in order.
    pub const ALL: [Feature; 11] = [
        Feature::Danceability,
        Feature::Energy,
        Feature::Loudness,
        Feature::Speechiness,
        Feature::Acousticness,
        Feature::Instrumentalness,
        Feature::Liveness,
        Feature::Valence,
        Feature::Tempo,
        Feature::Duration,
        Feature::Popularity,
    ];

    /// The features that an analysis of the sound gives: without them a track cannot be classified or compared.
    pub const SOUND: [Feature; 9] = [
        Feature::Danceability,
        Feature::Energy,
        Feature::Loudness,
        Feature::Speechiness,
        Feature::Acousticness,
        Feature::Instrumentalness,
        Feature::Liveness,
        Feature::Valence,
        Feature::Tempo,
    ];

    /// The name as listeners and column headers know it, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Danceability => "danceability",
            Feature::Energy => "energy",
            Feature::Loudness => "loudness",
            Feature::Speechiness => "speechiness",
            Feature::Acousticness => "acousticness",
            Feature::Instrumentalness => "instrumentalness",
            Feature::Liveness => "liveness",
            Feature::Valence => "valence",
            Feature::Tempo => "tempo",
            Feature::Duration => "duration",
            Feature::Popularity => "popularity",
        }
    }

    /// The lowest and highest value that is accepted, in the feature's unit.
    pub fn range(self) -> (f32, f32) {
        match self {
            Feature::Loudness => (-60.0, 5.0),
            // A tempo or duration of zero is how Spotify writes "not measured".
            Feature::Tempo => (f32::MIN_POSITIVE, 300.0),
            Feature::Duration => (f32::MIN_POSITIVE, 86_400.0),
            Feature::Popularity => (0.0, 100.0),
            _ => (0.0, 1.0),
        }
    }
}

/// The pitch class of the key, 0 for C, 1 for C sharp, up to 11 for B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Key(u8);

impl Key {
    /// The key with this pitch class; none outside 0 to 11 (Spotify writes -1 for an unknown key).
    pub fn new(pitch_class: i64) -> Option<Key> {
        (0..=11).contains(&pitch_class).then_some(Key(pitch_class as u8))
    }

    /// 0 (C) to 11 (B).
    pub fn pitch_class(self) -> u8 {
        self.0
    }
}

/// Whether the melody is in a major or a minor scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// Written as 0.
    Minor,
    /// Written as 1.
    Major,
}

/// Beats in a bar: 1, 3, 4 or 5, the values that Spotify's estimate takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeSignature(u8);

impl TimeSignature {
    /// The time signatures that occur, in order.
    pub const ALL: [TimeSignature; 4] = [TimeSignature(1), TimeSignature(3), TimeSignature(4), TimeSignature(5)];

    /// The time signature of so many beats; none for a number that never occurs (Spotify writes 0 for an unknown one).
    pub fn new(beats: i64) -> Option<TimeSignature> {
        Self::ALL.into_iter().find(|known| i64::from(known.0) == beats)
    }

    /// Beats in a bar.
    pub fn beats(self) -> u8 {
        self.0
    }
}

/// A number that cannot be the value of its feature.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{} of {value} is not between {} and {}", feature.name(), feature.range().0, feature.range().1)]
pub struct OutOfRange {
    /// The feature that was to be set.
    pub feature: Feature,
    /// What was offered for it.
    pub value: f32,
}

/// What is known about one track. The default knows nothing. What is read back from outside is checked: a value beyond its
/// range becomes an unknown one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Unchecked")]
pub struct AudioFeatures {
    numbers: [Option<f32>; Feature::ALL.len()],
    /// The key, where one was found.
    pub key: Option<Key>,
    /// Major or minor.
    pub mode: Option<Mode>,
    /// Beats in a bar.
    pub time_signature: Option<TimeSignature>,
    /// Whether the lyrics are marked as explicit.
    pub explicit: Option<bool>,
}

/// Audio features as somebody wrote them down.
#[derive(Deserialize)]
struct Unchecked {
    numbers: [Option<f32>; Feature::ALL.len()],
    key: Option<u8>,
    mode: Option<Mode>,
    time_signature: Option<u8>,
    explicit: Option<bool>,
}

impl From<Unchecked> for AudioFeatures {
    fn from(told: Unchecked) -> AudioFeatures {
        let (mode, explicit) = (told.mode, told.explicit);
        let key = told.key.and_then(|key| Key::new(key.into()));
        let time_signature = told.time_signature.and_then(|beats| TimeSignature::new(beats.into()));
        let mut features = AudioFeatures { key, mode, time_signature, explicit, ..AudioFeatures::default() };
        for (feature, value) in Feature::ALL.into_iter().zip(told.numbers) {
            // A value out of its range stays unknown.
            let _ = value.map(|value| features.set(feature, value));
        }
        features
    }
}

impl AudioFeatures {
    /// The fewest sound features with which a track is classified: with fewer the network would be guessing.
    pub const SOUND_NEEDED: usize = 5;

    /// The value of a feature in its unit, if known.
    pub fn get(&self, feature: Feature) -> Option<f32> {
        self.numbers[feature as usize]
    }

    /// Sets a feature, unless the value is no number in its range; then the old value stays.
    pub fn set(&mut self, feature: Feature, value: f32) -> Result<(), OutOfRange> {
        let (lowest, highest) = feature.range();
        if !(lowest..=highest).contains(&value) {
            return Err(OutOfRange { feature, value });
        }
        self.numbers[feature as usize] = Some(value);
        Ok(())
    }

    /// Forgets a feature.
    pub fn clear(&mut self, feature: Feature) {
        self.numbers[feature as usize] = None;
    }

    /// Whether enough of the sound is known to classify the track.
    pub fn describe_sound(&self) -> bool {
        Feature::SOUND.into_iter().filter(|feature| self.get(*feature).is_some()).count() >= Self::SOUND_NEEDED
    }

    /// The same features as a listener's playlist has them today: Spotify no longer tells popularity, and the free
    /// sources know neither the time signature nor the explicit flag.
    pub fn as_listener(&self) -> AudioFeatures {
        let mut features = AudioFeatures { time_signature: None, explicit: None, ..self.clone() };
        features.clear(Feature::Popularity);
        features
    }

    /// Takes from `other` every value that is unknown here, and tells which ones those are.
    pub fn fill_from(&mut self, other: &AudioFeatures) -> Values {
        let before = self.known();
        for (mine, theirs) in self.numbers.iter_mut().zip(other.numbers) {
            *mine = mine.or(theirs);
        }
        self.key = self.key.or(other.key);
        self.mode = self.mode.or(other.mode);
        self.time_signature = self.time_signature.or(other.time_signature);
        self.explicit = self.explicit.or(other.explicit);
        self.known().without(before)
    }

    /// Which features of the sound are known.
    pub fn known_sound(&self) -> Values {
        Values::at(
            Feature::SOUND.into_iter().filter(|feature| self.get(*feature).is_some()).map(|feature| feature as usize),
        )
    }

    fn known(&self) -> Values {
        let others = [self.key.is_some(), self.mode.is_some(), self.time_signature.is_some(), self.explicit.is_some()];
        let known = self.numbers.iter().map(Option::is_some).chain(others);
        Values::at(known.enumerate().filter(|(_, known)| *known).map(|(place, _)| place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_outside_their_range_are_refused_and_the_old_one_stays() {
        let mut features = AudioFeatures::default();
        features.set(Feature::Energy, 0.5).unwrap();
        for value in [-0.1, 1.1, f32::NAN, f32::INFINITY] {
            assert!(features.set(Feature::Energy, value).is_err(), "{value} was accepted");
        }
        assert_eq!(features.get(Feature::Energy), Some(0.5));
    }

    #[test]
    fn zero_tempo_means_not_measured() {
        assert!(AudioFeatures::default().set(Feature::Tempo, 0.0).is_err());
    }

    #[test]
    fn a_refusal_names_feature_value_and_range() {
        let refusal = AudioFeatures::default().set(Feature::Loudness, 12.0).unwrap_err();
        assert_eq!(refusal.to_string(), "loudness of 12 is not between -60 and 5");
    }

    #[test]
    fn sound_is_described_by_five_of_its_features() {
        let mut features = AudioFeatures::default();
        for (known, feature) in Feature::SOUND.into_iter().enumerate() {
            assert_eq!(features.describe_sound(), known >= 5);
            features.set(feature, 1.0).unwrap();
        }
    }

    #[test]
    fn a_listener_lacks_popularity_time_signature_and_explicit() {
        let mut features =
            AudioFeatures { explicit: Some(true), time_signature: TimeSignature::new(4), ..Default::default() };
        features.set(Feature::Popularity, 50.0).unwrap();
        features.set(Feature::Energy, 0.5).unwrap();
        let listener = features.as_listener();
        assert_eq!((listener.explicit, listener.time_signature, listener.get(Feature::Popularity)), (None, None, None));
        assert_eq!(listener.get(Feature::Energy), Some(0.5));
    }

    #[test]
    fn what_is_read_back_is_checked() {
        let mut features =
            AudioFeatures { key: Key::new(3), time_signature: TimeSignature::new(4), ..Default::default() };
        features.set(Feature::Energy, 0.5).unwrap();
        let json = serde_json::to_string(&features).unwrap();
        assert_eq!(serde_json::from_str::<AudioFeatures>(&json).unwrap(), features);
        let tampered = json.replace("0.5", "5.5").replace("\"key\":3", "\"key\":30");
        let expected = AudioFeatures { time_signature: TimeSignature::new(4), ..Default::default() };
        assert_eq!(serde_json::from_str::<AudioFeatures>(&tampered).unwrap(), expected);
    }

    #[test]
    fn filling_keeps_what_is_known() {
        let mut mine = AudioFeatures { key: Key::new(3), ..Default::default() };
        let theirs = AudioFeatures { key: Key::new(5), mode: Some(Mode::Minor), ..Default::default() };
        mine.fill_from(&theirs);
        assert_eq!((mine.key, mine.mode), (Key::new(3), Some(Mode::Minor)));
    }
}
