//! Tracks and playlists, wherever they came from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::features::AudioFeatures;
use crate::origin::{Borrowed, FeatureOrigin};

/// A list of tracks with a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Playlist {
    /// What its owner calls it; for a file without one, the file's name.
    pub name: String,
    /// The tracks in their order; a track may occur twice.
    pub tracks: Vec<Track>,
}

/// One track, with whatever its source told about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// Spotify's identifier, if the source gave one.
    pub id: Option<TrackId>,
    /// The title as the source writes it.
    pub title: String,
    /// The artists in the source's order, the first being the main one.
    pub artists: Vec<String>,
    /// The album as the source writes it; empty if unknown.
    pub album: String,
    /// The recording's code, if the source gave one.
    pub isrc: Option<Isrc>,
    /// How it sounds.
    pub features: AudioFeatures,
    /// Which of the features came from elsewhere than the source.
    pub borrowed: Vec<Borrowed>,
}

impl Track {
    /// Takes whatever is unknown here from what another source tells.
    pub fn learn(&mut self, told: &AudioFeatures, origin: FeatureOrigin) {
        let values = self.features.fill_from(told);
        if !values.is_empty() {
            self.borrowed.push(Borrowed { origin, values });
        }
    }

    /// Who told how it sounds, in the order in which sources are asked. Empty where nothing of the sound is known.
    pub fn sound_origins(&self) -> Vec<FeatureOrigin> {
        FeatureOrigin::ALL.into_iter().filter(|origin| self.told_by(*origin) > 0).collect()
    }

    /// Who told most of how it sounds; of several, who was asked first.
    pub fn main_origin(&self) -> Option<FeatureOrigin> {
        let told = FeatureOrigin::ALL.into_iter().rev().map(|origin| (self.told_by(origin), origin));
        told.filter(|(values, _)| *values > 0).max_by_key(|(values, _)| *values).map(|(_, origin)| origin)
    }

    /// How many values of its sound this source told.
    fn told_by(&self, origin: FeatureOrigin) -> u32 {
        let sound = self.features.known_sound();
        let of_others = |borrowed: &&Borrowed| origin == FeatureOrigin::Playlist || borrowed.origin == origin;
        let borrowed: u32 = self.borrowed.iter().filter(of_others).map(|of| of.values.in_common(sound)).sum();
        if origin == FeatureOrigin::Playlist { sound.in_common(sound) - borrowed } else { borrowed }
    }
}

/// Spotify's identifier of a track: 128 bits, written as 22 digits to base 62.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TrackId(u128);

/// Why a text is not a [`TrackId`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a Spotify track id has 22 letters and digits, this is not one: {0:?}")]
pub struct NotATrackId(pub String);

/// What the ids of invented tracks begin with. That a real one does so, too, has a chance of one in 2^64.
const INVENTED: [u8; 8] = *b"invented";

const BASE_62: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// How many letters and digits Spotify's identifiers have.
pub(crate) const ID_DIGITS: usize = 22;

impl TrackId {
    /// The id whose 128 bits are these, most significant byte first.
    pub fn from_bytes(bytes: [u8; 16]) -> TrackId {
        TrackId(u128::from_be_bytes(bytes))
    }

    /// The id of an invented track, which says so: its first eight bytes spell "invented".
    pub fn invented(number: u64) -> TrackId {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&INVENTED);
        bytes[8..].copy_from_slice(&number.to_be_bytes());
        TrackId::from_bytes(bytes)
    }

    /// Whether it is the id of an invented track.
    pub fn is_invented(self) -> bool {
        self.to_bytes().starts_with(&INVENTED)
    }

    /// Where the track can be heard and is described.
    pub fn address(self) -> String {
        format!("https://open.spotify.com/track/{self}")
    }

    /// The 128 bits, most significant byte first.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl FromStr for TrackId {
    type Err = NotATrackId;

    fn from_str(text: &str) -> Result<TrackId, NotATrackId> {
        // What is shown of a wrong id is bounded: it comes from outside.
        let refusal = || NotATrackId(text.chars().take(2 * ID_DIGITS).collect());
        if text.len() != ID_DIGITS {
            return Err(refusal());
        }
        text.bytes()
            .try_fold(0u128, |value, byte| {
                let digit = BASE_62.iter().position(|known| *known == byte)?;
                value.checked_mul(62)?.checked_add(digit as u128)
            })
            .map(TrackId)
            .ok_or_else(refusal)
    }
}

impl fmt::Display for TrackId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut digits = [b'0'; ID_DIGITS];
        let mut rest = self.0;
        for digit in digits.iter_mut().rev() {
            *digit = BASE_62[(rest % 62) as usize];
            rest /= 62;
        }
        digits.into_iter().try_for_each(|digit| write!(formatter, "{}", digit as char))
    }
}

impl fmt::Debug for TrackId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "TrackId({self})")
    }
}

