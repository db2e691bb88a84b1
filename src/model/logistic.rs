//! Multinomial logistic regression: one layer.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use super::tensors::{Tensors, WeightsError};
use crate::encode::INPUTS;
use crate::genres::GENRE_COUNT;

/// Logistic regression on the inputs of [`encode`](crate::encode).
#[derive(Module, Debug)]
pub struct Logistic {
    logits: Linear,
}

impl Logistic {
    pub(super) fn build(tensors: &mut impl Tensors) -> Result<Logistic, WeightsError> {
        Ok(Logistic { logits: tensors.linear("logits", INPUTS, GENRE_COUNT)? })
    }

    /// `[batch, INPUTS]` to `[batch, 57]` logits.
    pub(super) fn forward(&self, inputs: Tensor<2>) -> Tensor<2> {
        self.logits.forward(inputs)
    }
}
