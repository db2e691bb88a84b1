//! Training the network, and measuring it on artists that it never heard.

mod batches;
mod calibration;
mod measure;

use std::time::Instant;

use amalgamix::encode::Statistics;
use amalgamix::genres::{GENRE_COUNT, NotProbabilities, Probabilities};
use amalgamix::model::{Dense, DenseConfig, Network, NetworkError, Preprocessing};
use burn::grad_clipping::GradientClippingConfig;
use burn::module::Module;
use burn::optim::decay::WeightDecayConfig;
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Tensor};
use indicatif::ProgressBar;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use serde::Serialize;

use crate::dataset::{LabelledTrack, Split};
use batches::{Batch, shuffled_batches};
pub use measure::Figures;
use measure::measure;

/// Everything that decides how training goes.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    /// Passes over the training part at most.
    pub epochs: usize,
    /// Epochs without a better validation loss after which training stops.
    pub patience: usize,
    /// Tracks a step.
    pub batch: usize,
    /// The highest learning rate, reached after one epoch, from where it falls in a cosine.
    pub learning_rate: f64,
    /// The L2 penalty.
    pub penalty: f32,
    /// The share of each hidden layer's outputs that is dropped.
    pub dropout: f64,
    /// The share of the target that is spread evenly over all genres.
    pub label_smoothing: f32,
    /// The share of rows that lose popularity, time signature and explicit flag, as a listener's playlist has them.
    pub listener_rows: f64,
    /// The chance of every single feature to be missing.
    pub missing: f64,
    /// Where all chance begins.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            epochs: 40,
            patience: 6,
            batch: 512,
            learning_rate: 1e-3,
            penalty: 1e-5,
            dropout: 0.2,
            label_smoothing: 0.05,
            listener_rows: 0.5,
            missing: 0.08,
            seed: 57,
        }
    }
}

/// What a training run gives.
pub struct Trained {
    /// The network of the best epoch, calibrated.
    pub network: Network,
    /// How it was measured.
    pub report: Report,
}

/// The figures of a training run, as `weights/metrics.json` keeps them.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The network's name.
    pub network: &'static str,
    /// How many numbers were trained.
    pub parameters: usize,
    /// How it was trained.
    pub settings: Settings,
    /// Passes over the training part until the best epoch, the one that is kept.
    pub best_epoch: usize,
    /// How long training took, in minutes.
    pub minutes: f64,
    /// What the logits are divided by.
    pub temperature: f32,
    /// Tracks in the training, validation and test parts.
    pub tracks: [usize; 3],
    /// On the test part, with every feature present.
    pub honest: Figures,
    /// On the test part, with popularity, time signature and explicit flag missing, as in a listener's playlist.
    pub listener: Figures,
    /// As `honest`, on the test tracks that share no artist at all with training, not even a featured one.
    pub honest_without_shared_artists: Figures,
    /// As `listener`, on the same tracks.
    pub listener_without_shared_artists: Figures,
}

