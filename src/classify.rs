//! A playlist through the network: which genre each track is of, and what the whole is made of.

use std::borrow::Borrow;

use crate::averaged::averaged;
use crate::catalog::{CatalogIndex, Codebook, Shelf};
use crate::embedding::EmbeddingCodes;
use crate::evidence::{ArtistEvidence, of_artists};
use crate::features::AudioFeatures;
use crate::genres::{Genre, Probabilities};
use crate::mixture::{self, Aggregation, GenreMix};
use crate::model::{BATCH, Network, NetworkError};
use crate::playlist::{Playlist, Track};
use crate::recording::distinct;
use crate::resolve;
use crate::wire::{Backend, Classification, Method, TrackGenre};

/// A playlist with all that its genres are to be found from.
pub struct Question {
    playlist: Playlist,
    method: Method,
    artists: Vec<Option<ArtistEvidence>>,
}

impl Question {
    /// A playlist about which no catalog is asked.
    pub fn new(playlist: Playlist) -> Question {
        Question { playlist, method: Method { artists: false, ..Method::default() }, artists: Vec::new() }
    }

    /// The same, found in this way; what the catalog knows of the artists must come with [`Question::with_catalog`].
    pub fn by(self, method: Method) -> Question {
        Question { method, ..self }
    }

    /// Whether the catalog has something to say: features that the playlist lacks, or shelves of its artists.
    pub fn needs_catalog(playlist: &Playlist, method: Method) -> bool {
        method.artists || resolve::needs_catalog(playlist)
    }

    /// The genres whose shelves are needed for [`Question::with_catalog`]; often none, artists being known by the index.
    pub fn shelves(&self, index: &CatalogIndex) -> Vec<Genre> {
        resolve::shelves_for(&self.playlist, index)
    }

    /// With what a catalog knows: features that the playlist lacks, and, if they are to count, its artists.
    pub fn with_catalog(
        mut self,
        index: &CatalogIndex,
        shelves: &[impl Borrow<Shelf>],
        codebook: &Codebook,
    ) -> Question {
        resolve::resolve(&mut self.playlist, shelves, codebook);
        if self.method.artists {
            self.artists = of_artists(&self.playlist, index);
        }
        self
    }

    fn evidence(&self, track: usize) -> Option<&ArtistEvidence> {
        self.artists.get(track)?.as_ref()
    }
}

/// Classifies the tracks whose sound is known. `scored` is called after every batch with the number of tracks done and the
/// number to do.
///
/// Popularity, time signature and explicit flag are left out even where a file has them: most sources lack them, the
/// popularity of the dataset is an artefact of how it was collected, and a playlist's answer must not depend on which
/// program exported it.
pub async fn classify(
    question: Question,
    network: &Network,
    backend: Backend,
    mut scored: impl AsyncFnMut(usize, usize),
) -> Result<Classification, NetworkError> {
    let sounds: Vec<Option<AudioFeatures>> = question.playlist.tracks.iter().map(sound).collect();
    let known: Vec<&AudioFeatures> = sounds.iter().flatten().collect();
    let (mut heard, mut codes) = (Vec::with_capacity(known.len()), Vec::with_capacity(known.len()));
    for batch in known.chunks(BATCH) {
        for prediction in network.predict(batch).await? {
            heard.push(prediction.probabilities);
            codes.push(prediction.codes);
        }
        scored(heard.len(), known.len()).await;
    }
    let priors = &network.preprocessing().priors;
    let places = sounds.iter().enumerate().filter_map(|(place, sound)| sound.as_ref().map(|_| place));
    let evidence: Vec<Option<&ArtistEvidence>> = places.map(|place| question.evidence(place)).collect();
    let answers: Vec<Probabilities> =
        heard.iter().zip(&evidence).map(|(heard, evidence)| weighed(heard, *evidence, priors)).collect();
    let counted = counted(&question.playlist, &sounds);
    let mix = match question.method.aggregation {
        Aggregation::Averaged => mix_of_average(network, &at(&counted, &known)).await?,
        other => mixture::mix(&at(&counted, &answers), priors, other),
    };
    let within = mix.as_ref().filter(|_| question.method.aggregation.sees_tracks_within());
    let mut of_tracks = answers.iter().map(|answer| track_genre(answer, within, priors));
    let tracks = sounds.iter().map(|sound| sound.as_ref().and_then(|_| of_tracks.next())).collect();
    let mut codes = codes.into_iter();
    let embeddings = sounds.iter().map(|sound| sound.as_ref().and_then(|_| codes.next()));
    Ok(Classification {
        tracks,
        embeddings: embeddings.map(|codes| codes.unwrap_or(EmbeddingCodes::UNKNOWN)).collect(),
        known_artists: evidence.iter().flatten().count(),
        method: question.method,
        mix,
        portrait: None,
        backend,
        playlist: question.playlist,
    })
}

/// Which of the tracks whose sound is known count for the mix: a recording that is there twice counts once.
fn counted(playlist: &Playlist, sounds: &[Option<AudioFeatures>]) -> Vec<bool> {
    let distinct = distinct(&playlist.tracks, |place| sounds[place].is_some());
    let known = (0..sounds.len()).filter(|place| sounds[*place].is_some());
    known.map(|place| distinct.binary_search(&place).is_ok()).collect()
}

fn at<Item: Clone>(counted: &[bool], items: &[Item]) -> Vec<Item> {
    counted.iter().zip(items).filter(|(counts, _)| **counts).map(|(_, item)| item.clone()).collect()
}

/// The original's way: one prediction for the average of the tracks.
async fn mix_of_average(network: &Network, known: &[&AudioFeatures]) -> Result<Option<GenreMix>, NetworkError> {
    if known.is_empty() {
        return Ok(None);
    }
    let answers = network.predict(&[&averaged(known)]).await?;
    let answers: Vec<_> = answers.into_iter().map(|prediction| prediction.probabilities).collect();
    Ok(mixture::mix(&answers, &network.preprocessing().priors, Aggregation::Averaged))
}

fn sound(track: &Track) -> Option<AudioFeatures> {
    track.features.describe_sound().then(|| track.features.as_listener())
}

fn weighed(heard: &Probabilities, evidence: Option<&ArtistEvidence>, priors: &Probabilities) -> Probabilities {
    evidence.map_or_else(|| heard.clone(), |evidence| evidence.applied_to(heard, priors))
}

fn track_genre(answer: &Probabilities, mix: Option<&GenreMix>, priors: &Probabilities) -> TrackGenre {
    let seen = mix.map(|mix| mixture::within(answer, mix, priors));
    let (genre, probability) = seen.as_ref().unwrap_or(answer).ranked()[0];
    TrackGenre { genre, probability }
}
