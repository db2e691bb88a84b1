//! What a training run leaves to be told.

use std::collections::BTreeMap;
use std::fmt;

use amalgamix::model::{Network, NetworkError, Preprocessing, System};
use amalgamix::network::NetworkName;
use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use super::{Settings, SplitBy, ask, figures};
use crate::measure::Figures;
use crate::protocol::{Example, Protocol};

/// A training run, as its report keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Run {
    /// The network.
    pub network: NetworkName,
    /// How the dataset was split.
    pub split: SplitBy,
    /// How it was trained.
    pub settings: Settings,
    /// How many numbers were trained.
    pub parameters: usize,
    /// Rows in the training, validation and test parts.
    pub rows: [usize; 3],
    /// The epoch whose weights were kept.
    pub best_epoch: usize,
    /// What happened in each epoch.
    pub epochs: Vec<Epoch>,
    /// How long it took, teachers included.
    pub minutes: f64,
    /// On the test part.
    pub measured: BTreeMap<Protocol, Measured>,
}

/// One pass over the training part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Epoch {
    /// Its number, from 1.
    pub epoch: usize,
    /// The mean loss of its steps, on smoothed and mixed targets.
    pub training_loss: f64,
    /// Log-loss on the validation part, the mean over the protocols of the split, each counting as much as training shows
    /// rows that way.
    pub validation_loss: f64,
    /// Top-1 on the validation part, the same mean.
    pub top_1: f64,
    /// The same, on rows with a relative in training only.
    pub top_1_with_relative: f64,
    /// The same, on rows without one.
    pub top_1_without_relative: f64,
}

/// Figures on the test part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measured {
    /// On all of it.
    pub all: Figures,
    /// On the rows that have a relative in training: a copy of the same track (split by row), or another track on which one
    /// of its artists plays (split by artist).
    pub with_relative: Figures,
    /// On the rows that have none.
    pub without_relative: Figures,
}

impl Measured {
    /// The figures of a network under each protocol that its split allows.
    pub fn all(
        network: &Network,
        split: SplitBy,
        rows: &[Example],
    ) -> Result<BTreeMap<Protocol, Measured>, NetworkError> {
        protocols(split).iter().map(|protocol| Ok((*protocol, Measured::of(network, *protocol, rows)?))).collect()
    }

    fn of(network: &Network, protocol: Protocol, rows: &[Example]) -> Result<Measured, NetworkError> {
        let answers: Vec<_> =
            ask(network, rows, protocol)?.into_iter().map(|prediction| prediction.probabilities).collect();
        let those = |relative: bool| rows.iter().zip(&answers).filter(move |(row, _)| row.has_relative == relative);
        Ok(Measured {
            all: figures(rows.iter().zip(&answers)),
            with_relative: figures(those(true)),
            without_relative: figures(those(false)),
        })
    }
}

/// The protocols that a split serves.
fn protocols(split: SplitBy) -> &'static [Protocol] {
    match split {
        SplitBy::Artist => &[Protocol::Honest, Protocol::Listener],
        SplitBy::Row => &[Protocol::Original],
    }
}

impl Epoch {
    pub(super) fn measure(
        epoch: usize,
        training_loss: f64,
        system: &System,
        preprocessing: &Preprocessing,
        (split, settings): (SplitBy, &Settings),
        validation: &[Example],
    ) -> Result<Epoch, NetworkError> {
        let network = Network::new(system.clone(), preprocessing.clone(), &Device::flex());
        let measured = Measured::all(&network, split, validation)?;
        let weight = |protocol: Protocol| match protocol {
            Protocol::Original => 1.0,
            Protocol::Honest => 1.0 - settings.listener_rows,
            Protocol::Listener => settings.listener_rows,
        };
        let mean = |of: fn(&Measured) -> f64| {
            measured.iter().map(|(protocol, measured)| weight(*protocol) * of(measured)).sum::<f64>()
        };
        Ok(Epoch {
            epoch,
            training_loss,
            validation_loss: mean(|measured| measured.all.log_loss),
            top_1: mean(|measured| measured.all.top_1),
            top_1_with_relative: mean(|measured| measured.with_relative.top_1),
            top_1_without_relative: mean(|measured| measured.without_relative.top_1),
        })
    }

    /// What the best epoch has least of: log-loss by artist; misses by row, where sureness of learnt twins is the aim.
    pub(super) fn worth(&self, split: SplitBy) -> f64 {
        match split {
            SplitBy::Artist => self.validation_loss,
            SplitBy::Row => 1.0 - self.top_1,
        }
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(
            formatter,
            "epoch {}: training loss {:.4}, validation loss {:.4}, top-1 {:.1} % ({:.1} % with relatives, {:.1} % without)",
            self.epoch,
            self.training_loss,
            self.validation_loss,
            self.top_1 * 100.0,
            self.top_1_with_relative * 100.0,
            self.top_1_without_relative * 100.0,
        )
    }
}
