//! Tracks as points: where each lies on two axes, and which of the playlist's genres it is of.

use amalgamix::features::Feature;
use amalgamix::genres::{GENRE_COUNT, Genre};

use crate::parts::tracks::Subject;

/// How many genres have a shape and a colour of their own.
pub const TOLD_APART: usize = 3;

/// A track whose values are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its place in the playlist.
    pub place: usize,
    /// Its values on the two axes, in their units.
    pub values: [f32; 2],
    /// Which of the genres that are told apart it is of; [`TOLD_APART`] for all others.
    pub group: usize,
}

/// The tracks of which both features are known, and the genres that most of the playlist's tracks are of.
pub fn spots(subject: &Subject, features: [Feature; 2]) -> (Vec<Spot>, Vec<Genre>) {
    let genres = commonest(subject);
    let spot = |(place, track): (usize, &amalgamix::playlist::Track)| {
        let values = [track.features.get(features[0])?, track.features.get(features[1])?];
        let genre = subject.genre(place).map(|found| found.genre);
        let group = genres.iter().position(|known| Some(*known) == genre).unwrap_or(TOLD_APART);
        Some(Spot { place, values, group })
    };
    (subject.tracks().iter().enumerate().filter_map(spot).collect(), genres)
}

fn commonest(subject: &Subject) -> Vec<Genre> {
    let mut counts = [0; GENRE_COUNT];
    let found = (0..subject.tracks().len()).filter_map(|place| subject.genre(place));
    found.for_each(|found| counts[found.genre.index()] += 1);
    let mut genres: Vec<Genre> = Genre::all().filter(|genre| counts[genre.index()] > 0).collect();
    genres.sort_by_key(|genre| std::cmp::Reverse(counts[genre.index()]));
    genres.truncate(TOLD_APART);
    genres
}

/// At most so many of them, evenly from the first to the last.
pub fn thinned(spots: &[Spot], most: usize) -> Vec<Spot> {
    let drawn = spots.len().min(most);
    (0..drawn).map(|number| spots[number * spots.len() / drawn]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_many_points_is_spread_over_all_of_them() {
        let spots: Vec<Spot> = (0..5000).map(|place| Spot { place, values: [0.0; 2], group: 0 }).collect();
        let thinned = thinned(&spots, 400);
        assert_eq!((thinned.len(), thinned[0].place), (400, 0));
        assert!(thinned.windows(2).all(|pair| (12..=13).contains(&(pair[1].place - pair[0].place))));
        assert_eq!(super::thinned(&spots[..7], 400).len(), 7);
        assert!(super::thinned(&[], 400).is_empty());
    }
}
