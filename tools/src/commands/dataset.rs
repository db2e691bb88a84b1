//! `dataset`: reads or downloads the dataset, cleans it, and says what it holds.

use amalgamix::genres::Genre;
use clap::Args;

use super::{DatasetOptions, tell};
use crate::engine::load_genres;
use crate::failure::Failure;
use crate::protocol::Parts;

/// Read or download the dataset, clean it, and say what it holds
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    dataset: DatasetOptions,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let dataset = self.dataset.read()?;
        let genres = load_genres(&self.dataset.weights)?;
        let left_out = &dataset.left_out;
        tell(format_args!("{} rows: {} tracks", left_out.rows, dataset.tracks.len()));
        tell(format_args!(
            "left out: {} repeated ids, {} rows without title or artist",
            left_out.repeated, left_out.nameless
        ));
        tell(format_args!("impossible values taken as missing: {}", left_out.values));
        let parts = Parts::by_artist(&dataset, None);
        let (training, validation, test) = (parts.training.len(), parts.validation.len(), parts.test.len());
        tell(format_args!("split by artist: {training} training, {validation} validation, {test} test"));
        for genre in Genre::all() {
            let count = dataset.tracks.iter().filter(|track| track.genres.contains(&genre)).count();
            tell(format_args!("{count:6}  {}", genres.name(genre)));
        }
        Ok(())
    }
}
