//! How close a catalog track sounds to a playlist, in whole numbers.

use std::collections::BTreeSet;

use crate::catalog::{Codebook, SoundCodes};
use crate::features::Feature;
use crate::playlist::Playlist;

/// To how many of its nearest playlist tracks a candidate is compared: one alone may be a stray.
const NEAREST: usize = 3;

/// The sounds of a playlist, prepared for comparing.
pub(super) struct Listening {
    /// Distinct sounds, each with the first track that has it.
    sounds: Vec<(SoundCodes, usize)>,
}

/// How far a candidate is from a playlist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// The mean over the nearest tracks of the squared difference of the codes, summed over the nine sound features.
    pub squared: u32,
    /// The playlist's track that is nearest, by its index.
    pub nearest: usize,
}

impl Distance {
    /// The closeness that a visitor reads: 1 minus the root mean square difference over the features, in units of the
    /// whole range of codes.
    pub fn score(self) -> f32 {
        let range = f32::from(Codebook::SOUND_LEVELS - 1);
        1.0 - (self.squared as f32 / Feature::SOUND.len() as f32).sqrt() / range
    }
}

impl Listening {
    pub fn new(playlist: &Playlist, codebook: &Codebook) -> Listening {
        let mut seen = BTreeSet::new();
        let sounds = (0..)
            .zip(&playlist.tracks)
            .filter(|(_, track)| track.features.describe_sound())
            .map(|(index, track)| (codebook.encode(&track.features), index))
            .filter(|(codes, _)| seen.insert(*codes))
            .collect();
        Listening { sounds }
    }

    /// How far a candidate is; none if the playlist has no sound to compare with.
    pub fn distance(&self, candidate: &SoundCodes) -> Option<Distance> {
        let mut nearest = [(u32::MAX, usize::MAX); NEAREST];
        for (sound, index) in &self.sounds {
            let here = (squared_difference(sound, candidate), *index);
            if here < nearest[NEAREST - 1] {
                nearest[NEAREST - 1] = here;
                nearest.sort_unstable();
            }
        }
        let found: Vec<u32> =
            nearest.iter().map(|(squared, _)| *squared).filter(|squared| *squared != u32::MAX).collect();
        let squared = found.iter().sum::<u32>().checked_div(found.len() as u32)?;
        Some(Distance { squared, nearest: nearest[0].1 })
    }

    /// The codes of the playlist track with this index, if it is one that candidates are compared with.
    pub fn sound(&self, index: usize) -> Option<SoundCodes> {
        self.sounds.iter().find(|(_, track)| *track == index).map(|(codes, _)| *codes)
    }
}

/// The squared differences of the features that both know, scaled to all nine; as far as can be where nothing is shared.
fn squared_difference(one: &SoundCodes, other: &SoundCodes) -> u32 {
    let (mut sum, mut shared) = (0u32, 0u32);
    for (a, b) in one.0.into_iter().zip(other.0) {
        if a != SoundCodes::UNKNOWN && b != SoundCodes::UNKNOWN {
            sum += u32::from(a.abs_diff(b)).pow(2);
            shared += 1;
        }
    }
    let all = Feature::SOUND.len() as u32;
    (sum * all).checked_div(shared).unwrap_or(all * u32::from(Codebook::SOUND_LEVELS - 1).pow(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listening(sounds: &[[u8; 9]]) -> Listening {
        Listening { sounds: sounds.iter().enumerate().map(|(index, codes)| (SoundCodes(*codes), index)).collect() }
    }

    #[test]
    fn the_same_sound_has_a_score_of_one_and_the_opposite_of_zero() {
        assert_eq!(listening(&[[7; 9]]).distance(&SoundCodes([7; 9])).unwrap().score(), 1.0);
        assert_eq!(listening(&[[0; 9]]).distance(&SoundCodes([63; 9])).unwrap().score(), 0.0);
    }

    #[test]
    fn the_nearest_track_is_named() {
        let distance = listening(&[[40; 9], [10; 9], [60; 9]]).distance(&SoundCodes([12; 9])).unwrap();
        assert_eq!(distance.nearest, 1);
    }

    #[test]
    fn one_near_track_counts_less_than_three() {
        let one = listening(&[[10; 9], [60; 9], [61; 9]]).distance(&SoundCodes([10; 9])).unwrap();
        let three = listening(&[[11; 9], [12; 9], [13; 9]]).distance(&SoundCodes([10; 9])).unwrap();
        assert!(three.squared < one.squared);
    }

    #[test]
    fn unknown_features_are_left_out() {
        let mut codes = [20; 9];
        codes[4] = SoundCodes::UNKNOWN;
        assert_eq!(listening(&[codes]).distance(&SoundCodes([20; 9])).unwrap().squared, 0);
    }

    #[test]
    fn a_playlist_without_sound_is_close_to_nothing() {
        assert_eq!(listening(&[]).distance(&SoundCodes([1; 9])), None);
    }
}
