//! The shelves that members have in common.

use std::cmp::Reverse;

use crate::genres::Genre;
use crate::portrait::Portrait;

/// From how many genres a group's recommendations come.
const SHELVES: usize = 5;

/// To what power a genre's joint share counts. Mixes have a little of many genres, which are many together: without a power a
/// list's tracks are of nobody's genres, with a higher one than this there are too few for larger groups
/// (`cargo tools together --part validation`).
const POWER: u32 = 3;

/// The genres that a group has most in common, largest share first, with what each counts for among them. A genre's joint share
/// is half the mean of the members' shares and half the least of them: what all have counts most, and where they share nothing
/// everybody's largest genres are left. Of equal shares the first genre; blocked ones are left out.
pub fn common(members: &[Portrait], blocked: &[Genre]) -> Vec<(Genre, u32)> {
    let open = Genre::all().filter(|genre| !blocked.contains(genre));
    let counting = open.map(|genre| (genre, joint_share(members, genre).pow(POWER) / 1000));
    let mut largest: Vec<(Genre, u32)> = counting.filter(|(_, share)| *share > 0).collect();
    largest.sort_by_key(|(genre, share)| (Reverse(*share), *genre));
    largest.truncate(SHELVES);
    largest
}

/// In thousandths.
fn joint_share(members: &[Portrait], genre: Genre) -> u32 {
    let shares = members.iter().map(|member| u32::from(member.share(genre)));
    let (many, sum) = (members.len().max(1) as u32, shares.clone().sum::<u32>());
    ((many * shares.min().unwrap_or_default() + sum) / (2 * many)).min(u32::from(Portrait::WHOLE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Feature;

    fn genre(number: usize) -> Genre {
        Genre::new(number).unwrap()
    }

    fn portrait(mix: &[(usize, u16)]) -> Portrait {
        let mix = mix.iter().map(|(number, share)| (genre(*number), *share)).collect();
        let sound = [None; Feature::SOUND.len()];
        Portrait { name: String::new(), tracks: 9, network: [0; 4], mix, sound, corners: Vec::new(), artists: None }
    }

    fn genres(members: &[Portrait], blocked: &[Genre]) -> Vec<usize> {
        common(members, blocked).into_iter().map(|(genre, _)| genre.index()).collect()
    }

    #[test]
    fn what_all_have_comes_before_what_one_has_most_of() {
        let ana = portrait(&[(3, 600), (9, 400)]);
        let ben = portrait(&[(20, 600), (9, 400)]);
        assert_eq!(genres(&[ana.clone(), ben.clone()], &[]), [9, 3, 20]);
        assert_eq!(genres(&[ben, ana], &[genre(9)]), [3, 20]);
    }

    #[test]
    fn who_shares_nothing_gets_of_everybodys_largest() {
        let (ana, ben) = (portrait(&[(3, 900), (4, 100)]), portrait(&[(20, 950), (9, 50)]));
        assert_eq!(genres(&[ana, ben], &[])[..2], [20, 3]);
    }

    #[test]
    fn one_alone_has_their_own_mix() {
        assert_eq!(genres(&[portrait(&[(7, 500), (3, 300), (9, 200)])], &[]), [7, 3, 9]);
        assert_eq!(common(&[], &[]), []);
    }
}
