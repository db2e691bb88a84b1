//! `train`: trains the dense network and writes everything that the page needs of it.

use clap::Args;

use super::{DatasetOptions, tell};
use crate::dataset::Split;
use crate::engine::{PREPROCESSING, WEIGHTS, write};
use crate::failure::Failure;
use crate::train::{Figures, Settings, train};

/// Train the dense network, measure it on artists that it never heard, and write weights, statistics and figures
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Passes over the training part at most
    #[arg(long, default_value_t = Settings::default().epochs)]
    epochs: usize,
    /// The share of each hidden layer's outputs that is dropped in training
    #[arg(long, default_value_t = Settings::default().dropout)]
    dropout: f64,
    /// Where all chance begins
    #[arg(long, default_value_t = Settings::default().seed)]
    seed: u64,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let settings = Settings { epochs: self.epochs, dropout: self.dropout, seed: self.seed, ..Settings::default() };
        let dataset = self.dataset.read()?;
        let trained = train(&Split::by_artist(&dataset), &settings)?;
        let folder = &self.dataset.weights;
        write(&folder.join(WEIGHTS), trained.network.weights()?)?;
        write(&folder.join(PREPROCESSING), serde_json::to_string_pretty(trained.network.preprocessing())? + "\n")?;
        write(&folder.join("metrics.json"), serde_json::to_string_pretty(&trained.report)? + "\n")?;
        tell_figures("honest", &trained.report.honest);
        tell_figures("listener", &trained.report.listener);
        tell_figures("honest, no shared artist", &trained.report.honest_without_shared_artists);
        tell_figures("listener, no shared artist", &trained.report.listener_without_shared_artists);
        Ok(())
    }
}

fn tell_figures(protocol: &str, figures: &Figures) {
    tell(format_args!(
        "{protocol:27} top-1 {:5.1} %  top-3 {:5.1} %  macro-F1 {:5.1} %  log-loss {:.3}  calibration error {:.3}",
        figures.top_1 * 100.0,
        figures.top_3 * 100.0,
        figures.macro_f1 * 100.0,
        figures.log_loss,
        figures.calibration_error,
    ));
}
