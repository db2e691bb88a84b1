//! On which shelf of the catalog each track of the dataset stands.

use amalgamix::catalog::Shelved;
use amalgamix::features::AudioFeatures;
use amalgamix::model::Prediction;
use amalgamix::shelving::{Unshelved, placed};

use crate::dataset::LabelledTrack;

/// How the tracks sound, as listeners have them: that is how the catalog's embeddings are made.
pub fn sounds(tracks: &[LabelledTrack]) -> Vec<AudioFeatures> {
    tracks.iter().map(|track| track.track.features.as_listener()).collect()
}

/// The places of the tracks, in their order, given what the network says of them: each stands under one of the genres that it
/// is filed under.
pub fn shelved(tracks: &[LabelledTrack], answers: &[Prediction]) -> Vec<Shelved> {
    let unshelved = |LabelledTrack { track, genres, .. }: &LabelledTrack| Unshelved {
        track: track.clone(),
        genres: genres.clone(),
    };
    tracks.iter().zip(answers).filter_map(|(track, answer)| placed(unshelved(track), answer)).collect()
}
