//! The neural network that knows genres by their sound: loading it, and asking it.
//!
//! This module alone knows burn. Which processor computes is the [`Device`]'s affair; the answers agree within 1e-3.

mod dense;
mod probe;
mod weights;

use burn::tensor::{Device, Tensor, TensorData};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use dense::{Dense, DenseConfig};
pub use weights::WeightsError;

use crate::encode::{INPUTS, Statistics};
use crate::features::AudioFeatures;
use crate::genres::{GENRE_COUNT, NotProbabilities, Probabilities};

/// How many tracks go through the network at once. The one shape there is, smaller batches being padded: a graphics
/// processor compiles its programs anew for every other.
pub const BATCH: usize = 128;

/// What training found out beside the weights, needed to use them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preprocessing {
    /// How features become inputs.
    pub statistics: Statistics,
    /// How common each genre was in training.
    pub priors: Probabilities,
    /// What the logits are divided by, so that probabilities come true as often as they say (temperature scaling,
    /// Guo and others 2017). Above 0.
    pub temperature: f32,
}

/// A network ready to be asked.
pub struct Network {
    dense: Dense,
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

impl Network {
    /// Loads a network from the bytes of its weights (safetensors) and of its preprocessing (JSON) onto a device.
    pub fn load(weights: &[u8], preprocessing: &[u8], device: &Device) -> Result<Network, NetworkError> {
        let preprocessing: Preprocessing =
            serde_json::from_slice(preprocessing).map_err(|error| NetworkError::Preprocessing(error.to_string()))?;
        if !(preprocessing.statistics.is_sound() && preprocessing.temperature > 0.0) {
            return Err(NetworkError::Preprocessing("a number in them is out of range".into()));
        }
        Ok(Network { dense: weights::read(weights, device)?, preprocessing, device: device.clone() })
    }

    /// A network from its trained parts.
    pub fn new(dense: Dense, preprocessing: Preprocessing, device: &Device) -> Network {
        Network { dense, preprocessing, device: device.clone() }
    }

    /// The weights as the bytes that [`Network::load`] reads: safetensors in half precision.
    pub fn weights(&self) -> Result<Vec<u8>, WeightsError> {
        weights::write(&self.dense)
    }

    /// What training found out beside the weights.
    pub fn preprocessing(&self) -> &Preprocessing {
        &self.preprocessing
    }

    /// The genres' probabilities of up to [`BATCH`] tracks, in their order; tracks beyond that are not answered.
    pub async fn predict(&self, tracks: &[&AudioFeatures]) -> Result<Vec<Probabilities>, NetworkError> {
        let logits = self.dense.forward(self.inputs(tracks));
        let data = logits.into_data_async().await.map_err(|error| NetworkError::Device(error.to_string()))?;
        let logits: Vec<f32> = data.try_into_vec().map_err(|error| NetworkError::Device(format!("{error:?}")))?;
        let rows = logits.chunks_exact(GENRE_COUNT).take(tracks.len());
        Ok(rows.map(|row| self.probabilities(row)).collect::<Result<_, _>>()?)
    }

    /// The genres' probabilities of the probe tracks: two devices are interchangeable if these agree.
    pub async fn probe(&self) -> Result<Vec<Probabilities>, NetworkError> {
        self.predict(&probe::tracks().iter().collect::<Vec<_>>()).await
    }

    /// The inputs of a batch: `[BATCH, INPUTS]`, rows beyond the tracks being zeros.
    fn inputs(&self, tracks: &[&AudioFeatures]) -> Tensor<2> {
        let mut inputs = vec![0.0; BATCH * INPUTS];
        for (row, track) in inputs.chunks_exact_mut(INPUTS).zip(tracks) {
            row.copy_from_slice(&self.preprocessing.statistics.encode(track));
        }
        Tensor::from_data(TensorData::new(inputs, [BATCH, INPUTS]), &self.device)
    }

    /// The softmax of the logits over the temperature.
    fn probabilities(&self, logits: &[f32]) -> Result<Probabilities, NotProbabilities> {
        let highest = logits.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> =
            logits.iter().map(|logit| ((logit - highest) / self.preprocessing.temperature).exp()).collect();
        let sum: f32 = powers.iter().sum();
        Probabilities::new(&powers.iter().map(|power| power / sum).collect::<Vec<_>>())
    }
}
