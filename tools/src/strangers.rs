//! Which tracks of a playlist do not belong, and how often that is right: strangers are put among the tracks of playlists whose genres are
//! known, by artists that no network has heard.

use amalgamix::belonging::Fit;
use amalgamix::genres::Probabilities;
use amalgamix::mixture::{Aggregation, mix, without};
use amalgamix::model::{Network, NetworkError};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use serde::{Deserialize, Serialize};

use crate::measure::ask;
use crate::playlists::{Built, GENRES, playlists};
use crate::protocol::{Example, Protocol};

/// How many playlists are built of each number of genres.
const PLAYLISTS: usize = 500;
/// One track in so many is a stranger, at least one of each playlist.
const ONE_IN: usize = 20;
/// The thresholds that are tried, in percent.
const THRESHOLDS: [u8; 10] = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30];

/// How well strangers are told at a threshold: what fits less is taken for one.
#[derive(Serialize, Deserialize)]
pub struct StrangerFigures {
    /// Of how many genres the playlists are.
    pub genres: usize,
    /// The threshold, in percent of fit.
    pub threshold: u8,
    /// The share of strangers that are told.
    pub recall: f64,
    /// The share of tracks that are told which are strangers.
    pub precision: f64,
    /// The share of the playlists' own tracks that are told by mistake.
    pub false_alarms: f64,
}

/// A fit that was found, and whether the track is a stranger.
struct Judged {
    fit: Fit,
    is_stranger: bool,
}

/// The figures at every threshold, for playlists of one to four genres of these rows, heard as listeners have them.
pub fn evaluate(network: &Network, rows: &[Example]) -> Result<Vec<StrangerFigures>, NetworkError> {
    let answers = ask(network, rows, Protocol::Listener)?;
    let answers: Vec<Probabilities> = answers.into_iter().map(|answer| answer.probabilities).collect();
    let priors = &network.preprocessing().priors;
    let mut figures = Vec::new();
    for genres in GENRES {
        let mut chance = SmallRng::seed_from_u64(genres as u64);
        let judged: Vec<Judged> = playlists(rows, genres, PLAYLISTS)
            .into_iter()
            .flat_map(|playlist| judged(&playlist, rows, &answers, priors, &mut chance))
            .collect();
        figures.extend(THRESHOLDS.map(|threshold| at(threshold, genres, &judged)));
    }
    Ok(figures)
}

fn judged(
    playlist: &Built,
    rows: &[Example],
    answers: &[Probabilities],
    priors: &Probabilities,
    chance: &mut SmallRng,
) -> Vec<Judged> {
    let is_elsewhere = |row: &usize| rows[*row].genres.iter().all(|genre| !playlist.genres.contains(genre));
    let elsewhere: Vec<usize> = (0..rows.len()).filter(is_elsewhere).collect();
    let count = (playlist.tracks.len() / ONE_IN).max(1);
    let strangers = elsewhere.choose_multiple(chance, count);
    let tracks: Vec<usize> = playlist.tracks.iter().chain(strangers).copied().collect();
    let heard: Vec<Probabilities> = tracks.iter().map(|track| answers[*track].clone()).collect();
    let aggregation = Aggregation::default();
    let Some(mix) = mix(&heard, priors, aggregation) else { return Vec::new() };
    let fit = |track: &Probabilities| {
        let others = without(&mix, track, heard.len(), priors, aggregation);
        Fit::of(track, &others, priors)
    };
    let own = playlist.tracks.len();
    heard.iter().enumerate().map(|(place, track)| Judged { fit: fit(track), is_stranger: place >= own }).collect()
}

fn at(threshold: u8, genres: usize, judged: &[Judged]) -> StrangerFigures {
    let share = |of: &dyn Fn(&Judged) -> bool, among: &dyn Fn(&Judged) -> bool| {
        let among: Vec<&Judged> = judged.iter().filter(|one| among(one)).collect();
        among.iter().filter(|one| of(one)).count() as f64 / among.len().max(1) as f64
    };
    let is_told = |one: &Judged| one.fit < Fit::from_percent(threshold);
    StrangerFigures {
        genres,
        threshold,
        recall: share(&is_told, &|one| one.is_stranger),
        precision: share(&|one| one.is_stranger, &is_told),
        false_alarms: share(&is_told, &|one| !one.is_stranger),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_count_who_was_told_and_who_was_not() {
        let judged = [(2, true), (40, true), (3, false), (80, false), (90, false)];
        let judged = judged.map(|(fit, is_stranger)| Judged { fit: Fit::from_percent(fit), is_stranger });
        let figures = at(10, 1, &judged);
        assert_eq!((figures.recall, figures.precision), (0.5, 0.5));
        assert!((figures.false_alarms - 1.0 / 3.0).abs() < 1e-9);
    }
}
