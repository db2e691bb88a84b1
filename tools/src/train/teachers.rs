//! Networks that a network learns from: what several say together is better than what each says, and one can learn it from
//! them (Hinton, Vinyals and Dean 2015).

use amalgamix::model::{Preprocessing, System};
use amalgamix::network::NetworkName;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;

use super::{Parts, Settings, SplitBy, TrainError, fit};

/// The teachers of a network; there may be none.
pub(super) struct Teachers {
    systems: Vec<System>,
    trust: f32,
}

impl Teachers {
    /// Trains as many as the settings ask for, each from another seed.
    pub fn train(
        name: NetworkName,
        split: SplitBy,
        parts: &Parts,
        preprocessing: &Preprocessing,
        settings: &Settings,
    ) -> Result<Teachers, TrainError> {
        let alone = Teachers { systems: Vec::new(), trust: 0.0 };
        let teacher = |number| {
            let settings = settings.of_teacher(number);
            eprintln!("{name}: teacher {} of its own", number + 1);
            fit(name, split, parts, preprocessing, &settings, &alone).map(|(system, _)| system)
        };
        let systems = (0..settings.teachers).map(teacher).collect::<Result<_, _>>()?;
        Ok(Teachers { systems, trust: settings.trust })
    }

    /// The targets, `[rows, outputs]`, as far as the teachers are trusted replaced by the mean of what they say to the same
    /// inputs.
    pub fn advise(&self, inputs: &Tensor<2>, targets: Tensor<2>) -> Tensor<2> {
        let inputs = inputs.clone().inner();
        let answers = self.systems.iter().map(|system| softmax(system.logits(inputs.clone()), 1));
        match answers.reduce(|sum, answer| sum + answer) {
            Some(sum) => {
                let advice = Tensor::from_inner(sum / self.systems.len() as f32);
                advice * self.trust + targets * (1.0 - self.trust)
            }
            None => targets,
        }
    }
}
