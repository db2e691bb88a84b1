//! Groups of tracks that lie together in the network's embedding, by k-means in whole numbers (Lloyd 1982).
//!
//! Everything is decided by comparisons of whole numbers over tracks that were put in order first, so the same tracks have
//! the same groups everywhere, whatever their order.

use crate::catalog::SoundCodes;
use crate::embedding::{AXES, EmbeddingCodes};
use crate::genres::{GENRE_COUNT, Genre};

use super::shares::apportioned;
use super::{CORNERS, Corner, ranks};

/// A track as its group sees it: its genre, and where it lies, which is known.
pub type Placed = (EmbeddingCodes, Genre, SoundCodes);

/// Rounds of moving the middles: more change next to nothing.
const ROUNDS: usize = 12;
/// Among so many tracks the first middles are looked for; of more tracks, so many spread evenly over them.
const CANDIDATES: usize = 256;

/// The groups of these tracks, largest first, at most [`CORNERS`].
pub fn corners(mut tracks: Vec<Placed>) -> Vec<Corner> {
    tracks.sort_unstable();
    let mut middles = first_middles(&tracks);
    for _ in 0..ROUNDS {
        let moved: Vec<EmbeddingCodes> = grouped(&tracks, &middles).iter().map(|group| middle(group)).collect();
        if moved == middles {
            break;
        }
        middles = moved;
    }
    described(&grouped(&tracks, &middles))
}

/// One after the other, each time the track with which all tracks lie nearest to a middle (greedy k-means++ of Arthur and
/// Vassilvitskii 2007, with every candidate tried instead of some drawn).
fn first_middles(tracks: &[Placed]) -> Vec<EmbeddingCodes> {
    let step = tracks.len().div_ceil(CANDIDATES).max(1);
    let mut nearest = vec![u32::MAX; tracks.len()];
    let mut middles: Vec<EmbeddingCodes> = Vec::new();
    while middles.len() < CORNERS && nearest.iter().any(|distance| *distance > 0) {
        let left = |candidate: &EmbeddingCodes| -> u64 {
            let places = tracks.iter().zip(&nearest);
            places.map(|((place, ..), nearest)| u64::from(distance(place, candidate).min(*nearest))).sum()
        };
        let candidates = tracks.iter().step_by(step).map(|(place, ..)| *place);
        let Some(best) = candidates.filter(|place| !middles.contains(place)).min_by_key(left) else { break };
        for ((place, ..), nearest) in tracks.iter().zip(&mut nearest) {
            *nearest = distance(place, &best).min(*nearest);
        }
        middles.push(best);
    }
    middles
}

