//! Curves over the epochs of a training run, or any other lines over a common axis.

use amalgamix::report::Figure;

use super::Drawn;
use super::scale::Scale;
use super::svg::{Anchor, Svg};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 40.0;
/// The width of a curve's key.
const KEY: f64 = 150.0;
const BOTTOM: f64 = 50.0;

/// One line: its name, its class and one value an epoch, none where there is none.
pub struct Curve {
    /// What it is.
    pub name: &'static str,
    /// The values, from epoch 1.
    pub values: Vec<f64>,
}

/// What the values are.
#[derive(Clone, Copy)]
pub enum Unit {
    /// A loss in nats.
    Loss,
    /// A share of rows, 0 to 1.
    ShareRight,
}

impl Unit {
    fn label(self) -> &'static str {
        match self {
            Unit::Loss => "loss",
            Unit::ShareRight => "right",
        }
    }

    fn written(self, value: f64) -> String {
        match self {
            Unit::Loss => format!("{value:.1}"),
            Unit::ShareRight => format!("{:.0} %", value * 100.0),
        }
    }
}

const CLASSES: [&str; 3] = ["one", "other", "third"];

/// Draws up to three curves over their epochs.
pub fn curves(file: &str, title: &str, caption: &str, unit: Unit, curves: &[Curve]) -> Drawn {
    let values = || curves.iter().flat_map(|curve| curve.values.iter().copied());
    let heights = Scale::around(values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let epochs = curves.iter().map(|curve| curve.values.len()).max().unwrap_or(1);
    let mut svg = Svg::new(WIDTH, HEIGHT, title);
    let x = |epoch: f64| LEFT + (WIDTH - LEFT - RIGHT) * epoch / epochs.max(1) as f64;
    let y = |value: f64| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * heights.place(value);
    for mark in &heights.marks {
        svg.polyline("grid", &[(LEFT, y(*mark)), (WIDTH - RIGHT, y(*mark))]);
        svg.text((LEFT - 8.0, y(*mark) + 4.0), Anchor::End, "small", &unit.written(*mark));
    }
    for epoch in Scale::around(0.0, epochs as f64).marks.into_iter().filter(|epoch| *epoch <= epochs as f64) {
        svg.text((x(epoch), HEIGHT - BOTTOM + 18.0), Anchor::Middle, "small", &format!("{epoch:.0}"));
    }
    svg.text((WIDTH / 2.0, HEIGHT - 10.0), Anchor::Middle, "small soft", "epoch");
    svg.text((LEFT, 18.0), Anchor::Start, "small soft", unit.label());
    for ((index, curve), class) in curves.iter().enumerate().zip(CLASSES) {
        let points: Vec<_> = (1..).zip(&curve.values).map(|(epoch, value)| (x(f64::from(epoch)), y(*value))).collect();
        svg.polyline(class, &points);
        let key = (WIDTH - RIGHT - KEY * (curves.len() - index) as f64, 14.0);
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
