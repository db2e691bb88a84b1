//! How good a network is on tracks whose genres are known.

use amalgamix::features::AudioFeatures;
use amalgamix::genres::{GENRE_COUNT, Genre, Probabilities};
use amalgamix::model::{BATCH, Network, NetworkError};
use serde::Serialize;

use crate::dataset::LabelledTrack;

/// Figures over a set of tracks. A hit is any of the track's genres.
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// Asks the network about every track, its features seen through `view`.
pub(super) fn measure(
    network: &Network,
    tracks: &[&LabelledTrack],
    view: impl Fn(&AudioFeatures) -> AudioFeatures,
) -> Result<Figures, NetworkError> {
    let answers = ask(network, tracks, view)?;
    Ok(figures(tracks, &answers))
}

/// The probabilities of every track, its features seen through `view`.
pub(super) fn ask(
    network: &Network,
    tracks: &[&LabelledTrack],
    view: impl Fn(&AudioFeatures) -> AudioFeatures,
) -> Result<Vec<Probabilities>, NetworkError> {
    let features: Vec<AudioFeatures> = tracks.iter().map(|track| view(&track.track.features)).collect();
    let mut answers = Vec::with_capacity(tracks.len());
    for batch in features.chunks(BATCH) {
        answers.extend(pollster::block_on(network.predict(&batch.iter().collect::<Vec<_>>()))?);
    }
    Ok(answers)
}

fn figures(tracks: &[&LabelledTrack], answers: &[Probabilities]) -> Figures {
    let count = tracks.len().max(1) as f64;
    let (mut top_1, mut top_3, mut log_loss) = (0.0, 0.0, 0.0);
    let mut bins = [(0.0, 0.0); BINS];
    for (track, answer) in tracks.iter().zip(answers) {
        let ranked = answer.ranked();
        let hit = |(genre, _): &(Genre, f32)| track.genres.contains(genre);
        let (first, probability) = (f64::from(u8::from(hit(&ranked[0]))), f64::from(ranked[0].1));
        top_1 += first;
        top_3 += f64::from(u8::from(ranked[..3].iter().any(hit)));
        let likelihood: f32 = track.genres.iter().map(|genre| answer.of(*genre)).sum();
        log_loss -= f64::from(likelihood.max(1e-9)).ln();
        let bin = &mut bins[((probability * BINS as f64) as usize).min(BINS - 1)];
        *bin = (bin.0 + first, bin.1 + probability);
    }
    Figures {
        tracks: tracks.len(),
        top_1: top_1 / count,
        top_3: top_3 / count,
        macro_f1: macro_f1(tracks, answers),
        log_loss: log_loss / count,
        calibration_error: bins.iter().map(|(hits, probability)| (hits - probability).abs()).sum::<f64>() / count,
    }
}

/// A track of several genres counts for the one that was answered, if it is among them, else for its first.
fn macro_f1(tracks: &[&LabelledTrack], answers: &[Probabilities]) -> f64 {
    let (mut right, mut answered, mut actual) = ([0.0; GENRE_COUNT], [0.0; GENRE_COUNT], [0.0; GENRE_COUNT]);
    for (track, answer) in tracks.iter().zip(answers) {
        let likeliest = answer.ranked()[0].0;
        let is_right = track.genres.contains(&likeliest);
        let truth = if is_right { likeliest } else { track.genres[0] };
        answered[likeliest.index()] += 1.0;
        actual[truth.index()] += 1.0;
        right[likeliest.index()] += f64::from(u8::from(is_right));
    }
    let f1 =
        |genre: usize| if actual[genre] > 0.0 { 2.0 * right[genre] / (answered[genre] + actual[genre]) } else { 0.0 };
    let occurring = actual.iter().filter(|count| **count > 0.0).count().max(1);
    (0..GENRE_COUNT).map(f1).sum::<f64>() / occurring as f64
}

#[cfg(test)]
mod tests {
    use amalgamix::playlist::Track;

    use super::*;

    fn track(genres: &[usize]) -> LabelledTrack {
        let genres = genres.iter().map(|genre| Genre::new(*genre).unwrap()).collect();
        LabelledTrack { track: Track::default(), genres }
    }

    fn answer(numbers: &[(usize, f32)]) -> Probabilities {
        let mut all = [0.0; GENRE_COUNT];
        numbers.iter().for_each(|(genre, probability)| all[*genre] = *probability);
        Probabilities::new(&all).unwrap()
    }

    #[test]
    fn any_genre_of_a_track_is_a_hit() {
        let tracks = [track(&[1, 2]), track(&[3]), track(&[4])];
        let answers = [
            answer(&[(2, 1.0)]),
            answer(&[(5, 0.5), (6, 0.3), (3, 0.2)]),
            answer(&[(7, 0.4), (8, 0.3), (9, 0.2), (4, 0.1)]),
        ];
        let figures = figures(&tracks.iter().collect::<Vec<_>>(), &answers);
        assert!((figures.top_1 - 1.0 / 3.0).abs() < 1e-9 && (figures.top_3 - 2.0 / 3.0).abs() < 1e-9);
        // Of the four genres that occur only the first track's is ever right.
        assert!((figures.macro_f1 - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_calibrated_answer_has_no_calibration_error() {
        let tracks = [track(&[1]), track(&[2])];
        let even = answer(&[(1, 0.5), (2, 0.5)]);
        let figures = figures(&tracks.iter().collect::<Vec<_>>(), &[even.clone(), even]);
        assert!(figures.calibration_error < 1e-9);
        assert!((figures.log_loss - 2f64.ln()).abs() < 1e-6);
    }
}
