//! How close tracks lie to each other and to a playlist, in whole numbers.

use std::collections::BTreeSet;

use super::lanes::{Lanes, Weights};
use super::{Taste, Wishes};
use crate::catalog::{Codebook, SoundCodes};
use crate::embedding::EmbeddingCodes;
use crate::features::Feature;
use crate::playlist::Track;

pub(super) const SOUNDS: usize = Feature::SOUND.len();

/// To how many of its nearest references a candidate is compared. One alone may be a stray; with each further one lists become
/// more alike, and hold fewer artists of the playlist's hidden half (`cargo tools judge --part validation`).
const NEAREST: usize = 2;

/// With how many tracks of a playlist candidates are compared; of a longer one every second, third … counts.
const REFERENCES: usize = 256;

/// What a step of the embedding, squared, is worth in squared ranks of features. The embedding then makes four fifths of the
/// distance of two tracks, which finds the same genre as often as the embedding alone (`cargo tools judge`), and leaves the
/// features a say in which of two such tracks is nearer.
pub(super) const STEP: u32 = 32;

/// What the features are multiplied by where there is no embedding, so that both kinds of distances are of a size.
const WITHOUT_EMBEDDING: u32 = 5;

/// The distance of two tracks that have nothing to do with each other, about: the mean over pairs of the dataset's.
const STRANGERS: u32 = 30_000;

/// By how much more a feature counts that the listener wants higher or lower.
const WISHED: u32 = 8;

/// Where a track lies: how it sounds, and what the network makes of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub sound: SoundCodes,
    pub embedding: EmbeddingCodes,
}

impl Place {
    /// Where a track lies whose embedding is this.
    pub fn of(track: &Track, embedding: EmbeddingCodes, codebook: &Codebook) -> Place {
        Place { sound: codebook.encode(&track.features), embedding }
    }

    /// How far two tracks are apart.
    pub fn apart(&self, other: &Place) -> u32 {
        self.apart_weighing(other, &[1; SOUNDS])
    }

    /// The same, some features counting more than once.
    pub fn apart_weighing(&self, other: &Place, weights: &[u32; SOUNDS]) -> u32 {
        let sound = squared_difference(&self.sound, &other.sound, weights);
        match self.embedding.squared_distance(&other.embedding) {
            Some(embedding) => STEP * embedding + sound,
            None => WITHOUT_EMBEDDING * sound,
        }
    }
}

/// Whose track a candidate is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// The playlist's, by its index.
    Playlist(usize),
    /// One that the listener liked, by its index.
    Liked(usize),
}

/// A track that candidates are compared with.
pub(super) struct Reference {
    /// Where it lies.
    pub place: Place,
    /// Where a track would lie that differs from it as wished.
    wished: Place,
    /// The same, if all of it is known.
    lanes: Option<Lanes>,
    pub whose: Whose,
}

impl Reference {
    fn new(place: Place, whose: Whose, wishes: &Wishes) -> Reference {
        let wished = shifted(place, wishes);
        Reference { place, wished, lanes: Lanes::of(&wished), whose }
    }
}

/// All tracks that candidates are compared with.
pub(super) struct References {
    all: Vec<Reference>,
    weights: [u32; SOUNDS],
    lane_weights: Weights,
}

/// How far a candidate is from what the listener has and likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// The mean distance to the nearest references.
    pub mean: u32,
    /// The place of the nearest among the references.
    pub nearest: usize,
}

impl Distance {
    /// The closeness that a visitor reads: 1 for the same, 0 for tracks that have nothing to do with each other.
    pub fn score(self) -> f32 {
        1.0 - (self.mean as f32 / STRANGERS as f32).sqrt().min(1.0)
    }
}

/// The same closeness at a distance, in thousandths and whole numbers, so that it can decide.
pub(super) fn closeness_in_thousandths(distance: u64) -> u32 {
    1000 - (distance.saturating_mul(1_000_000) / u64::from(STRANGERS)).isqrt().min(1000) as u32
}

impl References {
    /// The tracks of a playlist that differ in sound, and those that the listener liked.
    pub fn new(taste: &Taste, wishes: &Wishes, codebook: &Codebook) -> References {
        let known: Vec<_> =
            taste.placed().enumerate().filter(|(_, (track, _))| track.features.describe_sound()).collect();
        let each = known.len().div_ceil(REFERENCES).max(1);
        let of_playlist = known
            .into_iter()
            .step_by(each)
            .map(|(index, (track, embedding))| (Place::of(track, embedding, codebook), Whose::Playlist(index)));
        let of_liked = wishes
            .feedback
            .liked
            .iter()
            .enumerate()
            .map(|(index, judged)| (Place::of(&judged.track, judged.embedding, codebook), Whose::Liked(index)));
        let mut seen = BTreeSet::new();
        let all = of_playlist.chain(of_liked).filter(|(place, _)| seen.insert(*place));
        References::of(all.map(|(place, whose)| Reference::new(place, whose, wishes)).collect(), wishes)
    }

    fn of(all: Vec<Reference>, wishes: &Wishes) -> References {
        let weights = wishes.shifts.map(|shift| if shift == 0 { 1 } else { WISHED });
        References { all, weights, lane_weights: Weights::new(&weights) }
    }

