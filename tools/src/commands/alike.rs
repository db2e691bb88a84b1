//! `alike`: how good the similarity of playlists is, and finding out what it is put together from.

use std::path::PathBuf;

use amalgamix::network::NetworkName;
use amalgamix::report::FOLDER;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::catalog::network_fingerprint;
use super::judge::JudgedPart;
use super::{DatasetOptions, tell};
use crate::alike::{Figures, calibrated, judged, scale};
use crate::engine::{CALIBRATION, SCALE, load_calibration, load_network, load_scale, write};
use crate::failure::Failure;
use crate::protocol::Parts;

/// Judge the similarity on playlists of artists that no network has heard, and write the report
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Whose tracks the playlists are made of that are reported on
    #[arg(long, value_enum, default_value_t = JudgedPart::Test)]
    part: JudgedPart,
    /// Find out first what similarities are put together from, on playlists of validation tracks, and keep it
    #[arg(long)]
    fit: bool,
    /// Make the scale of portraits anew, from the training tracks: codes that were given away then mean something else
    #[arg(long)]
    scale: bool,
    /// Where the report goes
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// `alike.json`.
#[derive(Serialize, Deserialize)]
pub(super) struct Report {
    /// Whose tracks the playlists are made of.
    part: JudgedPart,
    /// What was found.
    #[serde(flatten)]
    pub figures: Figures,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let weights = &self.dataset.weights;
        let dataset = self.dataset.read()?;
        let network = load_network(weights, NetworkName::default())?;
        let fingerprint = network_fingerprint(weights)?;
        let parts = Parts::by_artist(&dataset, None);
        if self.scale {
            write(&weights.join(SCALE), serde_json::to_string(&scale(&parts.training))? + "\n")?;
        }
        let scale = load_scale(weights)?;
        if self.fit {
            let found = calibrated(&dataset, &network, &fingerprint, &scale, &parts.validation)?;
            let found = found.ok_or(Failure::NothingToFit)?;
            write(&weights.join(CALIBRATION), serde_json::to_string(&found)? + "\n")?;
        }
        let rows = match self.part {
            JudgedPart::Validation => &parts.validation,
            JudgedPart::Test => &parts.test,
        };
        let calibration = load_calibration(weights)?;
        let figures = judged(&dataset, &network, &fingerprint, &scale, rows, &calibration)?;
        tell_text(&figures);
        let report = Report { part: self.part, figures };
        write(&self.out.join("alike.json"), serde_json::to_string_pretty(&report)? + "\n")
    }
}

fn tell_text(figures: &Figures) {
    tell(format_args!("{} pairs of each kind; area under the ROC curve:", figures.pairs));
    for ranking in &figures.rankings {
        tell(format_args!(
            "  same genres over none {:.4}, same artists over same genres {:.4}, same genres over half {:.4}, half over none \
             {:.4}  {}",
            ranking.genres_over_nothing,
            ranking.artists_over_genres,
            ranking.genres_over_half,
            ranking.half_over_nothing,
            ranking.by
        ));
    }
    for coverage in &figures.coverage {
        tell(format_args!(
            "from {} tracks on: {:.1} % of {} intervals hold, {:.3} wide",
            coverage.tracks[0],
            coverage.covered * 100.0,
            coverage.pairs,
            coverage.width
        ));
    }
    let code = &figures.code;
    let [mean, most, largest] = code.difference;
    tell(format_args!("a code differs by {mean:.4} in the mean, {most:.4} in 95 of 100 pairs, {largest:.4} at most"));
    for (lengths, what) in [(code.length, "without artists"), (code.length_with_artists, "with artists")] {
        tell(format_args!("codes {what}: {:.0} characters in the mean, {} at most", lengths[0], lengths[1]));
    }
}
