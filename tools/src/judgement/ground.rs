//! What is known of every track of the dataset: the truth, what the network hears in it, and the catalog that all of it makes.

use std::collections::BTreeMap;

use amalgamix::catalog::{Codebook, Origin, Shelf, Shelved, build};
use amalgamix::encode::NUMBERS;
use amalgamix::features::AudioFeatures;
use amalgamix::genres::Genre;
use amalgamix::model::{Network, Prediction};
use amalgamix::playlist::TrackId;

use crate::dataset::{Dataset, LabelledTrack};
use crate::failure::Failure;
use crate::measure::hear;
use crate::shelving::{shelved, sounds};

/// All tracks, by their places in the dataset.
pub struct Ground {
    /// The tracks with their true genres.
    pub tracks: Vec<LabelledTrack>,
    /// How each sounds, as listeners have it.
    pub sounds: Vec<AudioFeatures>,
    /// What the network hears in that.
    pub answers: Vec<Prediction>,
    /// The standardised numbers of each.
    pub numbers: Vec<Vec<f32>>,
    /// The embedding of each, of a length of 1.
    pub directions: Vec<Vec<f32>>,
    /// The shelf on which each stands.
    pub genres: Vec<Genre>,
    /// The catalog's shelves.
    pub shelves: Vec<Shelf>,
    /// How its features are coded.
    pub codebook: Codebook,
    places: BTreeMap<TrackId, usize>,
}

impl Ground {
    /// Hears all tracks and puts them on shelves, as `cargo tools catalog` does. `weights` is the network's fingerprint.
    pub fn new(dataset: Dataset, network: &Network, weights: String) -> Result<Ground, Failure> {
        let tracks = dataset.tracks;
        let sounds = sounds(&tracks);
        let answers = hear(network, &sounds)?;
        let shelved = shelved(&tracks, &answers);
        let genres = shelved.iter().map(|Shelved { genre, .. }| *genre).collect();
        let built = build(shelved, Origin::Dataset, weights)?;
        let statistics = &network.preprocessing().statistics;
        Ok(Ground {
            numbers: sounds.iter().map(|sound| statistics.encode(sound)[..NUMBERS].to_vec()).collect(),
            directions: answers.iter().map(|answer| direction(&answer.embedding)).collect(),
            genres,
            shelves: built.shelves.values().map(|bytes| Shelf::read(bytes)).collect::<Result<_, _>>()?,
            codebook: built.manifest.codebook,
            places: (0..).zip(&tracks).filter_map(|(place, track)| Some((track.track.id?, place))).collect(),
            tracks,
            sounds,
            answers,
        })
    }

    /// Where the track with this id is.
    pub fn place(&self, id: Option<TrackId>) -> Option<usize> {
        self.places.get(&id?).copied()
    }
}

/// The same direction at a length of 1.
pub fn direction(numbers: &[f32]) -> Vec<f32> {
    let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    numbers.iter().map(|number| number / length).collect()
}