    /// How far a candidate is; none if there is nothing to compare with.
    pub fn distance(&self, candidate: &Place) -> Option<Distance> {
        let lanes = Lanes::of(candidate);
        let mut nearest = [(u32::MAX, usize::MAX); NEAREST];
        for (index, reference) in self.all.iter().enumerate() {
            let apart = match (&reference.lanes, &lanes) {
                (Some(reference), Some(candidate)) => reference.apart(candidate, &self.lane_weights),
                _ => reference.wished.apart_weighing(candidate, &self.weights),
            };
            // Of two that are as near the first counts, which came before.
            if apart < nearest[NEAREST - 1].0 {
                nearest[NEAREST - 1] = (apart, index);
                nearest.sort_unstable();
            }
        }
        let found = nearest.iter().filter(|(_, index)| *index != usize::MAX);
        let mean = found.clone().map(|(apart, _)| *apart).sum::<u32>().checked_div(found.count() as u32)?;
        Some(Distance { mean, nearest: nearest[0].1 })
    }

    /// The reference at a place that [`distance`](Self::distance) told.
    pub fn nearest(&self, distance: Distance) -> &Reference {
        &self.all[distance.nearest]
    }
}

/// The place with its sound shifted as wished, within what there is.
fn shifted(place: Place, wishes: &Wishes) -> Place {
    let mut wished = place;
    for (code, shift) in wished.sound.0.iter_mut().zip(wishes.shifts) {
        if *code < SoundCodes::UNKNOWN {
            *code = code.saturating_add_signed(shift).min(SoundCodes::UNKNOWN - 1);
        }
    }
    wished
}

/// The squared differences of the features that both know, scaled to all nine; as far as can be where nothing is shared.
fn squared_difference(one: &SoundCodes, other: &SoundCodes, weights: &[u32; SOUNDS]) -> u32 {
    let (mut sum, mut shared) = (0u32, 0u32);
    for ((a, b), weight) in one.0.into_iter().zip(other.0).zip(weights) {
        if a != SoundCodes::UNKNOWN && b != SoundCodes::UNKNOWN {
            sum += weight * u32::from(a.abs_diff(b)).pow(2);
            shared += 1;
        }
    }
    let all = SOUNDS as u32;
    match shared {
        0 => all * u32::from(SoundCodes::UNKNOWN - 1).pow(2),
        shared if shared == all => sum,
        shared => sum * all / shared,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(sound: u8, embedding: u8) -> Place {
        Place { sound: SoundCodes([sound; SOUNDS]), embedding: EmbeddingCodes([embedding; 12]) }
    }

    fn references(places: &[Place], shifts: [i8; SOUNDS]) -> References {
        let wishes = Wishes { shifts, ..Wishes::default() };
        let reference = |(index, place): (usize, &Place)| Reference::new(*place, Whose::Playlist(index), &wishes);
        References::of(places.iter().enumerate().map(reference).collect(), &wishes)
    }

    fn distance(places: &[Place], candidate: Place) -> Distance {
        references(places, [0; SOUNDS]).distance(&candidate).unwrap()
    }

    #[test]
    fn the_same_track_has_a_score_of_one_and_the_opposite_of_zero() {
        assert_eq!(distance(&[place(7, 9)], place(7, 9)).score(), 1.0);
        assert_eq!(distance(&[place(0, 0)], place(63, 127)).score(), 0.0);
    }

    #[test]
    fn the_nearest_is_named_by_embedding_and_by_sound() {
        let places = [place(40, 60), place(10, 20), place(10, 22)];
        assert_eq!(distance(&places, place(12, 20)).nearest, 1);
        assert_eq!(distance(&places, place(12, 22)).nearest, 2);
        let unknown = |sound| Place { embedding: EmbeddingCodes::UNKNOWN, ..place(sound, 0) };
        assert_eq!(distance(&places, unknown(38)).nearest, 0);
    }

    #[test]
    fn one_near_track_counts_less_than_several() {
        let one = distance(&[place(10, 20), place(60, 90), place(61, 90)], place(10, 20));
        let three = distance(&[place(11, 20), place(12, 20), place(13, 20)], place(10, 20));
        assert!(three.mean < one.mean);
    }

    #[test]
    fn features_that_are_not_known_are_left_out() {
        let mut gap = place(20, 20);
        gap.sound.0[4] = SoundCodes::UNKNOWN;
        assert_eq!(gap.apart(&place(20, 20)), 0);
    }

    #[test]
    fn nothing_is_close_to_nothing() {
        assert_eq!(references(&[], [0; SOUNDS]).distance(&place(1, 1)), None);
    }

    #[test]
    fn who_wants_more_energy_is_closer_to_tracks_that_have_it() {
        let mut more = [0; SOUNDS];
        more[1] = 20;
        let wishing = references(&[place(30, 30)], more);
        let with_energy = |code| {
            let mut there = place(30, 30);
            there.sound.0[1] = code;
            wishing.distance(&there).unwrap().mean
        };
        assert!(with_energy(50) < with_energy(40) && with_energy(40) < with_energy(30));
        assert_eq!(with_energy(63), with_energy(37), "beyond what was wished is as far as short of it");
    }

    #[test]
    fn the_farthest_places_fit_into_the_numbers() {
        let most = [i8::MAX; SOUNDS];
        assert!(references(&[place(0, 0)], most).distance(&place(0, 127)).is_some());
    }
}
