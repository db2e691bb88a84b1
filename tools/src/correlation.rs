//! How the numeric features go together over the dataset.

use amalgamix::encode::scaled;
use amalgamix::features::{AudioFeatures, Feature};

/// Pearson's correlation of every two features, on the scale on which the networks read them, over the tracks that have
/// both; -1 to 1, 0 where nothing varies. In the order of [`Feature::ALL`].
pub fn correlations<'a>(tracks: impl Iterator<Item = &'a AudioFeatures> + Clone) -> Vec<Vec<f64>> {
    let pair = |one, other| {
        let both = tracks.clone().filter_map(move |track| {
            Some((f64::from(scaled(one, track.get(one)?)), f64::from(scaled(other, track.get(other)?))))
        });
        correlation(&both.collect::<Vec<_>>())
    };
    Feature::ALL.iter().map(|one| Feature::ALL.iter().map(|other| pair(*one, *other)).collect()).collect()
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (one, other) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|pair| of(pair.0 - one, pair.1 - other)).sum::<f64>();
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    if spread > 0.0 { sum(&|a, b| a * b) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rises_together_is_one_and_what_falls_minus_one() {
        assert!((correlation(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]) - 1.0).abs() < 1e-12);
        assert!((correlation(&[(0.0, 4.0), (1.0, 2.0), (2.0, 0.0)]) + 1.0).abs() < 1e-12);
        assert_eq!(correlation(&[(0.0, 4.0), (1.0, 4.0)]), 0.0);
    }
}
