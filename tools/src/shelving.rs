//! On which shelf of the catalog each track of the dataset stands.

use amalgamix::catalog::Shelved;
use amalgamix::features::AudioFeatures;
use amalgamix::genres::{Genre, Probabilities};
use amalgamix::model::Prediction;

use crate::dataset::LabelledTrack;

/// How the tracks sound, as listeners have them: that is how the catalog's embeddings are made.
pub fn sounds(tracks: &[LabelledTrack]) -> Vec<AudioFeatures> {
    tracks.iter().map(|track| track.track.features.as_listener()).collect()
}

/// The places of the tracks, in their order, given what the network says of them: a track of several genres stands on the
/// shelf of the one that the network finds likeliest.
pub fn shelved(tracks: &[LabelledTrack], answers: &[Prediction]) -> Vec<Shelved> {
    let place = |(track, answer): (&LabelledTrack, &Prediction)| {
        let genre = likeliest(&track.genres, &answer.probabilities)?;
        Some(Shelved { genre, track: track.track.clone(), embedding: answer.codes })
    };
    tracks.iter().zip(answers).filter_map(place).collect()
}

/// The likeliest of these genres; of two equally likely ones the first.
fn likeliest(genres: &[Genre], answer: &Probabilities) -> Option<Genre> {
    genres.iter().copied().reduce(|best, genre| if answer.of(genre) > answer.of(best) { genre } else { best })
}
