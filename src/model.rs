//! The neural network that knows genres by their sound: loading it, and asking it.
//!
//! This module alone knows burn. Which processor computes is the [`Device`]'s affair; the answers agree within 1e-3.

mod convolutional;
mod dense;
mod logistic;
mod probe;
mod residual;
mod system;
mod tensors;

use burn::tensor::{Device, Tensor, TensorData};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use system::System;
use tensors::Stored;
pub use tensors::{Tensors, WeightsError};

use crate::embedding::{EmbeddingCodes, Projection};
use crate::encode::Statistics;
use crate::features::{AudioFeatures, Feature};
use crate::genres::{GENRE_COUNT, Genre, NotProbabilities, Probabilities};
use crate::network::NetworkName;

/// How many tracks go through the network at once. The one shape there is, smaller batches being padded: a graphics
/// processor compiles its programs anew for every other.
pub const BATCH: usize = 128;

/// How many genres the dataset itself tells apart: the members of our 57.
pub const MEMBERS: usize = 114;

/// What training found out beside the weights, needed to use them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preprocessing {
    /// The network that the weights are of.
    pub network: NetworkName,
    /// How features become inputs.
    pub statistics: Statistics,
    /// How common each genre was in training.
    pub priors: Probabilities,
    /// The genre that each logit is for; several may be for one.
    pub genres: Vec<Genre>,
    /// How far the network's confidence is cooled.
    pub temperatures: Temperatures,
    /// How embeddings become codes; none for a network that has no embedding.
    pub projection: Option<Projection>,
}

/// The exponents' denominators that make probabilities come true as often as they say (temperature scaling, Guo and others
/// 2017): above 1 the network was too sure of itself. They differ because the less a network knows of a track, the less
/// sure it is, and the less it overrates itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Temperatures {
    /// For tracks whose popularity is known, as the dataset has it.
    pub complete: f32,
    /// For tracks whose popularity is not known, as in a listener's playlist.
    pub listener: f32,
}

impl Temperatures {
    /// Probabilities as the network gives them.
    pub const NONE: Temperatures = Temperatures { complete: 1.0, listener: 1.0 };

    fn of(self, track: &AudioFeatures) -> f32 {
        if track.get(Feature::Popularity).is_some() { self.complete } else { self.listener }
    }

    fn are_sound(self) -> bool {
        [self.complete, self.listener].iter().all(|temperature| *temperature > 0.0 && temperature.is_finite())
    }
}

/// What a network says about a track.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// How likely each genre is.
    pub probabilities: Probabilities,
    /// Where the track lies among all others, [`EMBEDDING`](crate::embedding::EMBEDDING) numbers: near tracks sound alike. Empty for networks that have
    /// none.
    pub embedding: Vec<f32>,
    /// The same in few bytes; unknown for networks that have no embedding.
    pub codes: EmbeddingCodes,
}

/// A network ready to be asked.
pub struct Network {
    system: System,
    preprocessing: Preprocessing,
    device: Device,
}

/// Why a network cannot be used, or did not answer.
#[derive(Debug, Error)]
pub enum NetworkError {
    /// The weights are damaged or belong to another network.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The preprocessing statistics are damaged.
    #[error("the preprocessing statistics of the network cannot be read: {0}")]
    Preprocessing(String),
    /// The device gave up while computing.
    #[error("the device that computes gave up: {0}")]
    Device(String),
    /// The device computed something that is no probability.
    #[error("the network's answer is damaged: {0}")]
    Answer(#[from] NotProbabilities),
}

impl Preprocessing {
    fn from_json(json: &[u8]) -> Result<Preprocessing, NetworkError> {
        let read: Preprocessing =
            serde_json::from_slice(json).map_err(|error| NetworkError::Preprocessing(error.to_string()))?;
        let logits = if read.network == NetworkName::Residual { MEMBERS } else { GENRE_COUNT };
        let is_sound = read.statistics.is_sound()
            && read.temperatures.are_sound()
            && read.projection.as_ref().is_none_or(Projection::is_sound);
        if !(is_sound && read.genres.len() == logits) {
            return Err(NetworkError::Preprocessing("a number in them is out of range".into()));
        }
        Ok(read)
    }
}

impl Network {
    /// Loads a network from the bytes of its weights (safetensors) and of its preprocessing (JSON) onto a device.
    pub fn load(weights: &[u8], preprocessing: &[u8], device: &Device) -> Result<Network, NetworkError> {
        let preprocessing = Preprocessing::from_json(preprocessing)?;
        let system = System::build(preprocessing.network, &mut Stored::open(weights, device)?, 0.0)?;
        Ok(Network { system, preprocessing, device: device.clone() })
    }

