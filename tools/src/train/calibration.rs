//! Temperature scaling: finding by how much a network is too sure of itself.

use amalgamix::genres::{GENRE_COUNT, Probabilities};
use amalgamix::model::{Network, NetworkError, Temperatures};

use crate::measure::ask;
use crate::protocol::{Example, Protocol};

/// Rounds of the search: each narrows the interval to 0.618 of it, so that sixteen find the temperature to a thousandth.
const ROUNDS: usize = 16;

/// The temperatures, between 0.5 and 2, of the lowest log-loss on the validation part: for each way of seeing its rows one
/// (golden-section search, Kiefer 1953). The network must not be cooled yet.
pub(super) fn temperatures(network: &Network, validation: &[Example]) -> Result<Temperatures, NetworkError> {
    Ok(Temperatures {
        complete: temperature(network, validation, Protocol::Honest)?,
        listener: temperature(network, validation, Protocol::Listener)?,
    })
}

fn temperature(network: &Network, validation: &[Example], protocol: Protocol) -> Result<f32, NetworkError> {
    let answers = ask(network, validation, protocol)?;
    let loss = |temperature: f32| -> f64 {
        validation.iter().zip(&answers).map(|(row, answer)| loss(row, &answer.probabilities, temperature)).sum()
    };
    Ok(lowest(0.5, 2.0, loss))
}

/// The negative logarithm of what the right genres get together at a temperature.
fn loss(row: &Example, answer: &Probabilities, temperature: f32) -> f64 {
    let mut cooled = [0.0; GENRE_COUNT];
    for (cooled, probability) in cooled.iter_mut().zip(answer.as_slice()) {
        *cooled = f64::from(*probability).powf(f64::from(temperature).recip());
    }
    let right: f64 = row.genres.iter().map(|genre| cooled[genre.index()]).sum();
    -(right / cooled.iter().sum::<f64>()).max(1e-9).ln()
}

fn lowest(mut low: f32, mut high: f32, of: impl Fn(f32) -> f64) -> f32 {
    const GOLDEN: f32 = 0.618_034;
    for _ in 0..ROUNDS {
        let (left, right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
        if of(left) < of(right) { high = right } else { low = left }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_a_valley() {
        let found = lowest(0.5, 2.0, |at| (f64::from(at) - 1.3).powi(2));
        assert!((found - 1.3).abs() < 0.01, "{found}");
    }
}