impl From<TrackId> for String {
    fn from(id: TrackId) -> String {
        id.to_string()
    }
}

impl TryFrom<String> for TrackId {
    type Error = NotATrackId;

    fn try_from(text: String) -> Result<TrackId, NotATrackId> {
        text.parse()
    }
}

/// The international standard code of a recording: two letters for the country, three letters or digits for the registrant,
/// seven digits for year and number. Other releases of the same recording share it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Isrc([u8; ISRC_SIGNS]);

/// Why a text is not an [`Isrc`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("an ISRC has two letters, three letters or digits and seven digits, this is not one: {0:?}")]
pub struct NotAnIsrc(pub String);

const ISRC_SIGNS: usize = 12;

impl FromStr for Isrc {
    type Err = NotAnIsrc;

    /// Reads it in capitals or small letters, with hyphens or without.
    fn from_str(text: &str) -> Result<Isrc, NotAnIsrc> {
        let refusal = || NotAnIsrc(text.chars().take(2 * ISRC_SIGNS).collect());
        let signs: Vec<u8> = text
            .bytes()
            .filter(|sign| *sign != b'-')
            .take(ISRC_SIGNS + 1)
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        let signs = <[u8; ISRC_SIGNS]>::try_from(signs).map_err(|_| refusal())?;
        let fits = signs[..2].iter().all(u8::is_ascii_alphabetic)
            && signs[2..5].iter().all(u8::is_ascii_alphanumeric)
            && signs[5..].iter().all(u8::is_ascii_digit);
        if fits { Ok(Isrc(signs)) } else { Err(refusal()) }
    }
}

impl fmt::Display for Isrc {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|sign| write!(formatter, "{}", *sign as char))
    }
}

impl fmt::Debug for Isrc {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Isrc({self})")
    }
}

impl From<Isrc> for String {
    fn from(code: Isrc) -> String {
        code.to_string()
    }
}

impl TryFrom<String> for Isrc {
    type Error = NotAnIsrc;

    fn try_from(text: String) -> Result<Isrc, NotAnIsrc> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::Feature;

    #[test]
    fn ids_that_are_none_are_refused() {
        for text in ["", "4qPNDBW1i3p13qLCt0Ki3", "4qPNDBW1i3p13qLCt0Ki3!", "ZZZZZZZZZZZZZZZZZZZZZZ", "ééééééééééé"]
        {
            assert!(text.parse::<TrackId>().is_err(), "{text} was accepted");
        }
    }

    #[test]
    fn an_invented_id_says_so_and_others_do_not() {
        let id = TrackId::invented(7);
        assert!(id.is_invented() && id != TrackId::invented(8));
        assert!(id.to_string().parse::<TrackId>().unwrap().is_invented());
        assert!(!TrackId::from_bytes([7; 16]).is_invented());
    }

    fn features(known: &[(Feature, f32)]) -> AudioFeatures {
        let mut features = AudioFeatures::default();
        known.iter().for_each(|(feature, value)| features.set(*feature, *value).unwrap());
        features
    }

    #[test]
    fn what_is_learnt_is_noted_and_replaces_nothing() {
        let mut track = Track { features: features(&[(Feature::Energy, 0.1)]), ..Default::default() };
        track.learn(
            &features(&[(Feature::Energy, 0.9), (Feature::Tempo, 120.0), (Feature::Valence, 0.2)]),
            FeatureOrigin::ReccoBeats,
        );
        track.learn(&features(&[(Feature::Tempo, 90.0), (Feature::Duration, 200.0)]), FeatureOrigin::Catalog);
        assert_eq!(track.features.get(Feature::Energy), Some(0.1));
        assert_eq!(track.features.get(Feature::Tempo), Some(120.0));
        assert_eq!(track.sound_origins(), [FeatureOrigin::Playlist, FeatureOrigin::ReccoBeats]);
        assert_eq!(track.main_origin(), Some(FeatureOrigin::ReccoBeats));
    }

    #[test]
    fn codes_of_recordings_are_read_in_every_spelling() {
        let code: Isrc = "QZ-ABC-26-00042".parse().unwrap();
        assert_eq!("qzabc2600042".parse(), Ok(code));
        assert_eq!(code.to_string(), "QZABC2600042");
        for text in ["", "QZABC260004", "QZABC26000421", "1ZABC2600042", "QZABC26000Z2", "ÜZABC2600042"] {
            assert!(text.parse::<Isrc>().is_err(), "{text} was accepted");
        }
    }

    proptest! {
        #[test]
        fn ids_survive_text_and_bytes(value: u128) {
            let id = TrackId(value);
            prop_assert_eq!(id.to_string().parse::<TrackId>(), Ok(id));
            prop_assert_eq!(TrackId::from_bytes(id.to_bytes()), id);
        }

        #[test]
        fn any_text_is_parsed_or_refused(text: String) {
            let _ = text.parse::<TrackId>();
            let _ = text.parse::<Isrc>();
        }
    }
}
