//! A map of tastes whose axes can be named: the two along which the middles of their sound features differ most.

use super::Axis;
use super::axes::{Component, Numbers, components};
use crate::features::Feature;
use crate::portrait::{Portrait, QUANTILES};

const SOUNDS: usize = Feature::SOUND.len();

/// How many features name an end of an axis at most.
const NAMED: usize = 3;

/// A feature names an axis if it counts at least so much as the one that counts most.
const TELLING: f64 = 0.5;

/// Less variance than this, in squared ranks, is none: ranks are whole numbers, and what is left is rounding.
const NONE: f64 = 1e-6;

/// Where each taste lies, and what the axes mean. Tastes that do not differ lie in the middle, and axes along which none differ
/// have no names.
pub fn map(portraits: &[Portrait]) -> (Vec<[f32; 2]>, [Axis; 2]) {
    let centred = centred(portraits);
    let components = components(&centred);
    let total: f64 = components.iter().map(|component| component.variance).sum();
    let first_two = [&components[0], &components[1]];
    let places: Vec<[f64; 2]> = centred.iter().map(|row| first_two.map(|component| along(component, row))).collect();
    let farthest = places.iter().flatten().fold(0.0, |farthest: f64, place| farthest.max(place.abs()));
    let scaled = |place: f64| if farthest > 0.0 { (place / farthest) as f32 } else { 0.0 };
    (places.into_iter().map(|place| place.map(scaled)).collect(), first_two.map(|component| named(component, total)))
}

/// The middle rank of each feature of each taste, less the mean over the tastes; 0 where it is not known.
fn centred(portraits: &[Portrait]) -> Vec<Numbers> {
    let middle =
        |portrait: &Portrait, feature: usize| portrait.sound[feature].map(|ranks| f64::from(ranks[QUANTILES / 2]));
    let mean = |feature: usize| {
        let known: Vec<f64> = portraits.iter().filter_map(|portrait| middle(portrait, feature)).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    };
    let means: Numbers = std::array::from_fn(mean);
    let row =
        |portrait| std::array::from_fn(|feature| middle(portrait, feature).map_or(0.0, |rank| rank - means[feature]));
    portraits.iter().map(row).collect()
}

/// How far along a component a row lies; 0 where no row differs along it.
fn along(component: &Component, row: &Numbers) -> f64 {
    if component.variance < NONE {
        return 0.0;
    }
    component.direction.iter().zip(row).map(|(a, b)| a * b).sum()
}

fn named(component: &Component, total: f64) -> Axis {
    if component.variance < NONE {
        return Axis::default();
    }
    let most = component.direction.iter().fold(0.0, |most: f64, number| most.max(number.abs()));
    let mut telling: Vec<usize> =
        (0..SOUNDS).filter(|feature| component.direction[*feature].abs() >= TELLING * most).collect();
    telling.sort_by(|one, other| component.direction[*other].abs().total_cmp(&component.direction[*one].abs()));
    let end = |is_rising: bool| {
        let there = telling.iter().filter(|feature| (component.direction[**feature] > 0.0) == is_rising);
        there.take(NAMED).map(|feature| Feature::SOUND[*feature]).collect()
    };
    Axis { rising: end(true), falling: end(false), shown: (component.variance / total) as f32 }
}
