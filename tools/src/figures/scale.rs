//! The round values at which an axis is marked.

/// At most how many steps an axis has.
const STEPS: f64 = 6.0;

/// An axis from one round value to another.
pub(super) struct Scale {
    /// The round values, from the lowest to the highest.
    pub marks: Vec<f64>,
    low: f64,
    high: f64,
}

impl Scale {
    /// The narrowest scale of round steps (1, 2 or 5 times a power of ten) around these values.
    pub fn around(lowest: f64, highest: f64) -> Scale {
        let span = (highest - lowest).max(1e-9);
        let power = 10f64.powf((span / STEPS).log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| span / step <= STEPS);
        let step = step.unwrap_or(span);
        let (first, last) = ((lowest / step).floor() as i64, (highest / step).ceil() as i64);
        Scale {
            marks: (first..=last).map(|mark| mark as f64 * step).collect(),
            low: first as f64 * step,
            high: last as f64 * step,
        }
    }

    /// Where a value stands, 0 at the lowest mark and 1 at the highest.
    pub fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low).max(1e-9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_enclose_the_values() {
        let close =
            |marks: &[f64], wanted: &[f64]| marks.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 1e-9);
        let scale = Scale::around(0.336, 0.855);
        assert!(close(&scale.marks, &[0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) && scale.marks.len() == 7);
        let scale = Scale::around(2.154, 4.28);
        assert!(close(&scale.marks, &[2.0, 2.5, 3.0, 3.5, 4.0, 4.5]) && scale.marks.len() == 6);
    }

    #[test]
    fn values_stand_between_the_ends() {
        let scale = Scale::around(2.154, 4.28);
        assert!((scale.place(2.0), scale.place(4.5)) == (0.0, 1.0) && scale.place(3.25) == 0.5);
    }

    #[test]
    fn a_single_value_has_a_scale() {
        let scale = Scale::around(0.5, 0.5);
        assert!(!scale.marks.is_empty() && scale.place(0.5).is_finite());
    }
}
