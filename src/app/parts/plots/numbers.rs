//! Middles, quarters, and how two features go together.

/// The value below which this share of the sorted values lies, in quarters (1 to 3: the lower quarter, the middle, the upper quarter).
pub fn quarter(sorted: &[f32], quarters: usize) -> Option<f32> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get((last * quarters + 2) / 4).copied()
}

/// The values in order.
pub fn sorted(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    sorted
}

/// Pearson's coefficient of correlation, -1 to 1; none where one of the two does not vary.
pub fn correlation(pairs: &[[f32; 2]]) -> Option<f32> {
    let count = pairs.len() as f64;
    let mean = |which: usize| pairs.iter().map(|pair| f64::from(pair[which])).sum::<f64>() / count;
    let means = [mean(0), mean(1)];
    let sum = |one: usize, other: usize| -> f64 {
        pairs.iter().map(|pair| (f64::from(pair[one]) - means[one]) * (f64::from(pair[other]) - means[other])).sum()
    };
    let spread = (sum(0, 0) * sum(1, 1)).sqrt();
    (spread > 1e-9).then(|| (sum(0, 1) / spread) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_values_that_occur() {
        let five = sorted([5.0, 1.0, 4.0, 2.0, 3.0].into_iter());
        assert_eq!([1, 2, 3].map(|quarters| quarter(&five, quarters)), [Some(2.0), Some(3.0), Some(4.0)]);
        assert_eq!((quarter(&[7.0], 2), quarter(&[], 2)), (Some(7.0), None));
    }

    #[test]
    fn what_rises_together_goes_together() {
        let correlated = |pairs: &[[f32; 2]]| correlation(pairs).map(|number| (number * 100.0).round() as i32);
        assert_eq!(correlated(&[[0.0, 1.0], [1.0, 2.0], [2.0, 3.0]]), Some(100));
        assert_eq!(correlated(&[[0.0, 3.0], [1.0, 2.0], [2.0, 1.0]]), Some(-100));
        assert_eq!(correlated(&[[1.0, 3.0], [1.0, 2.0]]), None);
        assert_eq!(correlated(&[]), None);
    }
}