/// Why training gave no network.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// The training part's genres cannot be made into priors.
    #[error("the training part is empty or damaged: {0}")]
    Priors(#[from] NotProbabilities),
    /// The network could not be asked or stored.
    #[error(transparent)]
    Network(#[from] NetworkError),
}

/// Trains the dense network until the validation part stops improving, calibrates it and measures it.
pub fn train(split: &Split, settings: &Settings) -> Result<Trained, TrainError> {
    let device = Device::flex();
    let preprocessing = Preprocessing {
        statistics: Statistics::of(split.training.iter().map(|track| &track.track.features)),
        priors: priors(&split.training)?,
        temperature: 1.0,
    };
    let begun = Instant::now();
    let (dense, best_epoch) = fit(split, settings, &preprocessing, &device)?;
    let parameters = dense.num_params();
    let network = calibration::calibrated(dense, preprocessing, &split.validation, &device)?;
    // What is measured is what is shipped: the weights in half precision.
    let network = reloaded(&network, &device)?;
    let strict = split.test_without_shared_artists();
    let report = Report {
        network: "dense",
        parameters,
        settings: settings.clone(),
        best_epoch,
        minutes: begun.elapsed().as_secs_f64() / 60.0,
        temperature: network.preprocessing().temperature,
        tracks: [split.training.len(), split.validation.len(), split.test.len()],
        honest: measure(&network, &split.test, Clone::clone)?,
        listener: measure(&network, &split.test, |features| features.as_listener())?,
        honest_without_shared_artists: measure(&network, &strict, Clone::clone)?,
        listener_without_shared_artists: measure(&network, &strict, |features| features.as_listener())?,
    };
    Ok(Trained { network, report })
}

/// How common each genre is among these tracks, a track in several genres counting in parts.
fn priors(tracks: &[&LabelledTrack]) -> Result<Probabilities, NotProbabilities> {
    let mut counts = [0.0; GENRE_COUNT];
    for track in tracks {
        for genre in &track.genres {
            counts[genre.index()] += 1.0 / (track.genres.len() * tracks.len()) as f32;
        }
    }
    Probabilities::new(&counts)
}

/// The network of the epoch with the lowest validation loss, and that epoch's number.
fn fit(
    split: &Split,
    settings: &Settings,
    preprocessing: &Preprocessing,
    device: &Device,
) -> Result<(Dense, usize), NetworkError> {
    let learning = device.clone().autodiff();
    learning.seed(settings.seed);
    let mut chance = SmallRng::seed_from_u64(settings.seed);
    let mut dense = DenseConfig::new().with_dropout(settings.dropout).init(&learning);
    let mut optimizer = optimizer(settings);
    let steps_per_epoch = split.training.len().div_ceil(settings.batch);
    let (mut best, mut best_epoch, mut best_loss) = (dense.clone(), 0, f64::INFINITY);
    for epoch in 1..=settings.epochs {
        let progress = crate::progress(steps_per_epoch, format!("epoch {epoch}"));
        for (step, batch) in
            (0..).zip(shuffled_batches(&split.training, settings, &preprocessing.statistics, &mut chance))
        {
            let rate = learning_rate(settings, (epoch - 1) * steps_per_epoch + step, steps_per_epoch);
            dense = step_once(dense, &mut optimizer, batch, rate, &learning);
            progress.inc(1);
        }
        let loss = validation_loss(&dense, preprocessing, split, device)?;
        report_epoch(&progress, epoch, loss);
        if loss < best_loss {
            (best, best_epoch, best_loss) = (dense.clone(), epoch, loss);
        } else if epoch - best_epoch >= settings.patience {
            break;
        }
    }
    Ok((best.valid(), best_epoch))
}

fn optimizer(settings: &Settings) -> ModuleOptimizer {
    AdamConfig::new()
        .with_weight_decay(Some(WeightDecayConfig::new(settings.penalty)))
        .with_grad_clipping(Some(GradientClippingConfig::Norm(1.0)))
        .init()
}

fn step_once(dense: Dense, optimizer: &mut ModuleOptimizer, batch: Batch, rate: f64, device: &Device) -> Dense {
    let inputs = Tensor::<2>::from_data(batch.inputs, device);
    let targets = Tensor::<2>::from_data(batch.targets, device);
    let loss = -(targets * log_softmax(dense.forward(inputs), 1)).sum_dim(1).mean();
    let gradients = GradientsParams::from_grads(loss.backward(), &dense);
    optimizer.step(rate, dense, gradients)
}

/// Rises through the first epoch, then falls in a cosine to nothing.
fn learning_rate(settings: &Settings, step: usize, steps_per_epoch: usize) -> f64 {
    if step < steps_per_epoch {
        return settings.learning_rate * (step + 1) as f64 / steps_per_epoch as f64;
    }
    let done = (step - steps_per_epoch) as f64 / (settings.epochs.max(2) - 1) as f64 / steps_per_epoch as f64;
    settings.learning_rate * (1.0 + (std::f64::consts::PI * done).cos()) / 2.0
}

/// The mean log-loss over both ways of using the network.
fn validation_loss(
    dense: &Dense,
    preprocessing: &Preprocessing,
    split: &Split,
    device: &Device,
) -> Result<f64, NetworkError> {
    let network = Network::new(dense.valid(), preprocessing.clone(), device);
    let honest = measure(&network, &split.validation, Clone::clone)?;
    let listener = measure(&network, &split.validation, |features| features.as_listener())?;
    Ok((honest.log_loss + listener.log_loss) / 2.0)
}

fn report_epoch(progress: &ProgressBar, epoch: usize, loss: f64) {
    progress.finish_and_clear();
    eprintln!("epoch {epoch}: validation loss {loss:.4}");
}

fn reloaded(network: &Network, device: &Device) -> Result<Network, NetworkError> {
    let preprocessing =
        serde_json::to_vec(network.preprocessing()).map_err(|error| NetworkError::Preprocessing(error.to_string()))?;
    Network::load(&network.weights()?, &preprocessing, device)
}