/// The tracks by the middle that is nearest to them, of equally near ones the first; none is empty.
fn grouped<'a>(tracks: &'a [Placed], middles: &[EmbeddingCodes]) -> Vec<Vec<&'a Placed>> {
    let mut groups = vec![Vec::new(); middles.len()];
    for track in tracks {
        let nearest = (0..middles.len()).min_by_key(|index| distance(&track.0, &middles[*index]));
        if let Some(index) = nearest {
            groups[index].push(track);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn described(groups: &[Vec<&Placed>]) -> Vec<Corner> {
    let sizes: Vec<f64> = groups.iter().map(|group| group.len() as f64).collect();
    let shares = apportioned(&sizes, u32::from(Corner::WHOLE));
    let mut shared: Vec<(u8, &Vec<&Placed>)> = shares.into_iter().map(|share| share as u8).zip(groups).collect();
    shared.sort_by_key(|(share, group)| (std::cmp::Reverse(*share), sums(group)));
    let corner = |(embedding, (share, group)): (EmbeddingCodes, &(u8, &Vec<&Placed>))| Corner {
        share: *share,
        genre: commonest(group),
        embedding,
        sound: SoundCodes(ranks::columns(group.iter().map(|(.., sound)| sound)).map(|column| ranks::median(&column))),
    };
    let mut corners: Vec<Corner> = balanced(&shared).into_iter().zip(&shared).map(corner).collect();
    corners.retain(|corner| corner.share > 0);
    corners.sort_by_key(Corner::order);
    corners
}

/// The middles of groups, rounded so that the middle of all tracks stays where it is: by how much one is rounded up, the
/// next one is moved down (error diffusion).
fn balanced(shared: &[(u8, &Vec<&Placed>)]) -> Vec<EmbeddingCodes> {
    let count: i64 = shared.iter().map(|(_, group)| group.len() as i64).sum();
    // In shares of the tracks times steps: where the sum should be by now, and where the rounded codes have brought it.
    let (mut wanted, mut reached) = ([0; AXES], [0; AXES]);
    let place = |(share, group): &(u8, &Vec<&Placed>)| {
        let (share, sums) = (i64::from(*share), sums(group));
        EmbeddingCodes(std::array::from_fn(|axis| {
            wanted[axis] += i64::from(Corner::WHOLE) * i64::from(sums[axis]);
            let code = rounded(wanted[axis] - count * reached[axis], count * share.max(1));
            let code = code.clamp(0, i64::from(EmbeddingCodes::NONE) - 1);
            reached[axis] += share * code;
            code as u8
        }))
    };
    shared.iter().map(place).collect()
}

fn rounded(dividend: i64, divisor: i64) -> i64 {
    (2 * dividend + divisor).div_euclid(2 * divisor)
}

fn sums(group: &[&Placed]) -> [u32; AXES] {
    std::array::from_fn(|axis| group.iter().map(|(place, ..)| u32::from(place.0[axis])).sum())
}

fn middle(group: &[&Placed]) -> EmbeddingCodes {
    let count = group.len() as i64;
    EmbeddingCodes(sums(group).map(|sum| rounded(sum.into(), count) as u8))
}

fn commonest(group: &[&Placed]) -> Genre {
    let mut counts = [0; GENRE_COUNT];
    group.iter().for_each(|(_, genre, _)| counts[genre.index()] += 1);
    let commonest = Genre::all().max_by_key(|genre| (counts[genre.index()], std::cmp::Reverse(*genre)));
    commonest.unwrap_or(group[0].1)
}

fn distance(one: &EmbeddingCodes, other: &EmbeddingCodes) -> u32 {
    one.squared_distance(other).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn placed(at: u8, genre: usize, rank: u8) -> Placed {
        (EmbeddingCodes([at; AXES]), Genre::new(genre).unwrap(), SoundCodes([rank; 9]))
    }

    #[test]
    fn groups_that_lie_apart_are_found() {
        let tracks = [10, 11, 12, 90, 91, 92, 90].map(|at| placed(at, usize::from(at / 50), at / 2));
        let corners = corners(tracks.to_vec());
        let near = |at: u8| corners.iter().filter(move |corner| corner.embedding.0[0].abs_diff(at) < 5);
        let share = |at| near(at).map(|corner| u32::from(corner.share)).sum::<u32>();
        assert_eq!(share(11) + share(91), 255);
        assert!(share(11).abs_diff(255 * 3 / 7) <= 1);
        assert!(near(91).all(|corner| corner.genre.index() == 1 && corner.sound.0[0].abs_diff(45) <= 1));
    }

    #[test]
    fn tracks_that_lie_on_one_place_are_one_corner() {
        let corners = corners(vec![placed(64, 3, 20), placed(64, 3, 30), placed(64, 4, 40)]);
        assert_eq!(corners.len(), 1);
        assert_eq!((corners[0].share, corners[0].genre.index(), corners[0].sound.0[0]), (255, 3, 30));
    }

    proptest! {
        #[test]
        fn the_middle_of_all_tracks_stays_where_it_is(codes in vec(any::<[u8; AXES]>(), 1..80)) {
            let place = |codes: &[u8; AXES]| (EmbeddingCodes(codes.map(|code| code % 100)), Genre::new(0).unwrap(), SoundCodes([0; 9]));
            let tracks: Vec<Placed> = codes.iter().map(place).collect();
            let corners = corners(tracks.clone());
            prop_assert_eq!(corners.iter().map(|corner| u32::from(corner.share)).sum::<u32>(), 255);
            for axis in 0..AXES {
                let mean = tracks.iter().map(|track| f64::from(track.0.0[axis])).sum::<f64>() / tracks.len() as f64;
                let told = corners.iter().map(|corner| f64::from(corner.share) * f64::from(corner.embedding.0[axis])).sum::<f64>();
                prop_assert!((told / 255.0 - mean).abs() < 0.25, "{} for {mean}", told / 255.0);
            }
        }
    }

    #[test]
    fn no_tracks_have_no_corners() {
        assert_eq!(corners(Vec::new()), []);
    }
}
