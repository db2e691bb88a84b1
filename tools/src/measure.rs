//! How good answers are on tracks whose genres are known.

use amalgamix::features::AudioFeatures;
use amalgamix::genres::{GENRE_COUNT, Genre, Probabilities};
use amalgamix::model::{BATCH, Network, NetworkError, Prediction};
use serde::{Deserialize, Serialize};

use crate::protocol::{Example, Protocol};

/// Figures over a set of tracks. A hit is any of the track's genres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How many tracks were asked.
    pub tracks: usize,
    /// The share of tracks whose likeliest genre is a hit.
    pub top_1: f64,
    /// The share of tracks with a hit among the three likeliest genres.
    pub top_3: f64,
    /// The mean over the genres of F1, the harmonic mean of precision and recall of the likeliest genre.
    pub macro_f1: f64,
    /// The mean of the negative logarithm of the probability that all hits together got.
    pub log_loss: f64,
    /// How far top-1 probability and top-1 hits are apart, over 15 bins of equal width (Guo and others 2017).
    pub calibration_error: f64,
}

const BINS: usize = 15;

/// What the network says about every row, seen as the protocol shows it.
pub fn ask(network: &Network, rows: &[Example], protocol: Protocol) -> Result<Vec<Prediction>, NetworkError> {
    hear(network, &rows.iter().map(|row| protocol.view(&row.features)).collect::<Vec<_>>())
}

/// What the network says about every one of these.
pub fn hear(network: &Network, sounds: &[AudioFeatures]) -> Result<Vec<Prediction>, NetworkError> {
    let progress = crate::progress(sounds.len(), "hearing");
    let mut answers = Vec::with_capacity(sounds.len());
    for batch in sounds.chunks(BATCH) {
        answers.extend(pollster::block_on(network.predict(&batch.iter().collect::<Vec<_>>()))?);
        progress.inc(batch.len() as u64);
    }
    progress.finish_and_clear();
    Ok(answers)
}

/// The figures of these answers.
pub fn figures<'a>(answered: impl Iterator<Item = (&'a Example, &'a Probabilities)> + Clone) -> Figures {
    let (mut tracks, mut top_1, mut top_3, mut log_loss) = (0, 0.0, 0.0, 0.0);
    for (row, answer) in answered.clone() {
        let ranked = answer.ranked();
        let hit = |(genre, _): &(Genre, f32)| row.genres.contains(genre);
        let likelihood: f32 = row.genres.iter().map(|genre| answer.of(*genre)).sum();
        tracks += 1;
        top_1 += f64::from(hit(&ranked[0]));
        top_3 += f64::from(ranked[..3].iter().any(hit));
        log_loss -= f64::from(likelihood.max(1e-9)).ln();
    }
    let count = tracks.max(1) as f64;
    Figures {
        tracks,
        top_1: top_1 / count,
        top_3: top_3 / count,
        macro_f1: macro_f1(answered.clone()),
        log_loss: log_loss / count,
        calibration_error: calibration(answered)
            .iter()
            .map(|bin| (bin.hits - bin.claimed).abs() * bin.rows)
            .sum::<f64>()
            / count,
    }
}

/// The rows whose likeliest genre has about the same probability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBin {
    /// How many rows.
    pub rows: f64,
    /// The mean of those probabilities.
    pub claimed: f64,
    /// The share of rows where that genre is right.
    pub hits: f64,
}

/// How sure answers are and how often they are right, over bins of equal width from 0 to 1.
pub fn calibration<'a>(answered: impl Iterator<Item = (&'a Example, &'a Probabilities)>) -> [CalibrationBin; BINS] {
    let mut bins = [CalibrationBin::default(); BINS];
    for (row, answer) in answered {
        let (genre, probability) = answer.ranked()[0];
        let bin = &mut bins[((probability * BINS as f32) as usize).min(BINS - 1)];
        bin.rows += 1.0;
        bin.claimed += f64::from(probability);
        bin.hits += f64::from(row.genres.contains(&genre));
    }
    bins.map(|bin| CalibrationBin {
        claimed: bin.claimed / bin.rows.max(1.0),
        hits: bin.hits / bin.rows.max(1.0),
        ..bin
    })
}

/// A track of several genres counts for the one that was answered, if it is among them, else for its first.
fn macro_f1<'a>(answered: impl Iterator<Item = (&'a Example, &'a Probabilities)>) -> f64 {
    let (mut right, mut claimed, mut actual) = ([0.0; GENRE_COUNT], [0.0; GENRE_COUNT], [0.0; GENRE_COUNT]);
    for (row, answer) in answered {
        let likeliest = answer.ranked()[0].0;
        let is_right = row.genres.contains(&likeliest);
        let truth = if is_right { likeliest } else { row.genres[0] };
        claimed[likeliest.index()] += 1.0;
        actual[truth.index()] += 1.0;
        right[likeliest.index()] += f64::from(is_right);
    }
    let f1 =
        |genre: usize| if actual[genre] > 0.0 { 2.0 * right[genre] / (claimed[genre] + actual[genre]) } else { 0.0 };
    let occurring = actual.iter().filter(|count| **count > 0.0).count().max(1);
    (0..GENRE_COUNT).map(f1).sum::<f64>() / occurring as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(genres: &[usize]) -> Example {
        let genres = genres.iter().map(|genre| Genre::new(*genre).unwrap()).collect();
        Example { features: AudioFeatures::default(), genres, members: Vec::new(), track: 0, has_relative: false }
    }

    fn answer(numbers: &[(usize, f32)]) -> Probabilities {
        let mut all = [0.0; GENRE_COUNT];
        numbers.iter().for_each(|(genre, probability)| all[*genre] = *probability);
        Probabilities::new(&all).unwrap()
    }

    #[test]
    fn any_genre_of_a_track_is_a_hit() {
        let rows = [row(&[1, 2]), row(&[3]), row(&[4])];
        let answers = [
            answer(&[(2, 1.0)]),
            answer(&[(5, 0.5), (6, 0.3), (3, 0.2)]),
            answer(&[(7, 0.4), (8, 0.3), (9, 0.2), (4, 0.1)]),
        ];
        let figures = figures(rows.iter().zip(&answers));
        assert!((figures.top_1 - 1.0 / 3.0).abs() < 1e-9 && (figures.top_3 - 2.0 / 3.0).abs() < 1e-9);
        // Of the four genres that occur only the first track's is ever right.
        assert!((figures.macro_f1 - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_calibrated_answer_has_no_calibration_error() {
        let rows = [row(&[1]), row(&[2])];
        let even = answer(&[(1, 0.5), (2, 0.5)]);
        let answers = [even.clone(), even];
        let figures = figures(rows.iter().zip(&answers));
        assert!(figures.calibration_error < 1e-9);
        assert!((figures.log_loss - 2f64.ln()).abs() < 1e-6);
    }
}
