//! Pairs of playlists of which it is known how much alike they are: by the genres that their tracks were drawn from.
//!
//! The two never share an artist: artists are put on two sides, and each playlist of a pair is drawn from one side.

use std::ops::RangeInclusive;

use amalgamix::genres::{GENRE_COUNT, Genre};
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dataset::Dataset;
use crate::playlists::{GENRES, TRACKS};
use crate::protocol::Example;

/// A genre needs so many tracks on each side to be drawn from.
const TRACKS_NEEDED: usize = 25;

/// The rows that playlists are drawn from, by side and genre.
pub struct Pool {
    sides: [Vec<Vec<usize>>; 2],
    genres: Vec<Genre>,
}

/// How the genres of a pair's playlists go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// All genres of the one are those of the other, in other shares.
    Same,
    /// Half of them are: one of two or three, two of four.
    Related,
    /// None is.
    Different,
}

impl Relation {
    /// Every relation, the closest first.
    pub const ALL: [Relation; 3] = [Relation::Same, Relation::Related, Relation::Different];
}

/// What a playlist is to be of: genres with their shares of each other.
pub type Recipe = Vec<(Genre, f64)>;

impl Pool {
    /// Puts each row on the side of its first artist.
    pub fn new(dataset: &Dataset, rows: &[Example]) -> Pool {
        let mut sides = [vec![Vec::new(); GENRE_COUNT], vec![Vec::new(); GENRE_COUNT]];
        for (place, row) in rows.iter().enumerate() {
            let artist = dataset.tracks[row.track].track.artists.first().map(|artist| artist.to_lowercase());
            let side = usize::from(Sha256::digest(artist.unwrap_or_default())[1] % 2);
            row.genres.iter().for_each(|genre| sides[side][genre.index()].push(place));
        }
        let has_enough = |genre: &Genre| sides.iter().all(|side| side[genre.index()].len() >= TRACKS_NEEDED);
        Pool { genres: Genre::all().filter(has_enough).collect(), sides }
    }

    /// One to four genres in shares that are not too uneven.
    pub fn recipe(&self, chance: &mut SmallRng) -> Recipe {
        let genres = chance.random_range(GENRES);
        self.genres.choose_multiple(chance, genres).map(|genre| (*genre, share(chance))).collect()
    }

    /// Two recipes that go together like this.
    pub fn recipes(&self, relation: Relation, chance: &mut SmallRng) -> [Recipe; 2] {
        let genres = chance.random_range(if relation == Relation::Related { 2..=*GENRES.end() } else { GENRES });
        let kept = match relation {
            Relation::Same => genres,
            Relation::Related => genres / 2,
            Relation::Different => 0,
        };
        let drawn: Vec<Genre> = self.genres.choose_multiple(chance, 2 * genres - kept).copied().collect();
        [&drawn[..genres], &drawn[genres - kept..]]
            .map(|genres| genres.iter().map(|genre| (*genre, share(chance))).collect())
    }

    /// So many rows of one side, as the recipe says; fewer where a genre has no more.
    pub fn draw(&self, side: usize, recipe: &Recipe, count: usize, chance: &mut SmallRng) -> Vec<usize> {
        let total: f64 = recipe.iter().map(|(_, share)| share).sum();
        let mut rows: Vec<usize> = Vec::new();
        for (genre, share) in recipe {
            let wanted = ((count as f64 * share / total).round() as usize).max(1);
            let left: Vec<usize> =
                self.sides[side][genre.index()].iter().filter(|row| !rows.contains(row)).copied().collect();
            rows.extend(left.choose_multiple(chance, wanted));
        }
        rows.shuffle(chance);
        rows
    }
}

fn share(chance: &mut SmallRng) -> f64 {
    chance.random_range(0.5..1.5)
}

/// How many tracks a playlist has.
pub fn length(chance: &mut SmallRng) -> usize {
    chance.random_range(TRACKS)
}

/// How many tracks a playlist has where small ones are as common as large ones: evenly spread in the logarithm.
pub fn any_length(within: RangeInclusive<usize>, chance: &mut SmallRng) -> usize {
    let [low, high] = [*within.start(), *within.end()].map(|end| (end as f64).ln());
    chance.random_range(low..high).exp().round() as usize
}
