//! Networks that a network learns from: what several say together is better than what each says, and one can learn it from
//! them (Hinton, Vinyals and Dean 2015).

use amalgamix::model::{Preprocessing, System};
use amalgamix::network::NetworkName;
use burn::tensor::Tensor;
use burn::tensor::activation::softmax;

use super::settings::View;
use super::{Parts, Settings, SplitBy, TrainError, fit};

/// The teachers of a network; there may be none.
pub(super) struct Teachers {
    of_listener_rows: Vec<System>,
    of_complete_rows: Vec<System>,
    trust: f32,
}

impl Teachers {
    /// No teachers: the dataset alone.
    const NONE: Teachers = Teachers { of_listener_rows: Vec::new(), of_complete_rows: Vec::new(), trust: 0.0 };

    /// Trains as many as the settings ask for, each from another seed. A teacher knows one way of seeing a track, better
    /// than a network that must know both.
    pub fn train(
        name: NetworkName,
        split: SplitBy,
        parts: &Parts,
        preprocessing: &Preprocessing,
        settings: &Settings,
    ) -> Result<Teachers, TrainError> {
        let train = |view| {
            let teacher = |number| {
                eprintln!("{name}: teacher {} of {} rows", number + 1, format!("{view:?}").to_lowercase());
                let settings = settings.of_teacher(view, number);
                fit(name, split, parts, preprocessing, &settings, &Teachers::NONE).map(|(system, _)| system)
            };
            (0..settings.teachers).map(teacher).collect::<Result<_, _>>()
        };
        Ok(Teachers {
            of_complete_rows: train(View::Complete)?,
            of_listener_rows: train(View::Listener)?,
            trust: settings.trust,
        })
    }

    /// The targets, `[rows, outputs]`, as far as the teachers are trusted replaced by the mean of what they say to the same
    /// inputs: of the first rows those that know listeners' rows, of the others those that know complete ones.
    pub fn advise(&self, inputs: &Tensor<2>, targets: Tensor<2>, listener_rows: usize) -> Tensor<2> {
        if self.trust == 0.0 {
            return targets;
        }
        let inputs = inputs.clone().inner();
        let [rows, width] = inputs.dims();
        let answers = [
            mean_answer(&self.of_listener_rows, inputs.clone().slice([0..listener_rows, 0..width])),
            mean_answer(&self.of_complete_rows, inputs.slice([listener_rows..rows, 0..width])),
        ];
        let [Some(listener), Some(complete)] = answers else { return targets };
        let advice = Tensor::from_inner(Tensor::cat(vec![listener, complete], 0));
        advice * self.trust + targets * (1.0 - self.trust)
    }
}

fn mean_answer(systems: &[System], inputs: Tensor<2>) -> Option<Tensor<2>> {
    let answers = systems.iter().map(|system| softmax(system.logits(inputs.clone()), 1));
    answers.reduce(|sum, answer| sum + answer).map(|sum| sum / systems.len() as f32)
}
