//! The training part as shuffled batches, with features hidden at random so that the network learns to do without them.

use amalgamix::encode::{INPUTS, Statistics};
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::genres::GENRE_COUNT;
use burn::tensor::TensorData;
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;

use super::Settings;
use crate::dataset::LabelledTrack;

/// A step's worth of tracks.
pub(super) struct Batch {
    /// `[tracks, INPUTS]`
    pub inputs: TensorData,
    /// `[tracks, 57]`: evenly over a track's genres, smoothed; each row adds up to 1.
    pub targets: TensorData,
}

/// One epoch of batches in a new order.
pub(super) fn shuffled_batches(
    tracks: &[&LabelledTrack],
    settings: &Settings,
    statistics: &Statistics,
    chance: &mut SmallRng,
) -> impl Iterator<Item = Batch> {
    let mut order: Vec<&LabelledTrack> = tracks.to_vec();
    order.shuffle(chance);
    let batches: Vec<Vec<&LabelledTrack>> = order.chunks(settings.batch).map(<[_]>::to_vec).collect();
    batches.into_iter().map(move |tracks| batch(&tracks, settings, statistics, chance))
}

fn batch(tracks: &[&LabelledTrack], settings: &Settings, statistics: &Statistics, chance: &mut SmallRng) -> Batch {
    let inputs: Vec<f32> =
        tracks.iter().flat_map(|track| statistics.encode(&hidden(&track.track.features, settings, chance))).collect();
    let targets: Vec<f32> = tracks.iter().flat_map(|track| target(track, settings.label_smoothing)).collect();
    Batch {
        inputs: TensorData::new(inputs, [tracks.len(), INPUTS]),
        targets: TensorData::new(targets, [tracks.len(), GENRE_COUNT]),
    }
}

/// The features with some of them missing: for some rows what listeners lack, for all rows anything now and then.
fn hidden(features: &AudioFeatures, settings: &Settings, chance: &mut SmallRng) -> AudioFeatures {
    let mut features =
        if chance.random_bool(settings.listener_rows) { features.as_listener() } else { features.clone() };
    for feature in Feature::ALL {
        if chance.random_bool(settings.missing) {
            features.clear(feature);
        }
    }
    features.key = features.key.filter(|_| !chance.random_bool(settings.missing));
    features.mode = features.mode.filter(|_| !chance.random_bool(settings.missing));
    features.time_signature = features.time_signature.filter(|_| !chance.random_bool(settings.missing));
    features.explicit = features.explicit.filter(|_| !chance.random_bool(settings.missing));
    features
}

fn target(track: &LabelledTrack, smoothing: f32) -> [f32; GENRE_COUNT] {
    let mut target = [smoothing / GENRE_COUNT as f32; GENRE_COUNT];
    for genre in &track.genres {
        target[genre.index()] += (1.0 - smoothing) / track.genres.len() as f32;
    }
    target
}
