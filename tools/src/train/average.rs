//! The running average of a network's weights, which generalises better than the weights of any one step (Polyak and
//! Juditsky 1992).

use amalgamix::model::{NetworkError, System};
use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Tensor, TensorData};

/// The average so far.
pub(super) struct Average {
    keep: f64,
    steps: i32,
    tensors: Vec<Vec<f32>>,
}

impl Average {
    /// An average that keeps this share of itself in every step.
    pub fn new(keep: f64) -> Average {
        Average { keep, steps: 0, tensors: Vec::new() }
    }

    /// Takes the weights of a step in.
    pub fn add(&mut self, system: &System) -> Result<(), NetworkError> {
        let mut reader = Reader(Vec::new());
        system.visit(&mut reader);
        let now = reader.0.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.steps += 1;
        if self.tensors.is_empty() {
            self.tensors = now.iter().map(|tensor| vec![0.0; tensor.len()]).collect();
        }
        let keep = self.keep as f32;
        for (average, now) in self.tensors.iter_mut().flatten().zip(now.iter().flatten()) {
            *average = keep * *average + (1.0 - keep) * now;
        }
        Ok(())
    }

    /// A network with the average weights. Begun at zero, the average is scaled up by what it has not seen yet (as in Adam,
    /// Kingma and Ba 2015).
    pub fn applied_to(&self, system: System) -> System {
        let seen = 1.0 - self.keep.powi(self.steps);
        let mut writer = Writer { scale: (1.0 / seen) as f32, tensors: self.tensors.iter() };
        system.map(&mut writer)
    }
}

struct Reader(Vec<Result<Vec<f32>, NetworkError>>);

impl ModuleVisitor for Reader {
    fn visit_float<const D: usize>(&mut self, tensor: &Param<Tensor<D>>) {
        let numbers = tensor.val().into_data().try_into_vec();
        self.0.push(numbers.map_err(|error| NetworkError::Device(format!("{error:?}"))));
    }
}

struct Writer<'a> {
    scale: f32,
    tensors: std::slice::Iter<'a, Vec<f32>>,
}

impl ModuleMapper for Writer<'_> {
    fn map_float<const D: usize>(&mut self, tensor: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(numbers) = self.tensors.next() else { return tensor };
        let scaled: Vec<f32> = numbers.iter().map(|number| number * self.scale).collect();
        let (shape, device) = (tensor.dims(), tensor.device());
        Param::initialized(tensor.id, Tensor::from_data(TensorData::new(scaled, shape), &device))
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::model::{Tensors, WeightsError};
    use amalgamix::network::NetworkName;
    use burn::tensor::Device;

    use super::*;

    struct All(f32);

    impl Tensors for All {
        fn tensor<const D: usize>(&mut self, _name: &str, shape: [usize; D]) -> Result<Param<Tensor<D>>, WeightsError> {
            Ok(Param::from_tensor(Tensor::full(shape, self.0, &Device::flex())))
        }
    }

    fn filled(with: f32) -> System {
        System::build(NetworkName::Logistic, &mut All(with), 0.0).unwrap()
    }

    fn first_weight(system: &System) -> f32 {
        let mut reader = Reader(Vec::new());
        system.visit(&mut reader);
        reader.0.remove(0).unwrap()[0]
    }

    #[test]
    fn steps_count_the_more_the_later_they_are_and_all_of_them_for_one() {
        let mut average = Average::new(0.5);
        average.add(&filled(1.0)).unwrap();
        assert!((first_weight(&average.applied_to(filled(0.0))) - 1.0).abs() < 1e-6, "the first is all there is");
        average.add(&filled(4.0)).unwrap();
        assert!((first_weight(&average.applied_to(filled(0.0))) - 3.0).abs() < 1e-6);
    }
}
