//! Invented tracks get their places in a catalog.

use amalgamix::catalog::Shelved;
use amalgamix::genres::Genre;
use amalgamix::model::{BATCH, Network};
use amalgamix::playlist::Track;
use amalgamix::shelving::{Unshelved, shelve};

use crate::failure::Failure;

/// The tracks with their places among all others. They stand on the shelf of the genre that they were invented for.
pub fn placed(network: &Network, tracks: impl IntoIterator<Item = (Genre, Track)>) -> Result<Vec<Shelved>, Failure> {
    let mut tracks = tracks.into_iter().peekable();
    let mut shelved = Vec::new();
    while tracks.peek().is_some() {
        let batch = tracks.by_ref().take(BATCH).map(|(genre, track)| Unshelved { track, genres: vec![genre] });
        shelved.extend(pollster::block_on(shelve(network, batch.collect()))?);
    }
    Ok(shelved)
}
