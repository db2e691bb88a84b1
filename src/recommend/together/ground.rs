//! The shelves that members have in common.

use std::collections::BTreeMap;

use crate::genres::Genre;
use crate::portrait::Portrait;

/// From how many genres a group's recommendations come.
const SHELVES: usize = 4;

/// The genres of which everybody has something, each with the least that anybody has of it in thousandths, the largest first;
/// where there is none, everybody's largest genre with the same share. Of equal shares the first genre; blocked ones are left
/// out.
pub fn common(members: &[Portrait], blocked: &[Genre]) -> Vec<(Genre, u32)> {
    let mut shared: Vec<(Genre, u32)> = Genre::all()
        .filter(|genre| !blocked.contains(genre))
        .filter_map(|genre| Some((genre, u32::from(members.iter().map(|member| member.share(genre)).min()?))))
        .filter(|(_, share)| *share > 0)
        .collect();
    if shared.is_empty() {
        shared = largest(members, blocked);
    }
    shared.sort_by_key(|(genre, share)| (std::cmp::Reverse(*share), *genre));
    shared.truncate(SHELVES);
    shared
}

/// The largest genre of each member, as often as it is somebody's.
fn largest(members: &[Portrait], blocked: &[Genre]) -> Vec<(Genre, u32)> {
    let mut times: BTreeMap<Genre, u32> = BTreeMap::new();
    for member in members {
        let open = member.mix.iter().filter(|(genre, share)| *share > 0 && !blocked.contains(genre));
        let largest = open.min_by_key(|(genre, share)| (std::cmp::Reverse(*share), *genre));
        largest.into_iter().for_each(|(genre, _)| *times.entry(*genre).or_default() += 1);
    }
    times.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Feature;

    fn portrait(mix: &[(usize, u16)]) -> Portrait {
        let mix = mix.iter().map(|(number, share)| (genre(*number), *share)).collect();
        let sound = [None; Feature::SOUND.len()];
        Portrait { name: String::new(), tracks: 9, network: [0; 4], mix, sound, corners: Vec::new(), artists: None }
    }

    fn genre(number: usize) -> Genre {
        Genre::new(number).unwrap()
    }

    #[test]
    fn what_counts_is_what_the_one_has_who_has_least() {
        let ana = portrait(&[(3, 700), (9, 200), (20, 100)]);
        let ben = portrait(&[(20, 500), (9, 300), (3, 150)]);
        assert_eq!(common(&[ana.clone(), ben.clone()], &[]), [(genre(9), 200), (genre(3), 150), (genre(20), 100)]);
        assert_eq!(common(&[ben, ana], &[genre(9)]), [(genre(3), 150), (genre(20), 100)]);
    }

    #[test]
    fn who_shares_nothing_gets_of_everybodys_largest() {
        let (ana, ben, eve) =
            (portrait(&[(3, 900), (4, 100)]), portrait(&[(20, 1000)]), portrait(&[(20, 800), (9, 200)]));
        assert_eq!(common(&[ana.clone(), ben.clone(), eve], &[]), [(genre(20), 2), (genre(3), 1)]);
        assert_eq!(common(&[ana, ben], &[genre(3)]), [(genre(4), 1), (genre(20), 1)]);
    }
}
