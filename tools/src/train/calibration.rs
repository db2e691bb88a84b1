//! Temperature scaling: finding by how much a network is too sure of itself.

use amalgamix::model::{Dense, Network, NetworkError, Preprocessing};
use burn::tensor::Device;

use super::measure::measure;
use crate::dataset::LabelledTrack;

/// Rounds of the search: each narrows the interval to 0.618 of it, so that twelve find the temperature to a hundredth.
const ROUNDS: usize = 12;

/// The network with the temperature, between 0.5 and 2, of the lowest log-loss on the validation part, seen as listeners
/// have it (golden-section search, Kiefer 1953).
pub(super) fn calibrated(
    dense: Dense,
    preprocessing: Preprocessing,
    validation: &[&LabelledTrack],
    device: &Device,
) -> Result<Network, NetworkError> {
    let at =
        |temperature: f32| Network::new(dense.clone(), Preprocessing { temperature, ..preprocessing.clone() }, device);
    let loss = |temperature| {
        measure(&at(temperature), validation, |features| features.as_listener()).map(|figures| figures.log_loss)
    };
    let temperature = lowest(0.5, 2.0, loss)?;
    Ok(at(temperature))
}

fn lowest<E>(mut low: f32, mut high: f32, of: impl Fn(f32) -> Result<f64, E>) -> Result<f32, E> {
    const GOLDEN: f32 = 0.618_034;
    for _ in 0..ROUNDS {
        let (left, right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
        if of(left)? < of(right)? { high = right } else { low = left }
    }
    Ok((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_a_valley() {
        let found = lowest(0.5, 2.0, |at| Ok::<_, ()>((f64::from(at) - 1.3).powi(2))).unwrap();
        assert!((found - 1.3).abs() < 0.01, "{found}");
    }
}
