//! Invented tracks get their places in a catalog.

use amalgamix::catalog::Shelved;
use amalgamix::features::AudioFeatures;
use amalgamix::genres::Genre;
use amalgamix::model::{BATCH, Network};
use amalgamix::playlist::Track;

use crate::failure::Failure;

/// The tracks with their places among all others. They stand on the shelf of the genre that they were invented for.
pub fn placed(network: &Network, tracks: impl IntoIterator<Item = (Genre, Track)>) -> Result<Vec<Shelved>, Failure> {
    let mut tracks = tracks.into_iter().peekable();
    let mut shelved = Vec::new();
    while tracks.peek().is_some() {
        let batch: Vec<(Genre, Track)> = tracks.by_ref().take(BATCH).collect();
        let heard: Vec<AudioFeatures> = batch.iter().map(|(_, track)| track.features.as_listener()).collect();
        let answers = pollster::block_on(network.predict(&heard.iter().collect::<Vec<_>>()))?;
        let places = batch.into_iter().zip(answers);
        shelved.extend(places.map(|((genre, track), answer)| Shelved { genre, track, embedding: answer.codes }));
    }
    Ok(shelved)
}
