//! A playlist through the network: which genre each track is of, and what the whole is made of.

use crate::features::AudioFeatures;
use crate::genres::Probabilities;
use crate::mixture::{self, GenreMix};
use crate::model::{BATCH, Network, NetworkError};
use crate::playlist::{Playlist, Track};
use crate::wire::{Backend, Classification, TrackGenre};

/// Classifies the tracks whose sound is known. `scored` is called after every batch with the number of tracks done and the
/// number to do.
///
/// Popularity, time signature and explicit flag are left out even where a file has them: most sources lack them, the
/// popularity of the dataset is an artefact of how it was collected, and a playlist's answer must not depend on which
/// program exported it.
pub async fn classify(
    playlist: Playlist,
    from_catalog: usize,
    network: &Network,
    backend: Backend,
    mut scored: impl AsyncFnMut(usize, usize),
) -> Result<Classification, NetworkError> {
    let sounds: Vec<Option<AudioFeatures>> = playlist.tracks.iter().map(sound).collect();
    let known: Vec<&AudioFeatures> = sounds.iter().flatten().collect();
    let mut answers = Vec::with_capacity(known.len());
    for batch in known.chunks(BATCH) {
        answers.extend(network.predict(batch).await?);
        scored(answers.len(), known.len()).await;
    }
    let priors = &network.preprocessing().priors;
    let mix = mixture::mix(&answers, priors);
    let mut of_tracks = answers.iter().map(|answer| mix.as_ref().map(|mix| track_genre(answer, mix, priors)));
    let tracks = sounds.iter().map(|sound| sound.as_ref().and_then(|_| of_tracks.next().flatten())).collect();
    Ok(Classification { tracks, from_catalog, mix, backend, playlist })
}

fn sound(track: &Track) -> Option<AudioFeatures> {
    track.features.describe_sound().then(|| track.features.as_listener())
}

fn track_genre(answer: &Probabilities, mix: &GenreMix, priors: &Probabilities) -> TrackGenre {
    let (genre, probability) = mixture::within(answer, mix, priors).ranked()[0];
    TrackGenre { genre, probability }
}
