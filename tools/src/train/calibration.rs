//! Temperature scaling: finding by how much a network is too sure of itself.

use amalgamix::genres::{GENRE_COUNT, Probabilities};
use amalgamix::model::{Network, NetworkError, Temperatures};

use crate::measure::ask;
use crate::protocol::{Example, Protocol};

/// Rounds of the search: each narrows the interval to 0.618 of it, so that sixteen find the temperature to a thousandth.
const ROUNDS: usize = 16;

/// The temperatures, between 0.5 and 2, at which the likeliest genre of validation rows is right as often as its probability
/// says, by log-loss: for each way of seeing the rows one (golden-section search, Kiefer 1953). What the network has been
/// cooled by before does not count.
pub fn temperatures(network: &Network, validation: &[Example]) -> Result<Temperatures, NetworkError> {
    Ok(Temperatures {
        complete: temperature(network, validation, Protocol::Honest)?,
        listener: temperature(network, validation, Protocol::Listener)?,
    })
}

fn temperature(network: &Network, validation: &[Example], protocol: Protocol) -> Result<f32, NetworkError> {
    let answers = ask(&network.cooled(Temperatures::NONE), validation, protocol)?;
    let loss = |temperature: f32| -> f64 {
        validation.iter().zip(&answers).map(|(row, answer)| loss(row, &answer.probabilities, temperature)).sum()
    };
    Ok(lowest(0.5, 2.0, loss))
}

/// The log-loss of the likeliest genre's probability at a temperature, as the probability that this genre is right: a track
/// of several genres is right with any of them.
fn loss(row: &Example, answer: &Probabilities, temperature: f32) -> f64 {
    let mut cooled = [0.0; GENRE_COUNT];
    for (cooled, probability) in cooled.iter_mut().zip(answer.as_slice()) {
        *cooled = f64::from(*probability).powf(f64::from(temperature).recip());
    }
    let likeliest = answer.ranked()[0].0;
    let claimed = cooled[likeliest.index()] / cooled.iter().sum::<f64>();
    let right = if row.genres.contains(&likeliest) { claimed } else { 1.0 - claimed };
    -right.max(1e-9).ln()
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
