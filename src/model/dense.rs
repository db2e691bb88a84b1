//! The dense network of the original: six layers that narrow from 1028 to the genres, ReLU and Swish in turn, dropout.

use burn::config::Config;
use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig, Linear, LinearConfig};
use burn::tensor::activation::{relu, silu};
use burn::tensor::{Device, Tensor};

use crate::encode::INPUTS;
use crate::genres::GENRE_COUNT;

/// The outputs of each layer: five hidden ones, then the logits.
pub(super) const WIDTHS: [usize; 6] = [1028, 512, 256, 128, 64, GENRE_COUNT];

/// How a [`Dense`] network is begun.
#[derive(Config, Debug)]
pub struct DenseConfig {
    /// The share of each hidden layer's outputs that training drops, 0 to 1.
    #[config(default = 0.3)]
    pub dropout: f64,
}

/// The dense network. Its layers read `[batch, INPUTS]` and give `[batch, 57]` logits.
#[derive(Module, Debug)]
pub struct Dense {
    pub(super) layers: Vec<Linear>,
    dropout: Dropout,
}

impl DenseConfig {
    /// A network with random weights.
    pub fn init(&self, device: &Device) -> Dense {
        let layer = |index: usize| LinearConfig::new(inputs_of(index), WIDTHS[index]).init(device);
        self.with((0..WIDTHS.len()).map(layer).collect())
    }

    /// A network with these layers.
    pub(super) fn with(&self, layers: Vec<Linear>) -> Dense {
        Dense { layers, dropout: DropoutConfig::new(self.dropout).init() }
    }
}

/// How many inputs a layer has: the outputs of the one before it.
pub(super) fn inputs_of(layer: usize) -> usize {
    layer.checked_sub(1).map_or(INPUTS, |before| WIDTHS[before])
}

impl Dense {
    /// The logits of a batch.
    ///
    /// # Shapes
    ///
    /// - inputs: `[batch, INPUTS]`, as [`Statistics::encode`](crate::encode::Statistics::encode) makes them
    /// - result: `[batch, 57]`
    pub fn forward(&self, inputs: Tensor<2>) -> Tensor<2> {
        let (logits, hidden) = match self.layers.split_last() {
            Some(split) => split,
            None => return inputs,
        };
        let activated = hidden.iter().enumerate().fold(inputs, |signal, (index, layer)| {
            let signal = layer.forward(signal);
            let signal = if index % 2 == 0 { relu(signal) } else { silu(signal) };
            self.dropout.forward(signal)
        });
        logits.forward(activated)
    }
}
