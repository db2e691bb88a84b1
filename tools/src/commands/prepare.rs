//! `prepare`: what the dataset says before any network has learnt from it.

use std::path::PathBuf;

use amalgamix::features::Feature;
use amalgamix::report::FOLDER;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{DatasetOptions, tell};
use crate::augment::Augmentation;
use crate::correlation::correlations;
use crate::engine::{load_genres, write};
use crate::failure::Failure;
use crate::genres::tree;
use crate::protocol::Parts;

/// Write the correlation of the features, the tree of the dataset's genres, and how many rows augmentation makes
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Where the reports go
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// `features.json`
#[derive(Serialize, Deserialize)]
pub(super) struct Features {
    /// What correlations are between.
    pub features: Vec<String>,
    /// A row and a column each.
    pub correlations: Vec<Vec<f64>>,
    augmentation: Augmentation,
    /// Rows of the protocol `original`: training, validation, test.
    rows: [usize; 3],
    /// The share of test rows with a copy of the same track in the training part.
    twins: f64,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let features = features(&dataset);
        tell(format_args!("augmented to {} rows", features.rows.iter().sum::<usize>()));
        tell(format_args!("{:.1} % of the rows to measure on have a twin to learn from", features.twins * 100.0));
        write(&self.out.join("features.json"), serde_json::to_string_pretty(&features)? + "\n")?;
        let tree = tree(&dataset, &load_genres(&self.dataset.weights)?);
        tell(format_args!("57 genres against clustering alone: adjusted Rand index {:.2}", tree.agreement));
        write(&self.out.join("genre-tree.json"), serde_json::to_string_pretty(&tree)? + "\n")
    }
}

fn features(dataset: &crate::dataset::Dataset) -> Features {
    let augmentation = Augmentation::default();
    let parts = Parts::by_rows(dataset, &augmentation);
    let twins = parts.test.iter().filter(|row| row.has_relative).count() as f64;
    Features {
        features: Feature::ALL.iter().map(|feature| feature.name().into()).collect(),
        correlations: correlations(dataset.tracks.iter().map(|track| &track.track.features)),
        rows: [parts.training.len(), parts.validation.len(), parts.test.len()],
        twins: twins / parts.test.len().max(1) as f64,
        augmentation,
    }
}
