//! On which shelf a track stands: that of its likeliest genre.

use crate::catalog::Shelved;
use crate::features::AudioFeatures;
use crate::genres::{Genre, Probabilities};
use crate::model::{Network, NetworkError};
use crate::playlist::Track;

/// A track for a catalog, and the genres that it can stand under.
#[derive(Clone, Debug)]
pub struct Unshelved {
    /// The track.
    pub track: Track,
    /// Those that somebody filed it under, or all; a track of none is left out.
    pub genres: Vec<Genre>,
}

/// Up to [`BATCH`](crate::model::BATCH) tracks with the genres that the network finds likeliest and where it places them, ready for [`build`](crate::catalog::build()). It
/// hears them as a listener has them, because that is how playlists are heard that they will be compared with.
pub async fn shelve(network: &Network, batch: Vec<Unshelved>) -> Result<Vec<Shelved>, NetworkError> {
    let features: Vec<AudioFeatures> = batch.iter().map(|unshelved| unshelved.track.features.as_listener()).collect();
    let answers = network.predict(&features.iter().collect::<Vec<_>>()).await?;
    let shelved = batch.into_iter().zip(answers).map(|(Unshelved { track, genres }, answer)| {
        let genre = likeliest(&genres, &answer.probabilities)?;
        Some(Shelved { genre, track, embedding: answer.codes })
    });
    Ok(shelved.flatten().collect())
}

/// The likeliest of these genres; of two equally likely ones the first.
fn likeliest(genres: &[Genre], answer: &Probabilities) -> Option<Genre> {
    genres.iter().copied().reduce(|best, genre| if answer.of(genre) > answer.of(best) { genre } else { best })
}
