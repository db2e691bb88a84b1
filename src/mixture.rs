//! From the genres of single tracks to the genres of a playlist.
//!
//! A playlist is seen as drawn from a few genres in unknown shares. Expectation maximisation finds the shares under which
//! the tracks' probabilities are likeliest (a mixture model with fixed components, Dempster, Laird and Rubin 1977). Alone it
//! is too sharp on real playlists, so what is shown is halfway between it and the plain mean; both alone, and the
//! original's way, can be asked for too.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::genres::{GENRE_COUNT, Genre, Probabilities};

/// How the genres of the tracks become those of the playlist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregation {
    /// The original's way: the tracks are averaged to one, and that is classified.
    Averaged,
    /// The mean of the tracks' probabilities.
    Mean,
    /// Expectation maximisation over the tracks' probabilities.
    Mixture,
    /// Halfway between the mixture and the mean.
    #[default]
    Blend,
}

/// A text that names no way of aggregating.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no aggregation {0:?}; there are averaged, mean, mixture and blend")]
pub struct NoSuchAggregation(String);

impl Aggregation {
    /// Every way, the original's first.
    pub const ALL: [Aggregation; 4] =
        [Aggregation::Averaged, Aggregation::Mean, Aggregation::Mixture, Aggregation::Blend];

    /// The name in files and options.
    pub fn as_str(self) -> &'static str {
        match self {
            Aggregation::Averaged => "averaged",
            Aggregation::Mean => "mean",
            Aggregation::Mixture => "mixture",
            Aggregation::Blend => "blend",
        }
    }

    /// How much of the mixture there is in the shares, 0 to 1; the rest is the mean.
    fn sharpness(self) -> f64 {
        match self {
            Aggregation::Averaged | Aggregation::Mean => 0.0,
            Aggregation::Mixture => 1.0,
            Aggregation::Blend => 0.5,
        }
    }

    /// Whether a track's own genre is seen with the playlist's mix as prior.
    pub fn sees_tracks_within(self) -> bool {
        self.sharpness() > 0.0
    }
}

impl fmt::Display for Aggregation {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Aggregation {
    type Err = NoSuchAggregation;

    fn from_str(name: &str) -> Result<Aggregation, NoSuchAggregation> {
        let found = Aggregation::ALL.into_iter().find(|aggregation| aggregation.as_str() == name);
        found.ok_or_else(|| NoSuchAggregation(name.into()))
    }
}

/// Which genres a playlist is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenreMix {
    /// The share of each genre, 0 to 1, adding up to 1.
    pub shares: Probabilities,
    /// The expected share of scored tracks whose likeliest genre is right, 0 to 1: seen with this mix as prior, if that is
    /// how it was made.
    pub confidence: f32,
}

impl GenreMix {
    /// Below this confidence a call is shown as unsure.
    pub const SURE: f32 = 0.3;

    /// The shares in thousandths, largest first, equal ones in the table's order. What ranking reads: rounded, so that the
    /// last digits, in which machines differ, do not count.
    pub fn in_thousandths(&self) -> Vec<(Genre, u32)> {
        let mut shares: Vec<_> =
            Genre::all().map(|genre| (genre, (self.shares.of(genre) * 1000.0).round() as u32)).collect();
        shares.sort_by_key(|(genre, share)| (std::cmp::Reverse(*share), *genre));
        shares
    }

    /// Whether the evidence carries a call.
    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::SURE
    }
}

/// Rounds of expectation maximisation: more change no share by a thousandth.
const ROUNDS: usize = 60;
/// How much of a track's evidence counts, 0 to 1, as the power to which its likelihoods are taken. The model takes tracks to
/// be drawn independently; those of one playlist share artists, albums and a listener's taste, so each says less than it
/// seems to, and a power below 1 makes up for it (Grünwald 2012, "The safe Bayesian"). The best of the powers that
/// `cargo tools evaluate` tries on playlists of validation tracks.
pub const TRUST: f64 = 0.6;

type Numbers = [f64; GENRE_COUNT];

/// The mix of a playlist from its tracks' probabilities, given how common each genre was in training. None without tracks.
/// For [`Aggregation::Averaged`] the one track is the average.
pub fn mix(tracks: &[Probabilities], priors: &Probabilities, aggregation: Aggregation) -> Option<GenreMix> {
    mix_trusting(tracks, priors, aggregation, TRUST)
}

