//! What is told of an invented track beside its sound.

use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;

/// What the tracks of a genre have, fact by fact, so that drawing from it keeps how often each occurs and forgets which
/// occurred together.
#[derive(Default)]
pub(super) struct Facts {
    popularities: Vec<f32>,
    keys: Vec<Key>,
    modes: Vec<Mode>,
    time_signatures: Vec<TimeSignature>,
    explicit: Vec<bool>,
}

impl Facts {
    /// The facts of these tracks.
    pub fn of(tracks: &[&AudioFeatures]) -> Facts {
        Facts {
            popularities: tracks.iter().filter_map(|track| track.get(Feature::Popularity)).collect(),
            keys: tracks.iter().filter_map(|track| track.key).collect(),
            modes: tracks.iter().filter_map(|track| track.mode).collect(),
            time_signatures: tracks.iter().filter_map(|track| track.time_signature).collect(),
            explicit: tracks.iter().filter_map(|track| track.explicit).collect(),
        }
    }

    /// Adds facts to a track, each drawn for itself.
    pub fn draw(&self, features: &mut AudioFeatures, chance: &mut SmallRng) {
        if let Some(popularity) = self.popularities.choose(chance) {
            // It was in range when it was heard.
            let _ = features.set(Feature::Popularity, *popularity);
        }
        features.key = self.keys.choose(chance).copied();
        features.mode = self.modes.choose(chance).copied();
        features.time_signature = self.time_signatures.choose(chance).copied();
        features.explicit = self.explicit.choose(chance).copied();
    }
}
