//! `evaluate`: what the best network does with playlists, neighbours and genres, and what a nearest neighbour would do.

use std::path::PathBuf;

use amalgamix::genres::Probabilities;
use amalgamix::model::Network;
use amalgamix::network::NetworkName;
use amalgamix::report::FOLDER;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{DatasetOptions, tell};
use crate::augment::Augmentation;
use crate::confusion::confusion;
use crate::engine::{load_network, write};
use crate::failure::Failure;
use crate::measure::{CalibrationBin, ask, calibration};
use crate::neighbours::{nearest_neighbour, precisions};
use crate::playlists;
use crate::protocol::{Parts, Protocol};

const PROTOCOLS: [Protocol; 2] = [Protocol::Honest, Protocol::Listener];

/// Measure the trained network on playlists, neighbours and genres, and write the reports
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// The network
    #[arg(long, default_value_t)]
    network: NetworkName,
    /// The folder with its weights
    #[arg(long, default_value = "weights")]
    trained: PathBuf,
    /// Where the reports go
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// `calibration.json`: one entry a protocol.
#[derive(Serialize, Deserialize)]
pub(super) struct Calibration {
    /// What the network was shown.
    pub protocol: Protocol,
    /// From unsure to sure.
    pub bins: Vec<CalibrationBin>,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let network = load_network(&self.trained, self.network)?;
        let parts = Parts::by_artist(&dataset, None);
        self.playlists(&network, &parts)?;
        self.genres(&network, &parts)?;
        self.neighbours(&network, &parts)?;
        let twins = nearest_neighbour(&Parts::by_rows(&dataset, &Augmentation::default()));
        tell(format_args!(
            "original: a nearest neighbour gets {:.1} % right, {:.1} % on twins and {:.1} % on the rest",
            twins.top_1 * 100.0,
            twins.top_1_with_twin * 100.0,
            twins.top_1_without_twin * 100.0
        ));
        self.write("twins", &twins)
    }

    fn playlists(&self, network: &Network, parts: &Parts) -> Result<(), Failure> {
        let mut figures = Vec::new();
        for protocol in PROTOCOLS {
            figures.extend(playlists::evaluate(network, &parts.test, protocol)?);
        }
        for found in &figures {
            tell(format_args!(
                "{:8} {} genres  {:8}  top-1 {:5.1} %  recall in top 3 {:5.1} %  error {:.3}",
                format!("{:?}", found.protocol).to_lowercase(),
                found.genres,
                found.aggregation,
                found.top_1 * 100.0,
                found.recall * 100.0,
                found.error,
            ));
        }
        self.write("playlists", &figures)?;
        self.trust(network, parts)
    }

    fn trust(&self, network: &Network, parts: &Parts) -> Result<(), Failure> {
        let mut tried = Vec::new();
        for protocol in PROTOCOLS {
            tried.extend(playlists::evaluate_trust(network, &parts.validation, protocol)?);
        }
        for playlists::TrustFigures { trust, figures } in &tried {
            tell(format_args!(
                "validation, {:8} {} genres  trust {trust:.1}  top-1 {:5.1} %  recall in top 3 {:5.1} %  error {:.3}",
                format!("{:?}", figures.protocol).to_lowercase(),
                figures.genres,
                figures.top_1 * 100.0,
                figures.recall * 100.0,
                figures.error,
            ));
        }
        self.write("trust", &tried)
    }

    fn genres(&self, network: &Network, parts: &Parts) -> Result<(), Failure> {
        let (mut confusions, mut calibrations) = (Vec::new(), Vec::new());
        for protocol in PROTOCOLS {
            let answers: Vec<Probabilities> =
                ask(network, &parts.test, protocol)?.into_iter().map(|answer| answer.probabilities).collect();
            confusions.push(confusion(protocol, parts.test.iter().zip(&answers)));
            let bins = calibration(parts.test.iter().zip(&answers)).to_vec();
            calibrations.push(Calibration { protocol, bins });
        }
        self.write("confusion", &confusions)?;
        self.write("calibration", &calibrations)
    }

    fn neighbours(&self, network: &Network, parts: &Parts) -> Result<(), Failure> {
        let mut figures = Vec::new();
        for protocol in PROTOCOLS {
            figures.extend(precisions(network, parts, protocol)?);
        }
        for found in &figures {
            tell(format_args!(
                "{:8} nearest ten by {:40} {:5.1} %, inside the top 3 {:5.1} %",
                format!("{:?}", found.protocol).to_lowercase(),
                found.by,
                found.among_all * 100.0,
                found.inside_top_3 * 100.0
            ));
        }
        self.write("neighbours", &figures)
    }

    fn write(&self, name: &str, report: &impl Serialize) -> Result<(), Failure> {
        write(&self.out.join(format!("{name}.json")), serde_json::to_string_pretty(report)? + "\n")
    }
}
