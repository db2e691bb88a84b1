//! The networks behind one face.

use burn::module::Module;
use burn::tensor::Tensor;

use super::convolutional::Convolutional;
use super::dense::Dense;
use super::logistic::Logistic;
use super::residual::{Heard, Residual};
use super::tensors::{Tensors, WeightsError};
use crate::encode::{CODES, INPUTS, Statistics};
use crate::features::AudioFeatures;
use crate::network::NetworkName;

/// One of the networks.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time, and burn derives no module in a box")]
pub enum System {
    /// See [`NetworkName::Logistic`].
    Logistic(Logistic),
    /// See [`NetworkName::Dense`].
    Dense(Dense),
    /// See [`NetworkName::Conv1d`].
    Conv1d(Convolutional),
    /// See [`NetworkName::Residual`].
    Residual(Residual),
}

impl System {
    /// A network of this name with these tensors. `dropout`, 0 to below 1, matters in training only.
    pub fn build(name: NetworkName, tensors: &mut impl Tensors, dropout: f64) -> Result<System, WeightsError> {
        Ok(match name {
            NetworkName::Logistic => System::Logistic(Logistic::build(tensors)?),
            NetworkName::Dense => System::Dense(Dense::build(tensors, dropout)?),
            NetworkName::Conv1d => System::Conv1d(Convolutional::build(tensors, dropout)?),
            NetworkName::Residual => System::Residual(Residual::build(tensors, dropout)?),
        })
    }

    /// The logits of a batch: `[batch, inputs]`, as [`System::encode`] makes them, to `[batch, 57]`, or to `[batch, 114]`
    /// for the residual network.
    pub fn logits(&self, inputs: Tensor<2>) -> Tensor<2> {
        match self {
            System::Logistic(network) => network.forward(inputs),
            System::Dense(network) => network.forward(inputs),
            System::Conv1d(network) => network.forward(inputs),
            System::Residual(network) => network.forward(inputs).logits,
        }
    }

    /// The logits and, behind them in the same rows, the embedding of the networks that have one: one tensor, for a
    /// graphics processor is slow to answer, not to compute.
    pub(super) fn logits_and_embedding(&self, inputs: Tensor<2>) -> Tensor<2> {
        match self {
            System::Residual(network) => {
                let Heard { embedding, logits } = network.forward(inputs);
                Tensor::cat(vec![logits, embedding], 1)
            }
            other => other.logits(inputs),
        }
    }

    /// How many numbers this network reads of a track.
    pub fn inputs(&self) -> usize {
        match self {
            System::Residual(_) => CODES + INPUTS,
            _ => INPUTS,
        }
    }

    /// What this network reads of a track.
    pub fn encode(&self, statistics: &Statistics, track: &AudioFeatures) -> Vec<f32> {
        let plain = statistics.encode(track);
        match self {
            System::Residual(_) => [&statistics.codes(track)[..], &plain].concat(),
            _ => plain.into(),
        }
    }
}
