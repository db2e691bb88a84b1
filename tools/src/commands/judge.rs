//! `judge`: how good the recommendations are, beside the original's, and what their distance should be made of.

use std::path::PathBuf;

use amalgamix::network::NetworkName;
use amalgamix::report::FOLDER;
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};

use super::catalog::network_fingerprint;
use super::{DatasetOptions, tell};
use crate::engine::{load_network, write};
use crate::failure::Failure;
use crate::judgement::{Blend, Ground, Judgement, ListFigures, blends, judge};
use crate::protocol::Parts;

/// Judge the recommendations on playlists of artists that no network has heard, and write the report
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Whose tracks the playlists are made of: those of validation to choose numbers by, those of test to report
    #[arg(long, value_enum, default_value_t = JudgedPart::Test)]
    part: JudgedPart,
    /// How many playlists of each number of genres, which goes from one to four
    #[arg(long, default_value_t = 100)]
    playlists: usize,
    /// Where the report goes
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// The parts of the dataset that no network has learnt from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum JudgedPart {
    /// Chooses numbers.
    Validation,
    /// Reports.
    Test,
}

/// `recommendations.json`.
#[derive(Serialize, Deserialize)]
pub(super) struct Report {
    /// Whose tracks the playlists are made of.
    part: JudgedPart,
    /// What was found.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The nearest ten by several distances, on tracks of validation.
    blends: Vec<Blend>,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let network = load_network(&self.dataset.weights, NetworkName::default())?;
        let parts = Parts::by_artist(&dataset, None);
        let ground = Ground::new(dataset, &network, network_fingerprint(&self.dataset.weights)?)?;
        let rows = match self.part {
            JudgedPart::Validation => &parts.validation,
            JudgedPart::Test => &parts.test,
        };
        let report = Report {
            part: self.part,
            judgement: judge(&ground, &network, rows, self.playlists)?,
            blends: blends(&ground, &parts.validation, &parts.training),
        };
        tell_text(&report);
        write(&self.out.join("recommendations.json"), serde_json::to_string_pretty(&report)? + "\n")
    }
}

fn tell_text(report: &Report) {
    let Report { judgement, .. } = report;
    tell(format_args!("{} playlists, {} tracks to recommend", judgement.playlists, judgement.catalog));
    for lists in &judgement.lists {
        tell_lists(lists);
    }
    tell(format_args!("Of two seeds' lists {:.1} % are in both.", judgement.overlap_of_seeds * 100.0));
    for Blend { embedding, features, precision } in &report.blends {
        tell(format_args!(
            "nearest ten, embedding × {embedding:3} + features × {features}: {:.1} % share a genre",
            precision * 100.0
        ));
    }
}

fn tell_lists(lists: &ListFigures) {
    tell(format_args!("{} ({:.1} tracks)", lists.by, lists.tracks));
    tell(format_args!(
        "  right at 10: genre {:.1} %, own genre {:.1} %, artist {:.2} %, album {:.2} %",
        lists.genre_precision * 100.0,
        lists.member_precision * 100.0,
        lists.artist_precision * 100.0,
        lists.album_precision * 100.0
    ));
    tell(format_args!(
        "  diversity in features {:.3} ({:.2} of the playlist's), in the embedding {:.3} ({:.2})",
        lists.feature_diversity.of_list,
        lists.feature_diversity.to_playlist,
        lists.embedding_diversity.of_list,
        lists.embedding_diversity.to_playlist
    ));
    tell(format_args!(
        "  calibration error {:.3}, coverage {:.2} %, Gini {:.3}",
        lists.calibration_error,
        lists.coverage * 100.0,
        lists.gini
    ));
    tell(format_args!(
        "  known {}, repeated {}, beyond the limit of an artist {}",
        lists.faults.known, lists.faults.repeated, lists.faults.beyond_artist_limit
    ));
}