/// As [`mix`], with another power than [`TRUST`], above 0.
pub fn mix_trusting(
    tracks: &[Probabilities],
    priors: &Probabilities,
    aggregation: Aggregation,
    trust: f64,
) -> Option<GenreMix> {
    if tracks.is_empty() {
        return None;
    }
    let plain = mean(tracks.iter().map(numbers));
    if !aggregation.sees_tracks_within() {
        let confidence = tracks.iter().map(|track| largest(&numbers(track))).sum::<f64>() / tracks.len() as f64;
        return Some(GenreMix { shares: probabilities(&plain)?, confidence: confidence as f32 });
    }
    let likelihoods: Vec<Numbers> = tracks.iter().map(|track| likelihoods(track, priors, trust)).collect();
    let (sharp, sharpness) = (shares_by_expectation_maximisation(&likelihoods), aggregation.sharpness());
    let shares = normalised(std::array::from_fn(|genre| sharpness * sharp[genre] + (1.0 - sharpness) * plain[genre]));
    let confidence =
        likelihoods.iter().map(|track| largest(&posterior(track, &shares))).sum::<f64>() / tracks.len() as f64;
    Some(GenreMix { shares: probabilities(&shares)?, confidence: confidence as f32 })
}

/// A track's probabilities, seen with the playlist's mix instead of the training set's genres as prior.
pub fn within(track: &Probabilities, mix: &GenreMix, priors: &Probabilities) -> Probabilities {
    let posterior = posterior(&likelihoods(track, priors, TRUST), &numbers(&mix.shares));
    probabilities(&posterior).unwrap_or_else(|| track.clone())
}

fn shares_by_expectation_maximisation(likelihoods: &[Numbers]) -> Numbers {
    (0..ROUNDS).fold([1.0 / GENRE_COUNT as f64; GENRE_COUNT], |shares, _| {
        mean(likelihoods.iter().map(|track| posterior(track, &shares)))
    })
}

/// How likely the track is under each genre, up to a factor, to the power of `trust`: its probability over the genre's prior.
/// A genre that training never saw gets nothing.
fn likelihoods(track: &Probabilities, priors: &Probabilities, trust: f64) -> Numbers {
    let (track, priors) = (numbers(track), numbers(priors));
    std::array::from_fn(|genre| if priors[genre] > 0.0 { (track[genre] / priors[genre]).powf(trust) } else { 0.0 })
}

fn posterior(likelihoods: &Numbers, shares: &Numbers) -> Numbers {
    normalised(std::array::from_fn(|genre| shares[genre] * likelihoods[genre]))
}

fn mean(rows: impl Iterator<Item = Numbers>) -> Numbers {
    let mut sums = [0.0; GENRE_COUNT];
    for row in rows {
        sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
    }
    normalised(sums)
}

/// Scaled to a sum of 1; evenly spread where there is nothing to scale.
fn normalised(mut numbers: Numbers) -> Numbers {
    let sum: f64 = numbers.iter().sum();
    if sum <= 0.0 {
        return [1.0 / GENRE_COUNT as f64; GENRE_COUNT];
    }
    numbers.iter_mut().for_each(|number| *number /= sum);
    numbers
}

fn numbers(probabilities: &Probabilities) -> Numbers {
    std::array::from_fn(|genre| probabilities.as_slice()[genre].into())
}

fn probabilities(numbers: &Numbers) -> Option<Probabilities> {
    Probabilities::new(&numbers.map(|number| number as f32)).ok()
}

