//! On which shelf a track stands: that of its likeliest genre.

use crate::catalog::Shelved;
use crate::features::AudioFeatures;
use crate::genres::Genre;
use crate::model::{Network, NetworkError, Prediction};
use crate::playlist::Track;

/// A track for a catalog, and the genres that it can stand under.
#[derive(Clone, Debug)]
pub struct Unshelved {
    /// The track.
    pub track: Track,
    /// Those that somebody filed it under, or all; a track of none is left out.
    pub genres: Vec<Genre>,
}

/// Up to [`BATCH`](crate::model::BATCH) tracks on their shelves, ready for [`build`](crate::catalog::build()). The network hears them as a
/// listener has them, because that is how playlists are heard that they will be compared with.
pub async fn shelve(network: &Network, batch: Vec<Unshelved>) -> Result<Vec<Shelved>, NetworkError> {
    let features: Vec<AudioFeatures> = batch.iter().map(|unshelved| unshelved.track.features.as_listener()).collect();
    let answers = network.predict(&features.iter().collect::<Vec<_>>()).await?;
    Ok(batch.into_iter().zip(&answers).filter_map(|(unshelved, answer)| placed(unshelved, answer)).collect())
}

/// A track on the shelf of the genre that the network finds likeliest, given what it says of the track; of two equally likely
/// ones the first.
pub fn placed(unshelved: Unshelved, answer: &Prediction) -> Option<Shelved> {
    let Unshelved { track, genres } = unshelved;
    let likelihood = |genre: Genre| answer.probabilities.of(genre);
    let likeliest = |best, genre| if likelihood(genre) > likelihood(best) { genre } else { best };
    Some(Shelved { genre: genres.into_iter().reduce(likeliest)?, track, embedding: answer.codes })
}
