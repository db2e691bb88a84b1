//! How the tracks of a genre sound, as a normal distribution over their scaled features.

use amalgamix::encode::{scaled, unscaled};
use amalgamix::features::{AudioFeatures, Feature};
use rand::Rng;
use rand::rngs::SmallRng;

/// The features that are drawn: the sound and the duration, as a listener's playlist has them.
const DRAWN: [Feature; Feature::SOUND.len() + 1] = {
    let mut drawn = [Feature::Duration; Feature::SOUND.len() + 1];
    let (sound, _) = drawn.split_at_mut(Feature::SOUND.len());
    sound.copy_from_slice(&Feature::SOUND);
    drawn
};
const COUNT: usize = DRAWN.len();

/// Drawn tracks keep a little closer to the middle than real ones: a normal distribution has no hard ends.
const SPREAD: f32 = 0.8;

/// The mean of a genre's scaled features and the Cholesky factor of their covariance.
pub(super) struct Sounds {
    mean: [f32; COUNT],
    factor: [[f32; COUNT]; COUNT],
}

impl Sounds {
    /// The distribution of these tracks, of which those that lack a feature are left out.
    pub fn of(tracks: &[&AudioFeatures]) -> Sounds {
        let rows: Vec<[f32; COUNT]> = tracks.iter().filter_map(|track| row(track)).collect();
        let count = rows.len().max(1) as f32;
        let mean = std::array::from_fn(|one| rows.iter().map(|row| row[one]).sum::<f32>() / count);
        let covariance = |one: usize, other: usize| {
            rows.iter().map(|row| (row[one] - mean[one]) * (row[other] - mean[other])).sum::<f32>() / count
        };
        Sounds {
            mean,
            factor: cholesky(std::array::from_fn(|one| std::array::from_fn(|other| covariance(one, other)))),
        }
    }

    /// An invented track.
    pub fn draw(&self, chance: &mut SmallRng) -> AudioFeatures {
        let normal: [f32; COUNT] = std::array::from_fn(|_| standard_normal(chance));
        let mut features = AudioFeatures::default();
        for (index, feature) in DRAWN.into_iter().enumerate() {
            let deviation: f32 = self.factor[index].iter().zip(normal).map(|(factor, normal)| factor * normal).sum();
            let (lowest, highest) = feature.range();
            let value = unscaled(feature, self.mean[index] + SPREAD * deviation).clamp(lowest, highest);
            // A clamped number is always in range.
            let _ = features.set(feature, value);
        }
        features
    }
}

fn row(track: &AudioFeatures) -> Option<[f32; COUNT]> {
    let mut row = [0.0; COUNT];
    for (place, feature) in row.iter_mut().zip(DRAWN) {
        *place = scaled(feature, track.get(feature)?);
    }
    Some(row)
}

/// The lower triangle whose product with its transpose is the covariance (Golub and Van Loan, 4.2).
fn cholesky(covariance: [[f32; COUNT]; COUNT]) -> [[f32; COUNT]; COUNT] {
    let mut factor = [[0.0f32; COUNT]; COUNT];
    for row in 0..COUNT {
        for column in 0..=row {
            let done: f32 = (0..column).map(|index| factor[row][index] * factor[column][index]).sum();
            let rest = covariance[row][column] - done;
            factor[row][column] = if row == column { rest.max(1e-9).sqrt() } else { rest / factor[column][column] };
        }
    }
    factor
}

/// The Box–Muller transform.
fn standard_normal(chance: &mut SmallRng) -> f32 {
    let (one, other): (f32, f32) = (chance.random_range(f32::EPSILON..1.0), chance.random());
    (-2.0 * one.ln()).sqrt() * (std::f32::consts::TAU * other).cos()
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    fn track(number: usize) -> AudioFeatures {
        let mut track = AudioFeatures::default();
        let share = (number % 100) as f32 / 100.0;
        for feature in DRAWN {
            let value = match feature {
                Feature::Loudness => -20.0 + 10.0 * share,
                Feature::Tempo => 100.0 + 40.0 * share,
                Feature::Duration => 200.0 + 20.0 * share,
                _ => 0.4 + 0.2 * share,
            };
            track.set(feature, value).unwrap();
        }
        track
    }

    #[test]
    fn drawn_tracks_are_like_those_heard() {
        let heard: Vec<AudioFeatures> = (0..100).map(track).collect();
        let sounds = Sounds::of(&heard.iter().collect::<Vec<_>>());
        let mut chance = SmallRng::seed_from_u64(1);
        let drawn: Vec<AudioFeatures> = (0..500).map(|_| sounds.draw(&mut chance)).collect();
        let mean = |feature| drawn.iter().filter_map(|track| track.get(feature)).sum::<f32>() / 500.0;
        assert!((mean(Feature::Tempo) - 120.0).abs() < 3.0);
        assert!((mean(Feature::Energy) - 0.5).abs() < 0.02);
        // Energy and tempo rise together in what was heard, so they do in what was drawn.
        let fast: Vec<_> = drawn.iter().filter(|track| track.get(Feature::Tempo) > Some(125.0)).collect();
        assert!(fast.iter().all(|track| track.get(Feature::Energy) > Some(0.5)));
    }
}
