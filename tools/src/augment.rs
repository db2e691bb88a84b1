//! Noisy copies of training rows, as the original made them: a slightly other duration and popularity, and Gaussian noise
//! on everything else that is a number.

use amalgamix::features::{AudioFeatures, Feature};
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::protocol::Example;

/// How copies are made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Augmentation {
    /// How many rows there are for each track of the dataset, copies included: 89,740 become 166,000.
    pub growth: f64,
    /// By how many seconds the duration is shifted at most.
    pub duration_shift: f32,
    /// By how many points the popularity is shifted at most.
    pub popularity_shift: f32,
    /// The standard deviation of the noise on the other numbers, as a share of the feature's standard deviation.
    pub noise: f32,
    /// Where all chance begins.
    pub seed: u64,
}

impl Default for Augmentation {
    fn default() -> Augmentation {
        Augmentation { growth: 166_000.0 / 89_740.0, duration_shift: 3.0, popularity_shift: 3.0, noise: 0.02, seed: 57 }
    }
}

impl Augmentation {
    /// Adds noisy copies of rows that are chosen at random, none twice before all were chosen once.
    pub fn add_copies(&self, rows: &mut Vec<Example>) {
        let mut chance = SmallRng::seed_from_u64(self.seed);
        let spreads = Feature::ALL.map(|feature| spread(rows, feature));
        let wanted = (rows.len() as f64 * (self.growth - 1.0)).round() as usize;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.shuffle(&mut chance);
        let copies: Vec<Example> = order
            .iter()
            .cycle()
            .take(if order.is_empty() { 0 } else { wanted })
            .map(|row| Example {
                features: self.noisy(&rows[*row].features, &spreads, &mut chance),
                ..rows[*row].clone()
            })
            .collect();
        rows.extend(copies);
    }

    fn noisy(&self, features: &AudioFeatures, spreads: &[f32], chance: &mut SmallRng) -> AudioFeatures {
        let mut noisy = features.clone();
        for (feature, spread) in Feature::ALL.into_iter().zip(spreads) {
            let Some(value) = features.get(feature) else { continue };
            let shift = match feature {
                Feature::Duration => self.duration_shift * (chance.random::<f32>() * 2.0 - 1.0),
                Feature::Popularity => self.popularity_shift * (chance.random::<f32>() * 2.0 - 1.0),
                _ => self.noise * spread * gaussian(chance),
            };
            let (lowest, highest) = feature.range();
            // A value within the range is always accepted.
            let _ = noisy.set(feature, (value + shift).clamp(lowest, highest));
        }
        noisy
    }
}

/// The standard deviation of a feature over these rows.
fn spread(rows: &[Example], feature: Feature) -> f32 {
    let values = || rows.iter().filter_map(|row| row.features.get(feature)).map(f64::from);
    let count = values().count().max(1) as f64;
    let mean = values().sum::<f64>() / count;
    (values().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt() as f32
}

/// A number from the standard normal distribution (Box and Muller 1958).
fn gaussian(chance: &mut SmallRng) -> f32 {
    let radius = (-2.0 * (1.0 - chance.random::<f32>()).ln()).sqrt();
    radius * (std::f32::consts::TAU * chance.random::<f32>()).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Example> {
        (0..100)
            .map(|track| {
                let mut features = AudioFeatures::default();
                features.set(Feature::Energy, track as f32 / 100.0).unwrap();
                features.set(Feature::Duration, 200.0).unwrap();
                Example { features, genres: Vec::new(), members: Vec::new(), track, has_relative: false }
            })
            .collect()
    }

    #[test]
    fn copies_differ_a_little_and_stay_in_range() {
        let (mut rows, settings) = (rows(), Augmentation { growth: 1.5, ..Augmentation::default() });
        settings.add_copies(&mut rows);
        assert_eq!(rows.len(), 150);
        for copy in &rows[100..] {
            let original = &rows[copy.track].features;
            let difference = |feature| (copy.features.get(feature).unwrap() - original.get(feature).unwrap()).abs();
            assert!(difference(Feature::Energy) < 0.05 && difference(Feature::Duration) <= settings.duration_shift);
            assert_ne!(copy.features, *original);
            assert_eq!(copy.features.get(Feature::Tempo), None, "what was missing stays missing");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_copies() {
        let (mut one, mut other) = (rows(), rows());
        Augmentation::default().add_copies(&mut one);
        Augmentation::default().add_copies(&mut other);
        assert!(one.iter().zip(&other).all(|(one, other)| one.features == other.features));
    }
}
