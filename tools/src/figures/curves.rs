//! Curves over the epochs of a training run, or any other lines over a common axis.

use amalgamix::report::Figure;

use super::Drawn;
use super::svg::{Anchor, Svg};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 50.0;

/// One line: its name, its class and one value an epoch, none where there is none.
pub struct Curve {
    /// What it is.
    pub name: &'static str,
    /// The values, from epoch 1.
    pub values: Vec<f64>,
}

const CLASSES: [&str; 3] = ["one", "other", "third"];

/// Draws up to three curves over their epochs.
pub fn curves(file: &str, title: &str, caption: &str, unit: &str, curves: &[Curve]) -> Drawn {
    let values = || curves.iter().flat_map(|curve| curve.values.iter().copied());
    let highest = values().fold(f64::MIN, f64::max);
    let lowest = values().fold(f64::MAX, f64::min).min(highest);
    let epochs = curves.iter().map(|curve| curve.values.len()).max().unwrap_or(1);
    let mut svg = Svg::new(WIDTH, HEIGHT, title);
    let x = |epoch: usize| LEFT + (WIDTH - LEFT - RIGHT) * epoch as f64 / (epochs.max(2) - 1) as f64;
    let span = (highest - lowest).max(1e-9);
    let y = |value: f64| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - lowest) / span;
    for step in 0..=4 {
        let value = lowest + span * f64::from(step) / 4.0;
        svg.polyline("grid", &[(LEFT, y(value)), (WIDTH - RIGHT, y(value))]);
        svg.text((LEFT - 8.0, y(value) + 4.0), Anchor::End, "small", &format!("{value:.3}"));
    }
    for epoch in [0, epochs / 2, epochs - 1] {
        svg.text((x(epoch), HEIGHT - BOTTOM + 18.0), Anchor::Middle, "small", &format!("{}", epoch + 1));
    }
    svg.text((WIDTH / 2.0, HEIGHT - 10.0), Anchor::Middle, "small soft", "epoch");
    svg.text((LEFT, 16.0), Anchor::Start, "small soft", unit);
    for ((index, curve), class) in curves.iter().enumerate().zip(CLASSES) {
        let points: Vec<_> = curve.values.iter().enumerate().map(|(epoch, value)| (x(epoch), y(*value))).collect();
        svg.polyline(class, &points);
        let key = (WIDTH - RIGHT - 190.0, TOP + 30.0 + 20.0 * index as f64);
        svg.polyline(class, &[key, (key.0 + 30.0, key.1)]);
        svg.text((key.0 + 36.0, key.1 + 4.0), Anchor::Start, "small", curve.name);
    }
    let cell =
        |curve: &Curve, epoch: usize| curve.values.get(epoch).map_or_else(String::new, |value| format!("{value:.4}"));
    let row = |epoch| {
        std::iter::once(format!("{}", epoch + 1)).chain(curves.iter().map(|curve| cell(curve, epoch))).collect()
    };
    Drawn {
        figure: Figure {
            file: file.into(),
            title: title.into(),
            caption: caption.into(),
            size: svg.size(),
            columns: std::iter::once("epoch".into()).chain(curves.iter().map(|curve| curve.name.into())).collect(),
            rows: (0..epochs).map(row).collect(),
        },
        svg: svg.finish(),
    }
}
