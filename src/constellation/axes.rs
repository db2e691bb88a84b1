//! The axes along which rows of numbers differ most: principal components (Pearson 1901).
//!
//! Only sums, products, quotients and square roots are taken, in one order, so that every device finds the same digits.

use crate::features::Feature;

const SOUNDS: usize = Feature::SOUND.len();

/// How often the matrix is swept: each sweep doubles the number of right digits, and five are enough for nine rows.
const SWEEPS: usize = 12;

pub type Numbers = [f64; SOUNDS];
type Matrix = [Numbers; SOUNDS];

/// A direction of a length of 1, and the variance along it.
pub struct Component {
    pub direction: Numbers,
    pub variance: f64,
}

/// All components of rows whose means are 0, that with the largest variance first. Each points to where the feature that counts
/// most rises.
pub fn components(centred: &[Numbers]) -> Vec<Component> {
    let (variances, directions) = diagonal(covariance(centred));
    let component = |index: usize| Component {
        direction: pointing(std::array::from_fn(|row| directions[row][index])),
        variance: variances[index][index].max(0.0),
    };
    let mut components: Vec<Component> = (0..SOUNDS).map(component).collect();
    components.sort_by(|one, other| other.variance.total_cmp(&one.variance));
    components
}

fn covariance(centred: &[Numbers]) -> Matrix {
    let mean =
        |a: usize, b: usize| centred.iter().map(|row| row[a] * row[b]).sum::<f64>() / centred.len().max(1) as f64;
    std::array::from_fn(|a| std::array::from_fn(|b| mean(a, b)))
}

/// The matrix with all but its diagonal turned to nothing, and the turns (Jacobi 1846).
fn diagonal(mut matrix: Matrix) -> (Matrix, Matrix) {
    let mut turns: Matrix = std::array::from_fn(|a| std::array::from_fn(|b| if a == b { 1.0 } else { 0.0 }));
    for _ in 0..SWEEPS {
        for a in 0..SOUNDS {
            for b in a + 1..SOUNDS {
                turn(&mut matrix, &mut turns, a, b);
            }
        }
    }
    (matrix, turns)
}

/// Turns the plane of two rows so that nothing is left of what they have in common.
fn turn(matrix: &mut Matrix, turns: &mut Matrix, a: usize, b: usize) {
    if matrix[a][b] == 0.0 {
        return;
    }
    let slope = (matrix[b][b] - matrix[a][a]) / (2.0 * matrix[a][b]);
    let tangent = 1.0 / (slope.abs() + (slope * slope + 1.0).sqrt()) * if slope < 0.0 { -1.0 } else { 1.0 };
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turned = |one: f64, other: f64| (cosine * one - sine * other, sine * one + cosine * other);
    for row in 0..SOUNDS {
        (matrix[row][a], matrix[row][b]) = turned(matrix[row][a], matrix[row][b]);
        (turns[row][a], turns[row][b]) = turned(turns[row][a], turns[row][b]);
    }
    let both = matrix[a].into_iter().zip(matrix[b]);
    for (column, (one, other)) in both.enumerate() {
        (matrix[a][column], matrix[b][column]) = turned(one, other);
    }
    (matrix[a][b], matrix[b][a]) = (0.0, 0.0);
}

/// The direction or its opposite, so that its largest number is above 0; of equally large ones the first.
fn pointing(direction: Numbers) -> Numbers {
    let larger = |best: f64, next: f64| if next.abs() > best.abs() { next } else { best };
    let largest = direction.into_iter().fold(0.0, larger);
    if largest < 0.0 { direction.map(|number| -number) } else { direction }
}
