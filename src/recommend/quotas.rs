//! How many tracks each shelf gives.

use super::SHELVES;
use crate::genres::Genre;
use crate::mixture::GenreMix;

/// The largest shares of a mix that recommendations come from, in thousandths, without the blocked genres; largest first.
pub(super) fn largest_shares(mix: &GenreMix, blocked: &[Genre]) -> Vec<(Genre, u32)> {
    let is_open = |(genre, share): &(Genre, u32)| *share > 0 && !blocked.contains(genre);
    mix.in_thousandths().into_iter().filter(is_open).take(SHELVES).collect()
}

/// How many tracks each share gets of so many (largest remainders; of two equal ones the first).
pub(super) fn quotas(shares: &[(Genre, u32)], count: usize) -> Vec<usize> {
    let total: usize = shares.iter().map(|(_, share)| *share as usize).sum();
    if total == 0 {
        return vec![0; shares.len()];
    }
    let exact: Vec<usize> = shares.iter().map(|(_, share)| *share as usize * count).collect();
    let mut quotas: Vec<usize> = exact.iter().map(|product| product / total).collect();
    let missing = count - quotas.iter().sum::<usize>();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(exact[*index] % total));
    for index in by_remainder.into_iter().take(missing) {
        quotas[index] += 1;
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_follow_the_shares_and_add_up() {
        let genres: Vec<Genre> = Genre::all().take(3).collect();
        let shares = |numbers: [u32; 3]| genres.iter().copied().zip(numbers).collect::<Vec<_>>();
        assert_eq!(quotas(&shares([500, 300, 200]), 30), [15, 9, 6]);
        assert_eq!(quotas(&shares([1, 1, 1]), 10), [4, 3, 3]);
        assert_eq!(quotas(&shares([998, 1, 1]), 30), [30, 0, 0]);
        assert_eq!(quotas(&[], 30), Vec::<usize>::new());
    }
}
