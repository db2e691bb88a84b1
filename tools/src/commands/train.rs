//! `train`: trains the networks and writes their weights and the report of each run.

use std::path::PathBuf;

use amalgamix::model::Network;
use amalgamix::network::NetworkName;
use clap::Args;

use super::{DatasetOptions, tell};
use crate::augment::Augmentation;
use crate::dataset::Dataset;
use crate::engine::{load_genres, load_network, read, write};
use crate::failure::Failure;
use crate::protocol::Parts;
use crate::train::{Measured, Run, Settings, SplitBy, finished, train};

/// Train the networks on artists, and those of the original on rows too, and write weights and a report of each run
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Train this network only
    #[arg(long)]
    network: Option<NetworkName>,
    /// Train on this split only: by artist for what the page uses, by row for what was once reported
    #[arg(long)]
    split: Option<SplitBy>,
    /// Passes over the training part at most, instead of what the network's settings say
    #[arg(long)]
    epochs: Option<usize>,
    /// Only find out again what is found out after training (temperatures, axes of the embedding), and measure
    #[arg(long)]
    finish: bool,
    /// Where the reports go, and the weights of the networks trained by artist
    #[arg(long, default_value = "weights")]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        for split in [SplitBy::Artist, SplitBy::Row] {
            for network in NetworkName::ALL {
                if self.is_wanted(network, split) {
                    self.train(network, split, &dataset)?;
                }
            }
        }
        Ok(())
    }

    /// The residual network is none of the original's, so it is only trained by row where that is asked for.
    fn is_wanted(&self, network: NetworkName, split: SplitBy) -> bool {
        let by_default = !(network == NetworkName::Residual && split == SplitBy::Row);
        self.network.map_or(by_default, |wanted| wanted == network) && self.split.is_none_or(|wanted| wanted == split)
    }

    fn train(&self, network: NetworkName, split: SplitBy, dataset: &Dataset) -> Result<(), Failure> {
        let mut settings = Settings::of(network, split);
        settings.epochs = self.epochs.unwrap_or(settings.epochs);
        let augmentation = Augmentation::default();
        let parts = match split {
            SplitBy::Row => Parts::by_rows(dataset, &augmentation),
            SplitBy::Artist => Parts::by_artist(dataset, settings.augmented.then_some(&augmentation)),
        };
        let (trained, run) = if self.finish {
            self.finished(network, split, &parts)?
        } else {
            train(network, split, &parts, &load_genres(&self.dataset.weights)?, &settings)?
        };
        if split == SplitBy::Artist {
            write(&self.out.join(network.weights_file()), trained.weights()?)?;
            let preprocessing = serde_json::to_string(trained.preprocessing())? + "\n";
            write(&self.out.join(network.preprocessing_file()), preprocessing)?;
        }
        write(&self.report(network, split), serde_json::to_string_pretty(&run)? + "\n")?;
        tell_figures(&run);
        Ok(())
    }

    /// What was trained before, finished and measured again.
    fn finished(&self, network: NetworkName, split: SplitBy, parts: &Parts) -> Result<(Network, Run), Failure> {
        let trained = load_network(&self.out, network)?;
        let finished = finished(&trained, parts)?;
        let run: Run = serde_json::from_slice(&read(&self.report(network, split))?)?;
        let measured = Measured::all(&finished, split, &parts.test)?;
        Ok((finished, Run { measured, ..run }))
    }

    fn report(&self, network: NetworkName, split: SplitBy) -> PathBuf {
        self.out.join("report").join(format!("run-{network}-{}.json", split.as_str()))
    }
}

fn tell_figures(run: &Run) {
    for (protocol, measured) in &run.measured {
        let figures = &measured.all;
        tell(format_args!(
            "{:9} {:9} top-1 {:5.1} %  top-3 {:5.1} %  macro-F1 {:5.1} %  log-loss {:.3}  calibration error {:.3}",
            run.network,
            format!("{protocol:?}").to_lowercase(),
            figures.top_1 * 100.0,
            figures.top_3 * 100.0,
            figures.macro_f1 * 100.0,
            figures.log_loss,
            figures.calibration_error,
        ));
    }
}
