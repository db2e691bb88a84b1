//! `pack`: settled tracks to the shelves of a catalog.

use std::ops::Range;
use std::path::PathBuf;

use amalgamix::genres::GENRE_COUNT;
use clap::Args;

use super::{Memory, tell};
use crate::failure::Failure;
use crate::pack::pack;

/// Pack settled tracks into a catalog, or the shelves of some genres into a part of one
#[derive(Args)]
pub struct Options {
    /// The folder with the settled tracks
    folder: PathBuf,
    /// The folder of the catalog
    #[arg(long)]
    out: PathBuf,
    /// Only the genres with these numbers, such as 0..10 for the first ten; their manifest is to be merged with the others
    #[arg(long, value_parser = range)]
    genres: Option<Range<usize>>,
    #[command(flatten)]
    memory: Memory,
}

impl Options {
    pub async fn run(self) -> Result<(), Failure> {
        let genres = self.genres.unwrap_or(0..GENRE_COUNT);
        let packed = pack(&self.memory.session(&self.folder)?, &self.folder, &self.out, genres).await?;
        let (tracks, bytes) = (packed.manifest.tracks(), packed.manifest.bytes());
        let each = bytes as f64 / tracks as f64;
        tell(format_args!("{}: {tracks} tracks, {bytes} bytes, {each:.1} each", packed.path.display()));
        if packed.left_out > 0 {
            tell(format_args!("{} tracks did not fit onto their shelves: the least certain ones", packed.left_out));
        }
        Ok(())
    }
}

/// Reads a range such as `0..10`, whose end is not part of it.
fn range(text: &str) -> Result<Range<usize>, String> {
    let refusal = || format!("genres are told as FIRST..END, with END at most {GENRE_COUNT}");
    let (start, end) = text.split_once("..").ok_or_else(refusal)?;
    let number = |text: &str| text.parse::<usize>().map_err(|_| refusal());
    let range = number(start)?..number(end)?;
    if range.is_empty() || range.end > GENRE_COUNT { Err(refusal()) } else { Ok(range) }
}
