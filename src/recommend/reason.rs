//! Why a track was recommended, in numbers and in words that follow from them.

use serde::{Deserialize, Serialize};

use crate::catalog::SoundCodes;
use crate::features::Feature;
use crate::playlist::Playlist;

/// How many features a reason names at most.
const NAMED: usize = 3;

/// Up to which difference of codes (a twelfth of the range) two tracks count as alike in a feature.
const ALIKE: u8 = 5;

/// What a recommendation rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The title of the playlist's track that sounds nearest.
    pub nearest_title: String,
    /// That track's artists.
    pub nearest_artists: Vec<String>,
    /// The features in which the two are alike, most alike first; may be empty.
    pub alike_in: Vec<Feature>,
    /// The share of the playlist that is of the recommendation's genre, in thousandths.
    pub share_thousandths: u32,
}

impl Reason {
    /// The reason for a candidate whose nearest track in the playlist is the one at this index.
    pub(super) fn new(
        playlist: &Playlist,
        nearest: usize,
        sounds: Option<(SoundCodes, SoundCodes)>,
        share_thousandths: u32,
    ) -> Reason {
        let track = playlist.tracks.get(nearest).cloned().unwrap_or_default();
        Reason {
            nearest_title: track.title,
            nearest_artists: track.artists,
            alike_in: sounds.map(|(one, other)| alike(&one, &other)).unwrap_or_default(),
            share_thousandths,
        }
    }

    /// The reason as a sentence, given the name of the recommendation's genre.
    pub fn in_words(&self, genre: &str) -> String {
        let near = match self.nearest_artists.first() {
            Some(artist) => format!("“{}” by {artist}", self.nearest_title),
            None => format!("“{}”", self.nearest_title),
        };
        let names: Vec<&str> = self.alike_in.iter().map(|feature| feature.name()).collect();
        let closeness = match names.split_last() {
            None => format!("Of all your tracks nearest to {near}"),
            Some((only, [])) => format!("Close to {near} in {only}"),
            Some((last, others)) => format!("Close to {near} in {} and {last}", others.join(", ")),
        };
        format!("{closeness}; {} of your playlist is {genre}.", percent(self.share_thousandths))
    }
}

fn percent(thousandths: u32) -> String {
    match (thousandths + 5) / 10 {
        0 => "under 1 %".into(),
        whole => format!("{whole} %"),
    }
}

fn alike(one: &SoundCodes, other: &SoundCodes) -> Vec<Feature> {
    let mut differences: Vec<(u8, Feature)> = Feature::SOUND
        .into_iter()
        .zip(one.0.into_iter().zip(other.0))
        .filter(|(_, (a, b))| *a != SoundCodes::UNKNOWN && *b != SoundCodes::UNKNOWN)
        .map(|(feature, (a, b))| (a.abs_diff(b), feature))
        .filter(|(difference, _)| *difference <= ALIKE)
        .collect();
    differences.sort();
    differences.into_iter().take(NAMED).map(|(_, feature)| feature).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(alike_in: Vec<Feature>, share_thousandths: u32) -> String {
        let (nearest_title, nearest_artists) = ("Paper Lanterns".into(), vec!["The Invented Four".into()]);
        Reason { nearest_title, nearest_artists, alike_in, share_thousandths }.in_words("Techno")
    }

    #[test]
    fn words_follow_from_the_numbers() {
        assert_eq!(
            reason(vec![Feature::Energy, Feature::Tempo, Feature::Valence], 312),
            "Close to “Paper Lanterns” by The Invented Four in energy, tempo and valence; 31 % of your playlist is Techno."
        );
        assert_eq!(
            reason(vec![Feature::Energy], 4),
            "Close to “Paper Lanterns” by The Invented Four in energy; under 1 % of your playlist is Techno."
        );
        assert_eq!(
            reason(vec![], 1000),
            "Of all your tracks nearest to “Paper Lanterns” by The Invented Four; 100 % of your playlist is Techno."
        );
    }

    #[test]
    fn only_features_that_are_alike_are_named_the_most_alike_first() {
        let one = SoundCodes([10, 10, 10, 10, 10, 10, 10, 10, SoundCodes::UNKNOWN]);
        let other = SoundCodes([13, 40, 10, 30, 30, 30, 30, 15, SoundCodes::UNKNOWN]);
        assert_eq!(alike(&one, &other), [Feature::Loudness, Feature::Danceability, Feature::Valence]);
    }
}
