//! Weights as bytes: safetensors in half precision, which costs half the download and no accuracy that could be measured.
//!
//! Tensors are named `layers.N.weight`, of shape `[inputs, outputs]`, and `layers.N.bias`, of shape `[outputs]`.

use burn::module::Param;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor, TensorData};
use half::f16;
use safetensors::tensor::{Dtype, SafeTensorError, SafeTensors, TensorView};
use thiserror::Error;

use super::dense::{Dense, DenseConfig, WIDTHS, inputs_of};

/// Why bytes are not the weights of a network, or weights cannot be written.
#[derive(Debug, Error)]
pub enum WeightsError {
    /// They are not safetensors, or lack a tensor.
    #[error("the weights cannot be read: {0}; train them again with `cargo tools train`")]
    Format(#[from] SafeTensorError),
    /// A tensor has another shape or number format than this network's.
    #[error(
        "the weights are of another network: {name} has the shape {found:?} instead of {expected:?} in half precision"
    )]
    Shape {
        /// The tensor's name.
        name: String,
        /// Its shape in the bytes.
        found: Vec<usize>,
        /// The shape that this network needs.
        expected: Vec<usize>,
    },
    /// A weight is infinite or not a number.
    #[error("the weights are damaged: {0} holds a number that is not finite")]
    NotFinite(String),
    /// The device did not give its tensors.
    #[error("the weights cannot be taken from the device: {0}")]
    Device(String),
}

/// Reads a network onto a device.
pub(super) fn read(bytes: &[u8], device: &Device) -> Result<Dense, WeightsError> {
    let tensors = SafeTensors::deserialize(bytes)?;
    let layer = |index: usize| {
        let (inputs, outputs) = (inputs_of(index), WIDTHS[index]);
        let weight = numbers(&tensors, &weight_name(index), &[inputs, outputs])?;
        let bias = numbers(&tensors, &bias_name(index), &[outputs])?;
        Ok(Linear {
            weight: Param::from_tensor(Tensor::from_data(TensorData::new(weight, [inputs, outputs]), device)),
            bias: Some(Param::from_tensor(Tensor::from_data(TensorData::new(bias, [outputs]), device))),
        })
    };
    let layers = (0..WIDTHS.len()).map(layer).collect::<Result<_, WeightsError>>()?;
    Ok(DenseConfig::new().with(layers))
}

/// Writes a network; the same weights give the same bytes.
pub(super) fn write(dense: &Dense) -> Result<Vec<u8>, WeightsError> {
    let mut tensors = Vec::new();
    for (index, layer) in dense.layers.iter().enumerate() {
        tensors.push((weight_name(index), layer.weight.dims().to_vec(), halves(layer.weight.val())?));
        if let Some(bias) = &layer.bias {
            tensors.push((bias_name(index), bias.dims().to_vec(), halves(bias.val())?));
        }
    }
    let views = tensors
        .iter()
        .map(|(name, shape, bytes)| Ok((name.clone(), TensorView::new(Dtype::F16, shape.clone(), bytes)?)))
        .collect::<Result<Vec<_>, SafeTensorError>>()?;
    Ok(safetensors::serialize(views, None)?)
}

fn weight_name(layer: usize) -> String {
    format!("layers.{layer}.weight")
}

fn bias_name(layer: usize) -> String {
    format!("layers.{layer}.bias")
}

fn numbers(tensors: &SafeTensors, name: &str, expected: &[usize]) -> Result<Vec<f32>, WeightsError> {
    let view = tensors.tensor(name)?;
    if view.shape() != expected || view.dtype() != Dtype::F16 {
        let (name, found) = (name.into(), view.shape().to_vec());
        return Err(WeightsError::Shape { name, found, expected: expected.to_vec() });
    }
    let numbers: Vec<f32> =
        view.data().chunks_exact(2).map(|pair| f16::from_le_bytes([pair[0], pair[1]]).to_f32()).collect();
    if numbers.iter().all(|number| number.is_finite()) {
        Ok(numbers)
    } else {
        Err(WeightsError::NotFinite(name.into()))
    }
}

fn halves<const D: usize>(tensor: Tensor<D>) -> Result<Vec<u8>, WeightsError> {
    let data = tensor.try_into_data().map_err(|error| WeightsError::Device(error.to_string()))?;
    let numbers: Vec<f32> = data.try_into_vec().map_err(|error| WeightsError::Device(format!("{error:?}")))?;
    Ok(numbers.into_iter().flat_map(|number| f16::from_f32(number).to_le_bytes()).collect())
}
