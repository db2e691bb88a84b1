//! The scale on which portraits tell how tracks sound: ranks among the tracks that the networks were trained on.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::catalog::{Codebook, SoundCodes};
use crate::features::AudioFeatures;

/// By what a portrait ranks sounds. It was made once and stays: a catalog's own steps change with its tracks, and what two
/// people tell each other has to mean the same on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scale(Codebook);

/// Why a text is no [`Scale`].
#[derive(Debug, Error)]
#[error("the scale of portraits cannot be read: {0}; get scale.json again, it belongs to this version")]
pub struct ScaleError(#[from] serde_json::Error);

impl Scale {
    /// The scale in which these tracks are evenly spread.
    pub fn from_tracks<'a>(tracks: impl Iterator<Item = &'a AudioFeatures> + Clone) -> Scale {
        Scale(Codebook::from_tracks(tracks))
    }

    /// Reads the scale from its JSON, and checks it.
    pub fn from_json(json: &[u8]) -> Result<Scale, ScaleError> {
        Ok(Scale(serde_json::from_slice(json)?))
    }

    /// Where a track stands in each of the sound's features, 0 to 63.
    pub fn ranks(&self, features: &AudioFeatures) -> SoundCodes {
        self.0.encode(features)
    }

    /// How a track with these ranks sounds.
    pub fn features(&self, ranks: &SoundCodes) -> AudioFeatures {
        self.0.decode(ranks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_survives_json_and_damage_is_refused() {
        let scale = Scale::from_tracks([].into_iter());
        let json = serde_json::to_string(&scale).unwrap();
        assert_eq!(Scale::from_json(json.as_bytes()).unwrap(), scale);
        let refusal = Scale::from_json(json.replacen("0.0", "7.0", 1).as_bytes()).unwrap_err();
        assert!(refusal.to_string().contains("scale.json"), "{refusal}");
    }
}
