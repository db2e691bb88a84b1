//! `boosted`: trains gradient-boosted trees on the networks' splits, as a yardstick.

use std::path::PathBuf;

use amalgamix::report::FOLDER;
use clap::Args;

use super::{DatasetOptions, tell};
use crate::augment::Augmentation;
use crate::boosted::boosted;
use crate::engine::write;
use crate::failure::Failure;
use crate::protocol::{Parts, Protocol};

/// Train and measure gradient-boosted trees beside the networks; needs Python 3, fetches LightGBM from PyPI
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
    /// Where the report goes
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let (by_artist, by_rows) =
            (Parts::by_artist(&dataset, None), Parts::by_rows(&dataset, &Augmentation::default()));
        let mut figures = Vec::new();
        for (parts, protocol) in
            [(&by_artist, Protocol::Honest), (&by_artist, Protocol::Listener), (&by_rows, Protocol::Original)]
        {
            let found = boosted(parts, protocol)?;
            tell(format_args!(
                "{:8} top-1 {:.1} %  top-3 {:.1} %  after {} rounds",
                format!("{protocol:?}").to_lowercase(),
                found.all.top_1 * 100.0,
                found.all.top_3 * 100.0,
                found.rounds
            ));
            figures.push(found);
            write(&self.out.join("boosted.json"), serde_json::to_string_pretty(&figures)? + "\n")?;
        }
        Ok(())
    }
}
