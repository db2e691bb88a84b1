//! Shares as whole numbers that add up to what they should.

/// So many parts in whole numbers, shared out as these weights say: each gets its share rounded down, and what is left goes
/// to those that lost most by it (the method of largest remainders); of equal ones the earlier. All zero for weights of zero.
pub fn apportioned(weights: &[f64], parts: u32) -> Vec<u32> {
    let total: f64 = weights.iter().sum();
    if !(total.is_finite() && total > 0.0) {
        return vec![0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| weight / total * f64::from(parts)).collect();
    let mut whole: Vec<u32> = exact.iter().map(|share| *share as u32).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let lost = |place: &usize| exact[*place] - exact[*place].floor();
    order.sort_by(|one, other| lost(other).total_cmp(&lost(one)).then(one.cmp(other)));
    let left = parts.saturating_sub(whole.iter().sum());
    order.into_iter().cycle().take(left as usize).for_each(|place| whole[place] += 1);
    whole
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        assert_eq!(apportioned(&[1.0, 1.0, 1.0], 100), [34, 33, 33]);
        assert_eq!(apportioned(&[2.0, 3.0], 10), [4, 6]);
        assert_eq!(apportioned(&[0.0, 0.0], 10), [0, 0]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nobody_is_off_by_a_whole_part(weights in vec(0.0f64..1.0, 1..60)) {
            prop_assume!(weights.iter().sum::<f64>() > 0.01);
            let shared = apportioned(&weights, 1000);
            prop_assert_eq!(shared.iter().sum::<u32>(), 1000);
            let total: f64 = weights.iter().sum();
            for (weight, share) in weights.iter().zip(shared) {
                prop_assert!((weight / total * 1000.0 - f64::from(share)).abs() < 1.0 + 1e-6);
            }
        }
    }
}
