//! `together`: how good lists for groups are, beside those of ways that ask nobody whether they are pleased.

use std::path::PathBuf;

use amalgamix::network::NetworkName;
use amalgamix::report::FOLDER;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::catalog::network_fingerprint;
use super::judge::JudgedPart;
use super::{DatasetOptions, tell};
use crate::engine::{load_network, load_scale, write};
use crate::failure::Failure;
use crate::judgement::Ground;
use crate::judgement::together::{Company, JointFigures, JointJudgement, judge_together};
use crate::protocol::Parts;

/// Judge lists for two and for groups on playlists of artists that no network has heard, and write the report
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Whose tracks the playlists are made of: those of validation to choose numbers by, those of test to report
    #[arg(long, value_enum, default_value_t = JudgedPart::Test)]
    part: JudgedPart,
    /// How many groups of each kind, and playlists of each number of genres that they are drawn from
    #[arg(long, default_value_t = 100)]
    groups: usize,
    /// Where the report goes
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// `together.json`.
#[derive(Serialize, Deserialize)]
struct Report {
    /// Whose tracks the playlists are made of.
    part: JudgedPart,
    /// What was found.
    #[serde(flatten)]
    judgement: JointJudgement,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let network = load_network(&self.dataset.weights, NetworkName::default())?;
        let parts = Parts::by_artist(&dataset, None);
        let weights = network_fingerprint(&self.dataset.weights)?;
        let ground = Ground::new(dataset, &network, weights.clone())?;
        let rows = match self.part {
            JudgedPart::Validation => &parts.validation,
            JudgedPart::Test => &parts.test,
        };
        let company = Company { weights, scale: load_scale(&self.dataset.weights)? };
        let judgement = judge_together(&ground, &network, rows, &company, self.groups)?;
        tell_text(&judgement);
        let report = Report { part: self.part, judgement };
        write(&self.out.join("together.json"), serde_json::to_string_pretty(&report)? + "\n")
    }
}

fn tell_text(judgement: &JointJudgement) {
    for at_random in &judgement.at_random {
        let (share, score) = (at_random.share * 100.0, at_random.score);
        tell(format_args!("{share:.0} % of the tracks at random have a score below {score:.3}"));
    }
    for kind in &judgement.kinds {
        tell(format_args!("{} groups: {}", kind.groups, kind.kind.name()));
        kind.lists.iter().for_each(tell_lists);
    }
}

fn tell_lists(lists: &JointFigures) {
    tell(format_args!("  {} ({:.1} tracks, {:.0} % shorter)", lists.by, lists.tracks, lists.shorter * 100.0));
    tell(format_args!(
        "    satisfaction {:.3}, of the worst off {:.3}; right at 10 {:.1} %, for the worst off {:.1} %; below the floor {:.2} %",
        lists.satisfaction,
        lists.satisfaction_of_worst,
        lists.precision * 100.0,
        lists.precision_of_worst * 100.0,
        lists.below_floor * 100.0
    ));
    tell(format_args!(
        "    known {}, repeated {}, beyond the limit of an artist {}",
        lists.faults.known, lists.faults.repeated, lists.faults.beyond_artist_limit
    ));
}
