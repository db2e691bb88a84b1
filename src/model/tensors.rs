//! Where the tensors of a network come from, and how they become bytes: safetensors in half precision, which costs half the
//! download and no accuracy that could be measured.
//!
//! A tensor is named by its place in the network: `blocks.0.widen.weight`, of shape `[inputs, outputs]`.

use burn::module::{Module, ModuleVisitor, Param};
use burn::nn::Linear;
use burn::tensor::{Device, Tensor, TensorData};
use half::f16;
use safetensors::tensor::{Dtype, SafeTensorError, SafeTensors, TensorView};
use thiserror::Error;

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

/// Gives a network its tensors, one after the other: stored ones, or random ones for training to begin with.
pub trait Tensors {
    /// The tensor of this name and shape.
    fn tensor<const D: usize>(&mut self, name: &str, shape: [usize; D]) -> Result<Param<Tensor<D>>, WeightsError>;

    /// A layer of this name with weights and biases.
    fn linear(&mut self, name: &str, inputs: usize, outputs: usize) -> Result<Linear, WeightsError> {
        Ok(Linear {
            weight: self.tensor(&format!("{name}.weight"), [inputs, outputs])?,
            bias: Some(self.tensor(&format!("{name}.bias"), [outputs])?),
        })
    }
}

/// The tensors in the bytes of a weights file.
pub(super) struct Stored<'a> {
    tensors: SafeTensors<'a>,
    device: &'a Device,
}

impl<'a> Stored<'a> {
    pub fn open(bytes: &'a [u8], device: &'a Device) -> Result<Stored<'a>, WeightsError> {
        Ok(Stored { tensors: SafeTensors::deserialize(bytes)?, device })
    }
}

impl Tensors for Stored<'_> {
    fn tensor<const D: usize>(&mut self, name: &str, shape: [usize; D]) -> Result<Param<Tensor<D>>, WeightsError> {
        let numbers = numbers(&self.tensors, name, &shape)?;
        Ok(Param::from_tensor(Tensor::from_data(TensorData::new(numbers, shape), self.device)))
    }
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

/// The bytes of a network's tensors; the same weights give the same bytes.
pub(super) fn write(network: &impl Module) -> Result<Vec<u8>, WeightsError> {
    let mut writer = Writer::default();
    network.visit(&mut writer);
    let tensors = writer.tensors.into_iter().collect::<Result<Vec<_>, _>>()?;
    let views = tensors
        .iter()
        .map(|(name, shape, bytes)| Ok((name.clone(), TensorView::new(Dtype::F16, shape.clone(), bytes)?)))
        .collect::<Result<Vec<_>, SafeTensorError>>()?;
    Ok(safetensors::serialize(views, None)?)
}

type Written = (String, Vec<usize>, Vec<u8>);

/// Goes through a network and takes every tensor with its place.
#[derive(Default)]
struct Writer {
    path: Vec<String>,
    tensors: Vec<Result<Written, WeightsError>>,
}

impl ModuleVisitor for Writer {
    fn enter_module(&mut self, name: &str, container: &str) {
        if !is_choice(container) {
            self.path.push(name.into());
        }
    }

    fn exit_module(&mut self, _name: &str, container: &str) {
        if !is_choice(container) {
            self.path.pop();
        }
    }

    fn visit_float<const D: usize>(&mut self, tensor: &Param<Tensor<D>>) {
        let written = halves(tensor.val()).map(|bytes| (self.path.join("."), tensor.dims().to_vec(), bytes));
        self.tensors.push(written);
    }
}

/// Whether burn enters a variant, which is no place in a network.
fn is_choice(container: &str) -> bool {
    container.starts_with("Enum:")
}

fn halves<const D: usize>(tensor: Tensor<D>) -> Result<Vec<u8>, WeightsError> {
    let data = tensor.try_into_data().map_err(|error| WeightsError::Device(error.to_string()))?;
    let numbers: Vec<f32> = data.try_into_vec().map_err(|error| WeightsError::Device(format!("{error:?}")))?;
    Ok(numbers.into_iter().flat_map(|number| f16::from_f32(number).to_le_bytes()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::System;
    use crate::network::NetworkName;

    /// Tensors that count up in steps that half precision can hold.
    struct Counting(f32);

    impl Tensors for Counting {
        fn tensor<const D: usize>(&mut self, _name: &str, shape: [usize; D]) -> Result<Param<Tensor<D>>, WeightsError> {
            self.0 += 0.125;
            Ok(Param::from_tensor(Tensor::full(shape, self.0, &Device::flex())))
        }
    }

    #[test]
    fn every_network_comes_back_from_its_bytes() {
        for name in NetworkName::ALL {
            let bytes = write(&System::build(name, &mut Counting(0.0), 0.0).unwrap()).unwrap();
            let device = Device::flex();
            let again = System::build(name, &mut Stored::open(&bytes, &device).unwrap(), 0.0).unwrap();
            assert_eq!(write(&again).unwrap(), bytes, "{name}");
        }
    }

    #[test]
    fn the_weights_of_another_network_are_refused() {
        let bytes = write(&System::build(NetworkName::Dense, &mut Counting(0.0), 0.0).unwrap()).unwrap();
        let device = Device::flex();
        let refused = System::build(NetworkName::Logistic, &mut Stored::open(&bytes, &device).unwrap(), 0.0);
        assert!(matches!(refused, Err(WeightsError::Shape { .. })));
        assert!(matches!(Stored::open(&bytes[..90], &device).map(|_| ()), Err(WeightsError::Format(_))));
    }
}