    /// A network from its trained parts.
    pub fn new(system: System, preprocessing: Preprocessing, device: &Device) -> Network {
        Network { system, preprocessing, device: device.clone() }
    }

    /// The weights as the bytes that [`Network::load`] reads: safetensors in half precision.
    pub fn weights(&self) -> Result<Vec<u8>, WeightsError> {
        tensors::write(&self.system)
    }

    /// The same network at other temperatures.
    pub fn cooled(&self, temperatures: Temperatures) -> Network {
        Network {
            system: self.system.clone(),
            preprocessing: Preprocessing { temperatures, ..self.preprocessing.clone() },
            device: self.device.clone(),
        }
    }

    /// The same network, its embeddings coded along other axes.
    pub fn projecting(&self, projection: Option<Projection>) -> Network {
        Network {
            system: self.system.clone(),
            preprocessing: Preprocessing { projection, ..self.preprocessing.clone() },
            device: self.device.clone(),
        }
    }

    /// What training found out beside the weights.
    pub fn preprocessing(&self) -> &Preprocessing {
        &self.preprocessing
    }

    /// What the network says about up to [`BATCH`] tracks, in their order; tracks beyond that are not answered.
    pub async fn predict(&self, tracks: &[&AudioFeatures]) -> Result<Vec<Prediction>, NetworkError> {
        let output = self.system.logits_and_embedding(self.inputs(tracks));
        let [_, width] = output.dims();
        let data = output.into_data_async().await.map_err(|error| NetworkError::Device(error.to_string()))?;
        let numbers: Vec<f32> = data.try_into_vec().map_err(|error| NetworkError::Device(format!("{error:?}")))?;
        tracks.iter().zip(numbers.chunks_exact(width)).map(|(track, row)| self.prediction(track, row)).collect()
    }

    /// The genres' probabilities of the probe tracks: two devices are interchangeable if these agree.
    pub async fn probe(&self) -> Result<Vec<Probabilities>, NetworkError> {
        let predictions = self.predict(&probe::tracks().iter().collect::<Vec<_>>()).await?;
        Ok(predictions.into_iter().map(|prediction| prediction.probabilities).collect())
    }

    /// The inputs of a batch: `[BATCH, inputs]`, rows beyond the tracks being zeros.
    fn inputs(&self, tracks: &[&AudioFeatures]) -> Tensor<2> {
        let width = self.system.inputs();
        let mut inputs = vec![0.0; BATCH * width];
        for (row, track) in inputs.chunks_exact_mut(width).zip(tracks) {
            row.copy_from_slice(&self.system.encode(&self.preprocessing.statistics, track));
        }
        Tensor::from_data(TensorData::new(inputs, [BATCH, width]), &self.device)
    }

    fn prediction(&self, track: &AudioFeatures, row: &[f32]) -> Result<Prediction, NetworkError> {
        let (logits, embedding) = row.split_at(self.preprocessing.genres.len().min(row.len()));
        let probabilities = self.probabilities(logits, self.preprocessing.temperatures.of(track))?;
        if embedding.iter().all(|number| number.is_finite()) {
            let projection = self.preprocessing.projection.as_ref();
            let codes = projection.map_or(EmbeddingCodes::UNKNOWN, |projection| projection.encode(embedding));
            Ok(Prediction { probabilities, embedding: embedding.into(), codes })
        } else {
            Err(NetworkError::Device("it computed an embedding that is not finite".into()))
        }
    }

    /// The softmax of the logits, summed into genres, cooled by the temperature.
    fn probabilities(&self, logits: &[f32], temperature: f32) -> Result<Probabilities, NotProbabilities> {
        let highest = logits.iter().copied().fold(f32::MIN, f32::max);
        let mut genres = [0.0; GENRE_COUNT];
        for (logit, genre) in logits.iter().zip(&self.preprocessing.genres) {
            genres[genre.index()] += (logit - highest).exp();
        }
        let cooled = genres.map(|sum: f32| sum.powf(temperature.recip()));
        let sum: f32 = cooled.iter().sum();
        Probabilities::new(&cooled.map(|power| power / sum))
    }
}
