//! What the axes of drawings are: where they begin and end, in which steps, and how their values are written.

use amalgamix::features::Feature;

/// An axis: its lowest and highest value and the width of a step, in the feature's unit. What lies beyond counts to the last step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The feature.
    pub feature: Feature,
    /// Where it begins.
    pub low: f32,
    /// Where it ends.
    pub high: f32,
    /// How many steps there are between.
    pub steps: usize,
    /// Into how many parts its written values cut it.
    pub parts: usize,
}

impl Axis {
    /// The axis of a feature. It holds nearly all music there is; the few tracks beyond stand at its end.
    pub fn of(feature: Feature) -> Axis {
        let (low, high, steps, parts) = match feature {
            Feature::Loudness => (-40.0, 0.0, 20, 4),
            Feature::Tempo => (40.0, 220.0, 18, 3),
            Feature::Duration => (0.0, 600.0, 20, 4),
            Feature::Popularity => (0.0, 100.0, 20, 4),
            _ => (0.0, 1.0, 20, 4),
        };
        Axis { feature, low, high, steps, parts }
    }

    /// Where a value lies, from 0 to 1.
    pub fn place(self, value: f32) -> f32 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// The step that a value belongs to.
    pub fn step(self, value: f32) -> usize {
        // A value on the edge of two steps belongs to the upper one, whatever its last digit is.
        let step = self.place(value) * self.steps as f32 + 1e-4;
        (step as usize).min(self.steps - 1)
    }

    /// The value at a part of the axis, from 0 to 1.
    pub fn value(self, part: f32) -> f32 {
        self.low + part * (self.high - self.low)
    }

    /// The parts of the axis at which its values are written, from 0 to 1.
    pub fn ticks(self) -> impl Iterator<Item = f32> {
        (0..=self.parts).map(move |tick| tick as f32 / self.parts as f32)
    }

    /// The two ends of a step, written.
    pub fn ends(self, step: usize) -> String {
        let at = |step: usize| self.value(step as f32 / self.steps as f32);
        format!("{} to {}", number(self.feature, at(step)), written(self.feature, at(step + 1)))
    }
}

/// What stands beside an axis: the feature and its unit.
pub fn name(feature: Feature) -> String {
    format!("{} ({})", feature.name(), unit(feature))
}

/// A value with its unit.
pub fn written(feature: Feature, value: f32) -> String {
    let number = number(feature, value);
    match feature {
        Feature::Duration => format!("{number} min"),
        Feature::Popularity => number,
        _ => format!("{number} {}", unit(feature)),
    }
}

/// A value without its unit, as exact as it is worth.
pub fn number(feature: Feature, value: f32) -> String {
    match feature {
        Feature::Loudness => tenths(value),
        Feature::Tempo | Feature::Popularity => whole(value),
        Feature::Duration => {
            let seconds = value.round().max(0.0) as u32;
            format!("{}:{:02}", seconds / 60, seconds % 60)
        }
        _ => whole(value * 100.0),
    }
}

fn unit(feature: Feature) -> &'static str {
    match feature {
        Feature::Loudness => "dB",
        Feature::Tempo => "BPM",
        Feature::Duration => "minutes",
        Feature::Popularity => "of 100",
        _ => "%",
    }
}

/// Whole numbers are written, for writing others takes much code.
fn whole(value: f32) -> String {
    (value.round() as i32).to_string()
}

fn tenths(value: f32) -> String {
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_in_their_units() {
        for (feature, value, expected) in [
            (Feature::Energy, 0.634, "63 %"),
            (Feature::Loudness, -7.25, "−7.3 dB"),
            (Feature::Loudness, -0.04, "0.0 dB"),
            (Feature::Tempo, 124.4, "124 BPM"),
            (Feature::Duration, 205.2, "3:25 min"),
        ] {
            assert_eq!(written(feature, value), expected);
        }
    }

    #[test]
    fn every_value_belongs_to_a_step_and_those_beyond_to_the_last() {
        let tempo = Axis::of(Feature::Tempo);
        assert_eq!([20.0, 40.0, 49.9, 50.0, 219.9, 300.0].map(|value| tempo.step(value)), [0, 0, 0, 1, 17, 17]);
        assert_eq!(tempo.ends(1), "50 to 60 BPM");
        let energy = Axis::of(Feature::Energy);
        let edges: Vec<usize> = (0..20).map(|step| energy.step(step as f32 / 20.0)).collect();
        assert_eq!(edges, (0..20).collect::<Vec<_>>(), "an edge belongs to the step above it");
    }
}
