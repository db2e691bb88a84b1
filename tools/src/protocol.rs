//! What a network learns from and what it is measured on. A figure means nothing without the name of its protocol.
//!
//! | protocol | split | what a test track shows |
//! |---|---|---|
//! | `original` | noisy copies of the rows first, then rows at random: most test rows have a twin in training | everything |
//! | `honest` | by artist: no test track has its first artist in training | everything |
//! | `listener` | the same | what a listener's playlist has today: no popularity, time signature and explicit flag |

use std::collections::BTreeSet;

use amalgamix::features::AudioFeatures;
use amalgamix::genres::Genre;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use crate::augment::Augmentation;
use crate::dataset::{Dataset, LabelledTrack, Part};

/// How figures are obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// As the reported figures most likely were obtained: with twins of the test rows in training.
    Original,
    /// By artist, with everything that the dataset knows.
    Honest,
    /// By artist, with what listeners have.
    Listener,
}

impl Protocol {
    /// The features of a track as this protocol shows them.
    pub fn view(self, features: &AudioFeatures) -> AudioFeatures {
        match self {
            Protocol::Original | Protocol::Honest => features.clone(),
            Protocol::Listener => features.as_listener(),
        }
    }
}

/// One row to learn from or to be measured on.
#[derive(Clone, Debug)]
pub struct Example {
    /// How the track sounds.
    pub features: AudioFeatures,
    /// The genres that are right.
    pub genres: Vec<Genre>,
    /// The dataset's own genres that are right, as places in the genre table's members.
    pub members: Vec<usize>,
    /// The track's place in the dataset: copies of one track have the same.
    pub track: usize,
    /// Whether training holds a copy of the same track (rows split at random), or another track on which one of its
    /// artists plays (split by artist).
    pub has_relative: bool,
}

/// What is learnt from, what decides during training, and what measures.
pub struct Parts {
    /// What networks learn from.
    pub training: Vec<Example>,
    /// Decides when to stop and how much to cool.
    pub validation: Vec<Example>,
    /// Measures, and is used for nothing else.
    pub test: Vec<Example>,
}

impl Parts {
    /// By artist; the training part, and it alone, gets noisy copies if so wished.
    pub fn by_artist(dataset: &Dataset, augmentation: Option<&Augmentation>) -> Parts {
        let heard: BTreeSet<&str> = tracks_in(dataset, Part::Training).flat_map(|(_, track)| artists(track)).collect();
        let examples = |part| -> Vec<Example> {
            let relative = |track: &LabelledTrack| artists(track).any(|artist| heard.contains(artist));
            tracks_in(dataset, part).map(|(index, track)| whole(track, index, relative(track))).collect()
        };
        let mut training = examples(Part::Training);
        if let Some(augmentation) = augmentation {
            augmentation.add_copies(&mut training);
        }
        Parts { training, validation: examples(Part::Validation), test: examples(Part::Test) }
    }

    /// As the original most likely did: one row a track, noisy copies, then eight rows in ten at random to learn from, one to
    /// decide, one to measure.
    pub fn by_rows(dataset: &Dataset, augmentation: &Augmentation) -> Parts {
        let mut rows: Vec<Example> =
            (0..).zip(&dataset.tracks).map(|(index, track)| whole(track, index, false)).collect();
        augmentation.add_copies(&mut rows);
        rows.shuffle(&mut SmallRng::seed_from_u64(augmentation.seed));
        let tenth = rows.len() / 10;
        let mut test = rows.split_off(rows.len() - tenth);
        let mut validation = rows.split_off(rows.len() - tenth);
        let learnt: BTreeSet<usize> = rows.iter().map(|row| row.track).collect();
        for row in test.iter_mut().chain(&mut validation) {
            row.has_relative = learnt.contains(&row.track);
        }
        Parts { training: rows, validation, test }
    }
}

fn tracks_in(dataset: &Dataset, part: Part) -> impl Iterator<Item = (usize, &LabelledTrack)> {
    (0..).zip(&dataset.tracks).filter(move |(_, track)| Part::of(track) == part)
}

fn artists(track: &LabelledTrack) -> impl Iterator<Item = &str> {
    track.track.artists.iter().map(String::as_str)
}

fn whole(track: &LabelledTrack, index: usize, has_relative: bool) -> Example {
    Example {
        features: track.track.features.clone(),
        genres: track.genres.clone(),
        members: track.labels.iter().map(|label| label.member).collect(),
        track: index,
        has_relative,
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::playlist::Track;

    use super::*;
    use crate::dataset::{Label, LeftOut};

    /// Two hundred tracks of a hundred artists, each in two genres.
    fn dataset() -> Dataset {
        let label = |member| Label { member, genre: Genre::new(member).unwrap() };
        let track = |index: usize| LabelledTrack {
            track: Track { artists: vec![format!("Artist {}", index / 2)], ..Track::default() },
            genres: vec![Genre::new(1).unwrap(), Genre::new(2).unwrap()],
            labels: vec![label(1), label(2)],
        };
        Dataset { tracks: (0..200).map(track).collect(), left_out: LeftOut::default() }
    }

    fn artists_of<'a>(dataset: &'a Dataset, rows: &'a [Example]) -> BTreeSet<&'a str> {
        rows.iter().flat_map(|row| artists(&dataset.tracks[row.track])).collect()
    }

    #[test]
    fn no_artist_is_in_two_parts_and_copies_are_in_training_only() {
        let dataset = dataset();
        let parts = Parts::by_artist(&dataset, Some(&Augmentation::default()));
        let training = artists_of(&dataset, &parts.training);
        assert!(training.is_disjoint(&artists_of(&dataset, &parts.test)));
        assert!(training.is_disjoint(&artists_of(&dataset, &parts.validation)));
        let plain = Parts::by_artist(&dataset, None);
        assert!(parts.training.len() > plain.training.len() && parts.test.len() == plain.test.len());
        assert!(parts.test.iter().all(|row| !row.has_relative && row.genres.len() == 2));
    }

    #[test]
    fn rows_split_at_random_know_their_twins() {
        let parts = Parts::by_rows(&dataset(), &Augmentation::default());
        let learnt: BTreeSet<usize> = parts.training.iter().map(|row| row.track).collect();
        assert!(parts.test.iter().all(|row| row.has_relative == learnt.contains(&row.track)));
        assert!(parts.test.iter().any(|row| row.has_relative));
    }

    #[test]
    fn listeners_see_less() {
        let mut features = AudioFeatures::default();
        features.explicit = Some(true);
        features.set(amalgamix::features::Feature::Energy, 0.5).unwrap();
        assert_eq!(Protocol::Honest.view(&features), features);
        let seen = Protocol::Listener.view(&features);
        assert_eq!((seen.explicit, seen.get(amalgamix::features::Feature::Energy)), (None, Some(0.5)));
    }
}
