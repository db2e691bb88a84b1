//! One row of a collection, and the track that it tells of.

use amalgamix::features::{AudioFeatures, Feature, Key, TimeSignature};
use amalgamix::playlist::Track;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::partition::{self, ARTISTS_END};

/// The column without which there is no track.
pub const TRACK_ID: &str = "track_id";

/// The columns that hold texts.
pub const TEXTS: [&str; 6] = [TRACK_ID, "track_name", "artists", "album_name", "explicit", "track_genre"];

/// The columns that hold numbers.
pub const NUMBERS: [&str; 14] = [
    "popularity",
    "duration_ms",
    "danceability",
    "energy",
    "key",
    "loudness",
    "mode",
    "speechiness",
    "acousticness",
    "instrumentalness",
    "liveness",
    "valence",
    "tempo",
    "time_signature",
];

/// A row as it was written. What is not there is an empty text or no number.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The texts, in the order of [`TEXTS`].
    pub texts: [String; TEXTS.len()],
    /// The numbers, in the order of [`NUMBERS`].
    pub numbers: [Option<f32>; NUMBERS.len()],
}

/// What a row tells.
pub struct Usable {
    /// The track, which has an id.
    pub track: Track,
    /// What the collection files it under; empty if it does not say.
    pub label: String,
    /// How many of its values were beyond their feature's range and are unknown now.
    pub impossible: usize,
}

/// Why a row tells of no track that a catalog could hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Unusable {
    /// It cannot be read.
    #[error("they cannot be read, or have more or fewer cells than the header")]
    Damaged,
    /// It has no Spotify id, or what should be one is none.
    #[error("their track_id is no Spotify id")]
    NoId,
    /// It lacks a title or an artist.
    #[error("they lack a title or an artist")]
    Nameless,
    /// Too little of the sound is known to classify it.
    #[error("too few of their audio features are known")]
    Silent,
}

impl Row {
    /// The track that this row tells of.
    pub fn usable(&self) -> Result<Usable, Unusable> {
        let [id, title, artists, album, _, label] = &self.texts;
        let id = id.parse().map_err(|_| Unusable::NoId)?;
        let artists: Vec<String> =
            artists.split(ARTISTS_END).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if title.is_empty() || artists.is_empty() {
            return Err(Unusable::Nameless);
        }
        let (features, impossible) = self.features();
        if !features.describe_sound() {
            return Err(Unusable::Silent);
        }
        let (title, album) = (title.clone(), album.clone());
        let track = Track { id: Some(id), title, artists, album, features, ..Track::default() };
        Ok(Usable { track, label: label.clone(), impossible })
    }

    fn features(&self) -> (AudioFeatures, usize) {
        let whole = |column| self.number(column).map(|number| number as i64);
        let mut features = AudioFeatures::default();
        features.key = whole("key").and_then(Key::new);
        features.mode = whole("mode").and_then(partition::mode);
        features.time_signature = whole("time_signature").and_then(TimeSignature::new);
        features.explicit = self.explicit();
        let mut impossible = 0;
        for feature in Feature::ALL {
            let value = match feature {
                Feature::Duration => self.number("duration_ms").map(|milliseconds| milliseconds / 1000.0),
                _ => self.number(feature.name()),
            };
            impossible += usize::from(value.is_some_and(|value| features.set(feature, value).is_err()));
        }
        (features, impossible)
    }

    fn explicit(&self) -> Option<bool> {
        let [.., written, _] = &self.texts;
        let is = |words: [&str; 2]| words.iter().any(|word| written.eq_ignore_ascii_case(word));
        if is(["true", "1"]) { Some(true) } else { is(["false", "0"]).then_some(false) }
    }

    fn number(&self, column: &str) -> Option<f32> {
        self.numbers[NUMBERS.iter().position(|known| *known == column)?]
    }

    /// Adds all that the row says to a hash.
    pub fn hash(&self, hash: &mut Sha256) {
        for text in &self.texts {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
        for number in self.numbers {
            hash.update(number.map_or(u32::MAX, f32::to_bits).to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(change: impl Fn(&mut Row)) -> Row {
        let texts = ["0000000000000000000001", "Paper Lanterns", "A;B", "", "True", "tango"].map(str::to_owned);
        let mut numbers = [Some(0.5); NUMBERS.len()];
        numbers[1] = Some(200_000.0);
        let mut row = Row { texts, numbers };
        change(&mut row);
        row
    }

    #[test]
    fn a_row_tells_of_a_track() {
        let told = row(|_| ()).usable().ok().unwrap();
        assert_eq!((told.track.artists.len(), told.label.as_str(), told.impossible), (2, "tango", 0));
        assert_eq!(
            (told.track.features.get(Feature::Duration), told.track.features.explicit),
            (Some(200.0), Some(true))
        );
    }

    #[test]
    fn what_makes_a_row_unusable_is_told() {
        let refusal = |change: &dyn Fn(&mut Row)| row(change).usable().err();
        assert_eq!(refusal(&|row| row.texts[0] = "1".into()), Some(Unusable::NoId));
        assert_eq!(refusal(&|row| row.texts[2] = ";".into()), Some(Unusable::Nameless));
        assert_eq!(refusal(&|row| row.numbers.fill(None)), Some(Unusable::Silent));
    }

    #[test]
    fn impossible_values_are_unknown_and_counted() {
        let told = row(|row| (row.numbers[2], row.numbers[12]) = (Some(1.5), Some(0.0))).usable().ok().unwrap();
        assert_eq!((told.impossible, told.track.features.get(Feature::Danceability)), (2, None));
    }
}
