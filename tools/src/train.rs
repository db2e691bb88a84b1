//! Training a network, cooling it, and measuring it.

mod average;
mod batches;
mod calibration;
mod fresh;
mod projection;
mod run;
mod settings;
mod teachers;

use std::time::Instant;

use amalgamix::encode::Statistics;
use amalgamix::genres::{GENRE_COUNT, Genre, GenreTable, NotProbabilities, Probabilities};
use amalgamix::model::{MEMBERS, Network, NetworkError, Preprocessing, System, Temperatures, WeightsError};
use amalgamix::network::NetworkName;
use burn::grad_clipping::GradientClippingConfig;
use burn::module::Module;
use burn::optim::decay::WeightDecayConfig;
use burn::optim::{AdamConfig, AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Tensor};
use rand::SeedableRng;
use rand::rngs::SmallRng;

use crate::measure::{ask, figures};
use crate::protocol::{Example, Parts};
use average::Average;
use batches::Batches;
use calibration::temperatures;
use fresh::Fresh;
use projection::projection;
pub use run::{Epoch, Measured, Run};
pub use settings::{Settings, SplitBy};
use teachers::Teachers;

/// Why training gave no network.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// The training part's genres cannot be made into priors.
    #[error("the training part is empty or damaged: {0}")]
    Priors(#[from] NotProbabilities),
    /// The network could not be asked.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// The network could not be begun or stored.
    #[error(transparent)]
    Weights(#[from] WeightsError),
}

/// Trains a network until the validation part stops improving, cools it and measures it. What it must learn from teachers
/// it does; they are trained first.
pub fn train(
    name: NetworkName,
    split: SplitBy,
    parts: &Parts,
    genres: &GenreTable,
    settings: &Settings,
) -> Result<(Network, Run), TrainError> {
    let begun = Instant::now();
    let preprocessing = preprocessing(name, &parts.training, genres)?;
    let teachers = Teachers::train(name, split, parts, &preprocessing, settings)?;
    let (system, epochs) = fit(name, split, parts, &preprocessing, settings, &teachers)?;
    let parameters = system.num_params();
    let network = shipped(system, preprocessing, parts)?;
    let best = epochs.iter().min_by(|one, other| one.worth(split).total_cmp(&other.worth(split)));
    let run = Run {
        network: name,
        split,
        settings: settings.clone(),
        parameters,
        rows: [parts.training.len(), parts.validation.len(), parts.test.len()],
        best_epoch: best.map_or(0, |epoch| epoch.epoch),
        epochs,
        minutes: begun.elapsed().as_secs_f64() / 60.0,
        measured: Measured::all(&network, split, &parts.test)?,
    };
    Ok((network, run))
}

fn preprocessing(
    network: NetworkName,
    training: &[Example],
    genres: &GenreTable,
) -> Result<Preprocessing, NotProbabilities> {
    Ok(Preprocessing {
        network,
        statistics: Statistics::of(training.iter().map(|row| &row.features)),
        priors: priors(training)?,
        genres: match network {
            NetworkName::Residual => genres.members().map(|(_, genre)| genre).collect(),
            _ => Genre::all().collect(),
        },
        temperatures: Temperatures::NONE,
        projection: None,
    })
}

/// How common each genre is among these rows, a row of several genres counting in parts.
fn priors(rows: &[Example]) -> Result<Probabilities, NotProbabilities> {
    let mut counts = [0.0; GENRE_COUNT];
    for row in rows {
        for genre in &row.genres {
            counts[genre.index()] += 1.0 / (row.genres.len() * rows.len()) as f64;
        }
    }
    Probabilities::new(&counts.map(|count| count as f32))
}

/// What is shipped is what is measured: cooled, with weights in half precision, and with the axes of its embedding.
fn shipped(system: System, preprocessing: Preprocessing, parts: &Parts) -> Result<Network, TrainError> {
    let device = Device::flex();
    let raw = Network::new(system, preprocessing, &device);
    let cooled = finished(&raw, parts)?;
    let json =
        serde_json::to_vec(cooled.preprocessing()).map_err(|error| NetworkError::Preprocessing(error.to_string()))?;
    Ok(Network::load(&cooled.weights()?, &json, &device)?)
}

/// A network with all that is found out once it is trained: its temperatures, and the axes of its embedding.
pub fn finished(network: &Network, parts: &Parts) -> Result<Network, NetworkError> {
    let cooled = network.cooled(temperatures(network, &parts.validation)?);
    let projection = projection(&cooled, &parts.training)?;
    Ok(cooled.projecting(projection))
}

/// The network of the best epoch, and what happened in each.
fn fit(
    name: NetworkName,
    split: SplitBy,
    parts: &Parts,
    preprocessing: &Preprocessing,
    settings: &Settings,
    teachers: &Teachers,
) -> Result<(System, Vec<Epoch>), TrainError> {
    let learning = Device::flex().autodiff();
    learning.seed(settings.seed);
    let mut chance = SmallRng::seed_from_u64(settings.seed);
    let mut system = System::build(name, &mut Fresh(&learning), settings.dropout)?;
    let mut optimizer = optimizer(settings);
    let mut average = Average::new(settings.averaging);
    let outputs = if name == NetworkName::Residual { MEMBERS } else { GENRE_COUNT };
    let batches = Batches { rows: &parts.training, settings, statistics: &preprocessing.statistics, outputs };
    let (mut best, mut best_epoch, mut epochs) = (system.valid(), 0, Vec::<Epoch>::new());
    for number in 1..=settings.epochs {
        let progress = crate::progress(batches.per_epoch(), format!("{name} epoch {number}"));
        let mut training_loss = 0.0;
        for (step, rows) in (0..).zip(batches.shuffled(&mut chance)) {
            let batch = batches.batch(&system, &rows, &mut chance);
            let inputs = Tensor::<2>::from_data(batch.inputs, &learning);
            let targets = Tensor::from_data(batch.targets, &learning);
            let targets = teachers.advise(&inputs, targets, batch.listener_rows);
            let loss = -(targets * log_softmax(system.logits(inputs), 1)).sum_dim(1).mean();
            let gradients = GradientsParams::from_grads(loss.backward(), &system);
            let rate = learning_rate(settings, (number - 1) * batches.per_epoch() + step, batches.per_epoch());
            system = optimizer.step(rate, system, gradients);
            average.add(&system)?;
            training_loss += loss_of(loss)? / batches.per_epoch() as f64;
            progress.inc(1);
        }
        progress.finish_and_clear();
        let averaged = average.applied_to(system.valid());
        let epoch =
            Epoch::measure(number, training_loss, &averaged, preprocessing, (split, settings), &parts.validation)?;
        eprintln!("{name} by {}: {epoch}", split.as_str());
        let best_so_far = epochs.iter().map(|epoch| epoch.worth(split)).fold(f64::INFINITY, f64::min);
        if epoch.worth(split) < best_so_far {
            (best, best_epoch) = (averaged, number);
        }
        epochs.push(epoch);
        if number - best_epoch >= settings.patience {
            break;
        }
    }
    Ok((best, epochs))
}

fn optimizer(settings: &Settings) -> ModuleOptimizer {
    let clipping = GradientClippingConfig::Norm(1.0);
    if settings.weight_decay > 0.0 {
        let config = AdamWConfig::new().with_beta_2(settings.beta_2).with_weight_decay(settings.weight_decay);
        return config.with_grad_clipping(Some(clipping)).init();
    }
    let penalty = (settings.l2 > 0.0).then(|| WeightDecayConfig::new(settings.l2));
    let config = AdamConfig::new().with_beta_2(settings.beta_2).with_weight_decay(penalty);
    config.with_grad_clipping(Some(clipping)).init()
}

/// Rises through the first epoch, then falls in a cosine to nothing.
fn learning_rate(settings: &Settings, step: usize, steps_per_epoch: usize) -> f64 {
    if step < steps_per_epoch {
        return settings.learning_rate * (step + 1) as f64 / steps_per_epoch as f64;
    }
    let done = (step - steps_per_epoch) as f64 / (settings.epochs.max(2) - 1) as f64 / steps_per_epoch as f64;
    settings.learning_rate * (1.0 + (std::f64::consts::PI * done).cos()) / 2.0
}

fn loss_of(loss: Tensor<1>) -> Result<f64, NetworkError> {
    let numbers: Vec<f32> =
        loss.into_data().try_into_vec().map_err(|error| NetworkError::Device(format!("{error:?}")))?;
    Ok(numbers.first().copied().unwrap_or(f32::NAN).into())
}
