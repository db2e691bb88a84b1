//! `strangers`: how often a track that is told not to belong to its playlist does not.

use std::path::PathBuf;

use amalgamix::network::NetworkName;
use amalgamix::report::FOLDER;
use clap::Args;

use super::judge::JudgedPart;
use super::{DatasetOptions, tell};
use crate::engine::{load_network, write};
use crate::failure::Failure;
use crate::protocol::Parts;
use crate::strangers::{StrangerFigures, evaluate};

/// Measure how well tracks are told that do not belong to their playlist, and write the report
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Whose tracks the playlists are made of: those of validation to choose the threshold by, those of test to report
    #[arg(long, value_enum, default_value_t = JudgedPart::Test)]
    part: JudgedPart,
    /// Where the report goes
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let network = load_network(&self.dataset.weights, NetworkName::default())?;
        let parts = Parts::by_artist(&dataset, None);
        let figures = match self.part {
            JudgedPart::Validation => evaluate(&network, &parts.validation)?,
            JudgedPart::Test => evaluate(&network, &parts.test)?,
        };
        for StrangerFigures { genres, threshold, recall, precision, false_alarms } in &figures {
            tell(format_args!(
                "{genres} genres  below {threshold:2} %  told {:5.1} % of strangers  right {:5.1} %  own tracks told {:5.2} %",
                recall * 100.0,
                precision * 100.0,
                false_alarms * 100.0
            ));
        }
        if self.part == JudgedPart::Validation {
            return Ok(());
        }
        write(&self.out.join("strangers.json"), serde_json::to_string_pretty(&figures)? + "\n")
    }
}
