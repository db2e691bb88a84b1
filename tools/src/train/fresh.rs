//! The random tensors that training begins with.

use amalgamix::model::{Tensors, WeightsError};
use burn::module::Param;
use burn::tensor::{Device, Distribution, Tensor};

/// Weights evenly between plus and minus one over the root of a layer's inputs (LeCun and others 1998); biases of zero.
pub(super) struct Fresh<'a>(pub &'a Device);

impl Tensors for Fresh<'_> {
    fn tensor<const D: usize>(&mut self, name: &str, shape: [usize; D]) -> Result<Param<Tensor<D>>, WeightsError> {
        if name.ends_with("bias") || D < 2 {
            return Ok(Param::from_tensor(Tensor::zeros(shape, self.0)));
        }
        let farthest = (shape[D - 2] as f64).sqrt().recip();
        Ok(Param::from_tensor(Tensor::random(shape, Distribution::Uniform(-farthest, farthest), self.0)))
    }
}
