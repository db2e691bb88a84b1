//! The dense network of the original: six layers that narrow from 1028 to the genres, ReLU and Swish in turn, dropout.

use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig, Linear};
use burn::tensor::Tensor;
use burn::tensor::activation::{relu, silu};

use super::tensors::{Tensors, WeightsError};
use crate::encode::INPUTS;
use crate::genres::GENRE_COUNT;

/// The outputs of the hidden layers.
const WIDTHS: [usize; 5] = [1028, 512, 256, 128, 64];

/// The dense network.
#[derive(Module, Debug)]
pub struct Dense {
    hidden: Vec<Linear>,
    logits: Linear,
    dropout: Dropout,
}

impl Dense {
    pub(super) fn build(tensors: &mut impl Tensors, dropout: f64) -> Result<Dense, WeightsError> {
        let inputs = std::iter::once(INPUTS).chain(WIDTHS);
        let hidden = (0..)
            .zip(inputs.zip(WIDTHS))
            .map(|(index, (inputs, outputs)): (usize, _)| tensors.linear(&format!("hidden.{index}"), inputs, outputs));
        let hidden = hidden.collect::<Result<_, _>>()?;
        let logits = tensors.linear("logits", WIDTHS[WIDTHS.len() - 1], GENRE_COUNT)?;
        Ok(Dense { hidden, logits, dropout: DropoutConfig::new(dropout).init() })
    }

    /// `[batch, INPUTS]` to `[batch, 57]` logits.
    pub(super) fn forward(&self, inputs: Tensor<2>) -> Tensor<2> {
        let activated = self.hidden.iter().enumerate().fold(inputs, |signal, (index, layer)| {
            let signal = layer.forward(signal);
            let signal = if index % 2 == 0 { relu(signal) } else { silu(signal) };
            self.dropout.forward(signal)
        });
        self.logits.forward(activated)
    }
}
