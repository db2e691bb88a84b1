//! The training part as shuffled batches: with features hidden at random, so that the network learns to do without them,
//! and rows mixed with others, so that it learns what lies between.

use amalgamix::encode::Statistics;
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::model::{MEMBERS, System};
use burn::tensor::TensorData;
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;

use super::Settings;
use crate::protocol::Example;

/// A step's worth of rows.
pub(super) struct Batch {
    /// `[rows, inputs]`
    pub inputs: TensorData,
    /// So many rows at the front are seen as listeners have them.
    pub listener_rows: usize,
    /// `[rows, outputs]`: evenly over the right outputs, smoothed; each row adds up to 1.
    pub targets: TensorData,
}

/// Makes batches for a network.
pub(super) struct Batches<'a> {
    pub rows: &'a [Example],
    pub settings: &'a Settings,
    pub statistics: &'a Statistics,
    /// How many logits the network has.
    pub outputs: usize,
}

impl Batches<'_> {
    /// How many steps an epoch has.
    pub fn per_epoch(&self) -> usize {
        self.rows.len().div_ceil(self.settings.batch)
    }

    /// The rows of one epoch in a new order, in steps.
    pub fn shuffled(&self, chance: &mut SmallRng) -> Vec<Vec<usize>> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.shuffle(chance);
        order.chunks(self.settings.batch).map(<[_]>::to_vec).collect()
    }

    /// The batch of these rows.
    pub fn batch(&self, system: &System, rows: &[usize], chance: &mut SmallRng) -> Batch {
        let listener_rows = (rows.len() as f64 * self.settings.listener_rows).round() as usize;
        let mut inputs = Vec::with_capacity(rows.len() * system.inputs());
        let mut targets = Vec::with_capacity(rows.len() * self.outputs);
        for (place, row) in rows.iter().map(|row| &self.rows[*row]).enumerate() {
            let seen = if place < listener_rows { row.features.as_listener() } else { row.features.clone() };
            inputs.extend(system.encode(self.statistics, &hidden(seen, self.settings.missing, chance)));
            targets.extend(self.target(row));
        }
        if chance.random_bool(self.settings.mixed_batches) {
            let share = beta(chance);
            let partners: Vec<usize> = (0..rows.len())
                .map(|place| if place < listener_rows { 0..listener_rows } else { listener_rows..rows.len() })
                .map(|alike| chance.random_range(alike))
                .collect();
            inputs = mixed(&inputs, &partners, share);
            targets = mixed(&targets, &partners, share);
        }
        Batch {
            inputs: TensorData::new(inputs, [rows.len(), system.inputs()]),
            listener_rows,
            targets: TensorData::new(targets, [rows.len(), self.outputs]),
        }
    }

    fn target(&self, row: &Example) -> Vec<f32> {
        let smoothing = self.settings.label_smoothing;
        let mut target = vec![smoothing / self.outputs as f32; self.outputs];
        let right: Vec<usize> = if self.outputs == MEMBERS {
            row.members.clone()
        } else {
            row.genres.iter().map(|genre| genre.index()).collect()
        };
        for output in &right {
            target[*output] += (1.0 - smoothing) / right.len() as f32;
        }
        target
    }
}

/// The features with each missing by a chance.
fn hidden(mut features: AudioFeatures, missing: f64, chance: &mut SmallRng) -> AudioFeatures {
    for feature in Feature::ALL {
        if chance.random_bool(missing) {
            features.clear(feature);
        }
    }
    features.key = features.key.filter(|_| !chance.random_bool(missing));
    features.mode = features.mode.filter(|_| !chance.random_bool(missing));
    features.time_signature = features.time_signature.filter(|_| !chance.random_bool(missing));
    features.explicit = features.explicit.filter(|_| !chance.random_bool(missing));
    features
}

/// Every row mixed with its partner, of which it takes `1 - share`.
fn mixed(numbers: &[f32], partners: &[usize], share: f32) -> Vec<f32> {
    let width = numbers.len() / partners.len();
    let row = |index: usize| &numbers[index * width..(index + 1) * width];
    partners
        .iter()
        .enumerate()
        .flat_map(|(index, partner)| row(index).iter().zip(row(*partner)))
        .map(|(own, other)| share * own + (1.0 - share) * other)
        .collect()
}

/// A number from Beta(0.2, 0.2), mostly near 0 or 1 (Jöhnk 1964).
fn beta(chance: &mut SmallRng) -> f32 {
    const EXPONENT: f32 = 1.0 / 0.2;
    loop {
        let (one, other) = (chance.random::<f32>().powf(EXPONENT), chance.random::<f32>().powf(EXPONENT));
        if one + other > 0.0 && one + other <= 1.0 {
            return one / (one + other);
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn mixing_keeps_what_rows_add_up_to() {
        let mixed = mixed(&[1.0, 0.0, 0.5, 0.5], &[1, 1], 0.75);
        assert_eq!(mixed, [0.875, 0.125, 0.5, 0.5]);
    }

    #[test]
    fn shares_of_mixing_are_mostly_extreme() {
        let mut chance = SmallRng::seed_from_u64(1);
        let shares: Vec<f32> = (0..2000).map(|_| beta(&mut chance)).collect();
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        let mean = shares.iter().sum::<f32>() / 2000.0;
        let extreme = shares.iter().filter(|share| !(0.1..0.9).contains(*share)).count();
        assert!((mean - 0.5).abs() < 0.03 && extreme > 1200, "{mean} {extreme}");
    }
}
