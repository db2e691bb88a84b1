//! Which tracks train a network, which decide when to stop, and which measure it.
//!
//! The dataset's labels were made artist by artist: a network that has seen an artist's other tracks in training knows the
//! answer without listening. So artists are split, not tracks, by a hash of the first artist's name.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Dataset, LabelledTrack};

/// One of the three parts of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Eight in ten artists.
    Training,
    /// One in ten: decides when to stop and how much to cool the logits.
    Validation,
    /// One in ten: measures, and is used for nothing else.
    Test,
}

/// The dataset in three parts that share no first artist.
pub struct Split<'a> {
    /// What networks learn from.
    pub training: Vec<&'a LabelledTrack>,
    /// What decides during training.
    pub validation: Vec<&'a LabelledTrack>,
    /// What measures.
    pub test: Vec<&'a LabelledTrack>,
}

impl<'a> Split<'a> {
    /// Splits by first artist.
    pub fn by_artist(dataset: &'a Dataset) -> Split<'a> {
        let of = |wanted| dataset.tracks.iter().filter(|track| part_of(track) == wanted).collect();
        Split { training: of(Part::Training), validation: of(Part::Validation), test: of(Part::Test) }
    }

    /// The test tracks on which no artist, featured ones included, has a track in training: the strictest measure.
    pub fn test_without_shared_artists(&self) -> Vec<&'a LabelledTrack> {
        let seen: BTreeSet<&str> = self.training.iter().flat_map(|track| artists(track)).collect();
        self.test.iter().copied().filter(|track| artists(track).all(|artist| !seen.contains(artist))).collect()
    }
}

fn artists(track: &LabelledTrack) -> impl Iterator<Item = &str> {
    track.track.artists.iter().map(String::as_str)
}

fn part_of(track: &LabelledTrack) -> Part {
    let first = track.track.artists.first().map(|artist| artist.to_lowercase()).unwrap_or_default();
    match Sha256::digest(first)[0] % 10 {
        0 => Part::Test,
        1 => Part::Validation,
        _ => Part::Training,
    }
}
