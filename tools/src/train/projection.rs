//! Along which axes the embeddings of tracks differ most.

use amalgamix::embedding::{AXES, EMBEDDING, Projection};
use amalgamix::model::{Network, NetworkError};
use nalgebra::{DMatrix, DVector};

use crate::measure::ask;
use crate::protocol::{Example, Protocol};

/// How many steps lie within three standard deviations to both sides, on the axis on which tracks differ most. With more of
/// them near tracks are of the same genre no more often, with fewer less often.
const STEPS: f64 = 48.0;

/// The principal components of these rows' embeddings, heard as listeners have them; none if the network has no embedding.
pub fn projection(network: &Network, rows: &[Example]) -> Result<Option<Projection>, NetworkError> {
    let answers = ask(network, rows, Protocol::Listener)?;
    let directions: Vec<DVector<f64>> = answers.iter().filter_map(|answer| direction(&answer.embedding)).collect();
    Ok((!directions.is_empty()).then(|| components(&directions)))
}

fn direction(embedding: &[f32]) -> Option<DVector<f64>> {
    let numbers = embedding.iter().map(|number| f64::from(*number));
    (embedding.len() == EMBEDDING).then(|| DVector::from_iterator(EMBEDDING, numbers))?.try_normalize(0.0)
}

fn components(directions: &[DVector<f64>]) -> Projection {
    let count = directions.len() as f64;
    let mean = directions.iter().fold(DVector::zeros(EMBEDDING), |sum, direction| sum + direction) / count;
    let mut covariance = DMatrix::zeros(EMBEDDING, EMBEDDING);
    for direction in directions {
        let difference = direction - &mean;
        covariance.ger(1.0 / count, &difference, &difference, 1.0);
    }
    let found = covariance.symmetric_eigen();
    let mut order: Vec<usize> = (0..EMBEDDING).collect();
    order.sort_by(|one, other| found.eigenvalues[*other].total_cmp(&found.eigenvalues[*one]));
    let numbers = |vector: DVector<f64>| vector.iter().map(|number| *number as f32).collect();
    Projection {
        axes: order[..AXES].iter().map(|axis| numbers(found.eigenvectors.column(*axis).into_owned())).collect(),
        mean: numbers(mean),
        step: (6.0 * found.eigenvalues[order[0]].max(0.0).sqrt() / STEPS) as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_along_which_directions_differ_comes_first() {
        let leaning = |by: f64| {
            let mut numbers = DVector::zeros(EMBEDDING);
            (numbers[3], numbers[9]) = (1.0, by);
            numbers.normalize()
        };
        let found = components(&(-10..=10).map(|by| leaning(f64::from(by) / 20.0)).collect::<Vec<_>>());
        assert!(found.is_sound());
        let steepest =
            (0..EMBEDDING).max_by(|one, other| found.axes[0][*one].abs().total_cmp(&found.axes[0][*other].abs()));
        assert_eq!(steepest, Some(9));
        assert!((found.mean[3] - 0.96).abs() < 0.02);
    }
}
