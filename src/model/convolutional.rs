//! The hybrid of the original: three convolutions with max pooling over the row of inputs, the mean over what is left of
//! the row, then dense layers.
//!
//! A convolution is a layer that reads windows of three neighbours, and maximum a sum with a ReLU in it: the same arithmetic
//! as burn's own layers, from operations that the other networks need anyway, which is what keeps the browser's engine small.

use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig, Linear};
use burn::tensor::Tensor;
use burn::tensor::activation::relu;

use super::tensors::{Tensors, WeightsError};
use crate::encode::INPUTS;
use crate::genres::GENRE_COUNT;

/// The filters of each convolution.
const FILTERS: [usize; 3] = [32, 64, 128];
/// How many neighbours a filter reads.
const WINDOW: usize = 3;
/// The outputs of the dense layer after the convolutions.
const WIDTH: usize = 256;

/// The convolutional network.
#[derive(Module, Debug)]
pub struct Convolutional {
    convolutions: Vec<Linear>,
    hidden: Linear,
    logits: Linear,
    dropout: Dropout,
}

impl Convolutional {
    pub(super) fn build(tensors: &mut impl Tensors, dropout: f64) -> Result<Convolutional, WeightsError> {
        let channels = std::iter::once(1).chain(FILTERS);
        let convolutions = (0..).zip(channels.zip(FILTERS)).map(|(index, (channels, filters)): (usize, _)| {
            tensors.linear(&format!("convolutions.{index}"), WINDOW * channels, filters)
        });
        let convolutions = convolutions.collect::<Result<_, _>>()?;
        let hidden = tensors.linear("hidden", FILTERS[FILTERS.len() - 1], WIDTH)?;
        let logits = tensors.linear("logits", WIDTH, GENRE_COUNT)?;
        Ok(Convolutional { convolutions, hidden, logits, dropout: DropoutConfig::new(dropout).init() })
    }

    /// `[batch, INPUTS]` to `[batch, 57]` logits.
    pub(super) fn forward(&self, inputs: Tensor<2>) -> Tensor<2> {
        let [batch, _] = inputs.dims();
        let row = inputs.reshape([batch, INPUTS, 1]);
        let row = self.convolutions.iter().enumerate().fold(row, |row, (index, filters)| {
            let row = relu(filters.forward(windows(row)));
            if index + 1 < FILTERS.len() { pooled(row) } else { row }
        });
        let mean = row.mean_dim(1).reshape([batch, FILTERS[FILTERS.len() - 1]]);
        self.logits.forward(self.dropout.forward(relu(self.hidden.forward(mean))))
    }
}

/// Beside each place of a row its neighbours, zeros beyond the ends: `[batch, length, channels]` to
/// `[batch, length, 3 * channels]`.
fn windows(row: Tensor<3>) -> Tensor<3> {
    let [batch, length, channels] = row.dims();
    let end = Tensor::zeros([batch, 1, channels], &row.device());
    let before = Tensor::cat(vec![end.clone(), row.clone().slice([0..batch, 0..length - 1])], 1);
    let after = Tensor::cat(vec![row.clone().slice([0..batch, 1..length]), end], 1);
    Tensor::cat(vec![before, row, after], 2)
}

/// The larger of every two neighbours: half the length, an odd last place left out.
fn pooled(row: Tensor<3>) -> Tensor<3> {
    let [batch, length, channels] = row.dims();
    let pairs = row.slice([0..batch, 0..length / 2 * 2]).reshape([batch, length / 2, 2 * channels]);
    let first = pairs.clone().slice([0..batch, 0..length / 2, 0..channels]);
    let second = pairs.slice([0..batch, 0..length / 2, channels..2 * channels]);
    first.clone() + relu(second - first)
}

#[cfg(test)]
mod tests {
    use burn::tensor::{Device, Tensor};

    use super::*;

    fn row(numbers: [[f32; 2]; 3]) -> Tensor<3> {
        Tensor::from_data([numbers], &Device::flex())
    }

    fn numbers(tensor: Tensor<3>) -> Vec<f32> {
        tensor.into_data().try_into_vec().unwrap()
    }

    #[test]
    fn a_window_is_a_place_between_its_neighbours() {
        let windows = numbers(windows(row([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])));
        assert_eq!(windows[..6], [0.0, 0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(windows[12..], [3.0, 4.0, 5.0, 6.0, 0.0, 0.0]);
    }

    #[test]
    fn pooling_keeps_the_larger_of_two_neighbours_in_every_channel() {
        assert_eq!(numbers(pooled(row([[1.0, 4.0], [3.0, -2.0], [9.0, 9.0]]))), [3.0, 4.0]);
    }
}
