//! What can be said of lists in numbers, whoever made them.

use std::collections::{BTreeMap, BTreeSet};

/// How many of a list's first tracks precision looks at.
pub const FIRST: usize = 10;

/// The share of a list's first ten that are right; 0 for an empty list.
pub fn precision(list: &[usize], is_right: impl Fn(usize) -> bool) -> f64 {
    let first = &list[..list.len().min(FIRST)];
    first.iter().filter(|track| is_right(**track)).count() as f64 / first.len().max(1) as f64
}

/// The mean distance of two tracks of a list; none if it has no two.
pub fn diversity(points: &[&[f32]]) -> Option<f64> {
    let pairs =
        points.iter().enumerate().flat_map(|(index, one)| points[..index].iter().map(move |other| (one, other)));
    mean(pairs.map(|(one, other)| apart(one, other)))
}

fn apart(one: &[f32], other: &[f32]) -> f64 {
    one.iter().zip(other).map(|(a, b)| f64::from(a - b).powi(2)).sum::<f64>().sqrt()
}

/// How far the shares of the kinds in a list are from those that were asked for: half the sum of the differences, 0 to 1.
pub fn calibration_error<Kind: Ord + Copy>(asked: &[(Kind, f64)], list: &[Kind]) -> f64 {
    let mut differences: BTreeMap<Kind, f64> = asked.iter().copied().collect();
    list.iter().for_each(|kind| *differences.entry(*kind).or_default() -= 1.0 / list.len() as f64);
    differences.values().map(|difference| difference.abs()).sum::<f64>() / 2.0
}

/// The share of two lists' tracks that both have (Jaccard); 0 for two empty ones.
pub fn overlap(one: &[usize], other: &[usize]) -> f64 {
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
    one.intersection(&other).count() as f64 / one.union(&other).count().max(1) as f64
}

/// How unevenly something is spread, given how much each gets: 0 where all get the same, towards 1 where one gets all (Gini).
pub fn gini(mut amounts: Vec<usize>) -> f64 {
    amounts.sort_unstable();
    let (count, total) = (amounts.len() as f64, amounts.iter().sum::<usize>() as f64);
    if total == 0.0 {
        return 0.0;
    }
    let weighted: f64 = (1..).zip(&amounts).map(|(rank, amount)| f64::from(rank) * *amount as f64).sum();
    2.0 * weighted / (count * total) - (count + 1.0) / count
}

/// The mean of these numbers; none if there are none.
pub fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = numbers.fold((0, 0.0), |(count, sum), number| (count + 1, sum + number));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_looks_at_the_first_ten() {
        let list: Vec<usize> = (0..30).collect();
        assert_eq!(precision(&list, |track| track >= 10), 0.0);
        assert_eq!(precision(&list, |track| track % 2 == 0), 0.5);
        assert_eq!((precision(&[4, 5], |track| track == 4), precision(&[], |_| true)), (0.5, 0.0));
    }

    #[test]
    fn diversity_is_the_mean_over_pairs() {
        assert_eq!(diversity(&[&[0.0, 0.0], &[3.0, 4.0]]), Some(5.0));
        assert_eq!(diversity(&[&[0.0], &[0.0], &[3.0]]), Some(2.0));
        assert_eq!(diversity(&[&[1.0]]), None);
    }

    #[test]
    fn a_list_in_the_shares_that_were_asked_for_has_no_error_and_one_of_other_kinds_all_of_it() {
        let asked = [('a', 0.75), ('b', 0.25)];
        assert_eq!(calibration_error(&asked, &['a', 'b', 'a', 'a']), 0.0);
        assert_eq!(calibration_error(&asked, &['a', 'a', 'b', 'b']), 0.25);
        assert_eq!(calibration_error(&asked, &['c']), 1.0);
    }

    #[test]
    fn the_order_of_lists_does_not_count_for_their_overlap() {
        assert_eq!(overlap(&[1, 2, 3], &[3, 2, 1]), 1.0);
        assert_eq!(overlap(&[1, 2, 3], &[3, 4, 5]), 0.2);
        assert_eq!(overlap(&[], &[]), 0.0);
    }

    #[test]
    fn what_all_get_is_evenly_spread_and_what_one_gets_is_not() {
        assert_eq!(gini(vec![3, 3, 3, 3]), 0.0);
        assert_eq!(gini(vec![0, 8, 0, 0]), 0.75);
        assert!(gini(vec![1, 2, 3]) < gini(vec![1, 1, 4]));
        assert_eq!(gini(vec![0, 0]), 0.0);
    }
}
