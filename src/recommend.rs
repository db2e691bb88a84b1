//! Which tracks of the catalog would fit into a playlist, and why.
//!
//! Candidates come from the shelves of the playlist's three largest genres, in proportion to their shares, and are ranked by
//! how close they sound to the playlist. All that decides the order is integers (feature codes, shares in thousandths), so
//! that every device makes the same list.

mod closeness;
mod reason;
mod selection;

use serde::{Deserialize, Serialize};

use crate::catalog::{Codebook, Shelf};
use crate::genres::Genre;
use crate::mixture::GenreMix;
use crate::playlist::{Playlist, Track};

use closeness::Listening;
pub use reason::Reason;
use selection::Selection;

/// From how many of a playlist's genres the recommendations come.
pub const SHELVES: usize = 3;

/// What a visitor wants of a list of recommendations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// How many tracks.
    pub count: usize,
    /// How many of them by one artist at most.
    pub per_artist: usize,
    /// 0 gives the closest tracks; every other seed another list from the same taste, the same on every device.
    pub seed: u64,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { count: 30, per_artist: 2, seed: 0 }
    }
}

/// A list of tracks that would fit in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendations {
    /// The tracks, closest first.
    pub tracks: Vec<Recommendation>,
    /// The seed that was wished for.
    pub seed: u64,
    /// What was passed over on the way to this list.
    pub passed_over: PassedOver,
}

/// One recommended track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The track, as the catalog has it.
    pub track: Track,
    /// The shelf it stands on.
    pub genre: Genre,
    /// How close it sounds to the playlist: 1 for the same sound, 0 for the opposite in everything.
    pub score: f32,
    /// Why it was chosen.
    pub reason: Reason,
}

/// How many candidates a rule kept out, among those that were close enough to be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// They are in the playlist already, by id or as another release of the same recording.
    pub known: usize,
    /// Their artist was in the list often enough.
    pub artist: usize,
    /// Another release of the same recording was in the list.
    pub repeated: usize,
}

/// The shelves that [`recommend`] will read for this mix, largest share first.
pub fn shelves_for(mix: &GenreMix) -> Vec<Genre> {
    largest_shares(mix).into_iter().map(|(genre, _)| genre).collect()
}

fn largest_shares(mix: &GenreMix) -> Vec<(Genre, u32)> {
    mix.in_thousandths().into_iter().take(SHELVES).filter(|(_, share)| *share > 0).collect()
}

/// The tracks of these shelves that are closest to the playlist. Shelves that the mix does not ask for are ignored; fewer
/// tracks than wished for come back where the shelves hold no more that the rules allow.
pub fn recommend(
    playlist: &Playlist,
    mix: &GenreMix,
    shelves: &[Shelf],
    codebook: &Codebook,
    wishes: Wishes,
) -> Recommendations {
    let listening = Listening::new(playlist, codebook);
    let shares = largest_shares(mix);
    let mut selection = Selection::new(playlist, codebook, wishes);
    let ranked: Vec<_> = shares
        .iter()
        .zip(quotas(&shares, wishes.count))
        .filter_map(|((genre, share), quota)| {
            let shelf = shelves.iter().find(|shelf| shelf.genre() == *genre)?;
            Some((selection::Ranked::new(shelf, &listening, wishes.seed), *share, quota))
        })
        .collect();
    for (candidates, share, quota) in &ranked {
        selection.take(candidates, *share, *quota, &listening);
    }
    // What a small shelf could not give, the others may.
    for (candidates, share, _) in &ranked {
        selection.take(candidates, *share, wishes.count, &listening);
    }
    selection.finish()
}

/// How many tracks each share gets of so many (largest remainders; of two equal ones the first).
fn quotas(shares: &[(Genre, u32)], count: usize) -> Vec<usize> {
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