fn largest(numbers: &Numbers) -> f64 {
    numbers.iter().copied().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The mix as the page shows it.
    fn mix(tracks: &[Probabilities], priors: &Probabilities) -> Option<GenreMix> {
        super::mix(tracks, priors, Aggregation::default())
    }

    fn even() -> Probabilities {
        Probabilities::new(&[1.0 / GENRE_COUNT as f32; GENRE_COUNT]).unwrap()
    }

    /// A track that is of one genre with this probability, the rest spread evenly.
    fn mostly(genre: usize, probability: f32) -> Probabilities {
        let mut numbers = [(1.0 - probability) / (GENRE_COUNT - 1) as f32; GENRE_COUNT];
        numbers[genre] = probability;
        Probabilities::new(&numbers).unwrap()
    }

    #[test]
    fn a_playlist_without_tracks_has_no_mix() {
        assert_eq!(mix(&[], &even()), None);
    }

    #[test]
    fn weak_evidence_for_one_genre_adds_up() {
        let mix = mix(&vec![mostly(5, 0.2); 30], &even()).unwrap();
        assert_eq!(mix.in_thousandths()[0].0.index(), 5);
        assert!(
            mix.shares.as_slice()[5] > 0.5,
            "thirty weak votes for one genre are a strong one: {}",
            mix.shares.as_slice()[5]
        );
        assert!(mix.is_sure());
    }

    #[test]
    fn two_genres_get_the_shares_of_their_tracks() {
        let tracks: Vec<_> = (0..40).map(|track| mostly(if track < 30 { 3 } else { 9 }, 0.9)).collect();
        let mix = mix(&tracks, &even()).unwrap();
        assert!((mix.shares.as_slice()[3] - 0.75).abs() < 0.1);
        assert!((mix.shares.as_slice()[9] - 0.25).abs() < 0.1);
    }

    #[test]
    fn a_genre_that_training_saw_often_needs_more_evidence() {
        let common = mostly(3, 0.5);
        let mut undecided = [0.0; GENRE_COUNT];
        (undecided[3], undecided[9]) = (0.5, 0.5);
        let undecided = Probabilities::new(&undecided).unwrap();
        let mix = mix(&vec![undecided; 10], &common).unwrap();
        assert_eq!(mix.in_thousandths()[0].0.index(), 9);
    }

    #[test]
    fn no_evidence_is_unsure() {
        assert!(!mix(&vec![even(); 20], &even()).unwrap().is_sure());
    }

    #[test]
    fn the_playlist_decides_what_a_track_leaves_open() {
        let mut undecided = [0.0; GENRE_COUNT];
        (undecided[3], undecided[9]) = (0.5, 0.5);
        let undecided = Probabilities::new(&undecided).unwrap();
        let mut tracks = vec![mostly(9, 0.9); 20];
        tracks.push(undecided.clone());
        let mix = mix(&tracks, &even()).unwrap();
        assert_eq!(within(&undecided, &mix, &even()).ranked()[0].0.index(), 9);
    }

    #[test]
    fn every_aggregation_can_be_named() {
        for aggregation in Aggregation::ALL {
            assert_eq!(aggregation.to_string().parse(), Ok(aggregation));
        }
        assert!("median".parse::<Aggregation>().unwrap_err().to_string().contains("blend"));
    }

    #[test]
    fn the_mixture_is_sharper_than_the_mean_and_the_blend_between_them() {
        let share =
            |aggregation| super::mix(&vec![mostly(5, 0.3); 20], &even(), aggregation).unwrap().shares.as_slice()[5];
        let (mean, blend, mixture) = (share(Aggregation::Mean), share(Aggregation::Blend), share(Aggregation::Mixture));
        assert!((mean - 0.3).abs() < 1e-4 && mean < blend && blend < mixture, "{mean} {blend} {mixture}");
    }

    proptest! {
        #[test]
        fn shares_are_probabilities_and_do_not_depend_on_the_order(
            rows in prop::collection::vec(prop::collection::vec(0.0f32..1.0, GENRE_COUNT), 1..12)
        ) {
            let tracks: Vec<_> = rows
                .iter()
                .map(|row| {
                    let sum: f32 = row.iter().sum::<f32>() + 1e-3;
                    Probabilities::new(&row.iter().map(|number| (number + 1e-3 / GENRE_COUNT as f32) / sum).collect::<Vec<_>>()).unwrap()
                })
                .collect();
            let reversed: Vec<_> = tracks.iter().rev().cloned().collect();
            let (there, back) = (mix(&tracks, &even()).unwrap(), mix(&reversed, &even()).unwrap());
            prop_assert!((0.0..=1.0).contains(&there.confidence));
            for (a, b) in there.shares.as_slice().iter().zip(back.shares.as_slice()) {
                prop_assert!((a - b).abs() < 1e-5);
            }
        }
    }
}
