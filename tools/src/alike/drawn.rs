//! Pairs of playlists of which it is known how much alike they are: by the artists or genres that their tracks were drawn from.
//!
//! The two never have a recording in common. But where they are to have artists in common they never share one either: artists
//! are put on two sides, and each playlist of a pair is drawn from one side.

use std::collections::{BTreeMap, BTreeSet};

use amalgamix::genres::{GENRE_COUNT, Genre};
use amalgamix::recording::Recording;
use rand::Rng;
use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};
use sha2::{Digest, Sha256};

use crate::dataset::Dataset;
use crate::playlists::{GENRES, TRACKS};
use crate::protocol::Example;

/// A genre needs so many tracks on each side to be drawn from.
const TRACKS_NEEDED: usize = 25;
/// Of one artist a playlist gets so many tracks at most.
const PER_ARTIST: usize = 4;

/// The rows that playlists are drawn from.
pub struct Pool {
    /// By side and genre.
    sides: [Vec<Vec<usize>>; 2],
    genres: Vec<Genre>,
    /// The first artist of each row.
    artists: Vec<String>,
    recordings: Vec<Option<Recording>>,
}

/// How the playlists of a pair go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are by the same artists.
    Artists,
    /// They are by other artists, of the same genres in other shares.
    Genres,
    /// Half of the genres are the same: one of two or three, two of four.
    Half,
    /// No genre is.
    Nothing,
}

impl Relation {
    /// Every relation, the closest first.
    pub const ALL: [Relation; 4] = [Relation::Artists, Relation::Genres, Relation::Half, Relation::Nothing];

    /// Those by genre.
    pub const BY_GENRE: [Relation; 3] = [Relation::Genres, Relation::Half, Relation::Nothing];
}

/// What a playlist is to be of: genres with their shares of each other.
pub type Recipe = Vec<(Genre, f64)>;

impl Pool {
    /// Puts each row on the side of its first artist.
    pub fn new(dataset: &Dataset, rows: &[Example]) -> Pool {
        let track = |row: &Example| &dataset.tracks[row.track].track;
        let artist = |row| track(row).artists.first().map(|artist| artist.to_lowercase()).unwrap_or_default();
        let artists: Vec<String> = rows.iter().map(artist).collect();
        let mut sides = [vec![Vec::new(); GENRE_COUNT], vec![Vec::new(); GENRE_COUNT]];
        for (place, (row, artist)) in rows.iter().zip(&artists).enumerate() {
            let side = usize::from(Sha256::digest(artist)[1] % 2);
            row.genres.iter().for_each(|genre| sides[side][genre.index()].push(place));
        }
        let has_enough = |genre: &Genre| sides.iter().all(|side| side[genre.index()].len() >= TRACKS_NEEDED);
        let genres = Genre::all().filter(has_enough).collect();
        Pool { genres, sides, artists, recordings: rows.iter().map(|row| track(row).recording()).collect() }
    }

    /// One to four genres in shares that are not too uneven.
    pub fn recipe(&self, chance: &mut SmallRng) -> Recipe {
        let genres = chance.random_range(GENRES);
        self.genres.choose_multiple(chance, genres).map(|genre| (*genre, share(chance))).collect()
    }

    /// Two recipes that go together like this, by genre.
    pub fn recipes(&self, relation: Relation, chance: &mut SmallRng) -> [Recipe; 2] {
        let genres = chance.random_range(if relation == Relation::Half { 2..=*GENRES.end() } else { GENRES });
        let kept = match relation {
            Relation::Artists | Relation::Genres => genres,
            Relation::Half => genres / 2,
            Relation::Nothing => 0,
        };
        let drawn: Vec<Genre> = self.genres.choose_multiple(chance, 2 * genres - kept).copied().collect();
        [&drawn[..genres], &drawn[genres - kept..]]
            .map(|genres| genres.iter().map(|genre| (*genre, share(chance))).collect())
    }

    /// Two playlists that go together like this.
    pub fn pair(&self, relation: Relation, chance: &mut SmallRng) -> [Vec<usize>; 2] {
        if relation == Relation::Artists {
            return self.by_the_same_artists(chance);
        }
        let recipes = self.recipes(relation, chance);
        [0, 1].map(|side| {
            let tracks = length(chance);
            self.draw(side, &recipes[side], tracks, chance)
        })
    }

    /// So many rows of one side, as the recipe says, each recording once; fewer where a genre has no more.
    pub fn draw(&self, side: usize, recipe: &Recipe, count: usize, chance: &mut SmallRng) -> Vec<usize> {
        let mut drawn = Drawn { pool: self, rows: Vec::new(), recordings: BTreeSet::new() };
        for (genre, wanted) in wanted(recipe, count) {
            let mut rows = self.sides[side][genre.index()].clone();
            rows.shuffle(chance);
            drawn.take(rows, wanted);
        }
        drawn.rows.shuffle(chance);
        drawn.rows
    }

    /// The tracks of some artists of one side, dealt to two playlists.
    fn by_the_same_artists(&self, chance: &mut SmallRng) -> [Vec<usize>; 2] {
        let side = chance.random_range(0..2);
        let (recipe, tracks) = (self.recipe(chance), length(chance));
        let mut drawn = Drawn { pool: self, rows: Vec::new(), recordings: BTreeSet::new() };
        let mut dealt = [Vec::new(), Vec::new()];
        for (genre, wanted) in wanted(&recipe, tracks) {
            let before = dealt[0].len();
            for mut rows in self.of_artists(side, genre, chance) {
                rows.shuffle(chance);
                let start = drawn.rows.len();
                drawn.take(rows, 2 * PER_ARTIST);
                let both = &drawn.rows[start..];
                let half = both.len() / 2;
                dealt[0].extend(&both[..half]);
                dealt[1].extend(&both[half..2 * half]);
                if dealt[0].len() - before >= wanted {
                    break;
                }
            }
        }
        dealt
    }

    /// The rows of each artist on one side who has several in this genre, in any order.
    fn of_artists(&self, side: usize, genre: Genre, chance: &mut SmallRng) -> Vec<Vec<usize>> {
        let mut by_artist: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in &self.sides[side][genre.index()] {
            by_artist.entry(&self.artists[*row]).or_default().push(*row);
        }
        let mut artists: Vec<Vec<usize>> = by_artist.into_values().filter(|rows| rows.len() > 1).collect();
        artists.shuffle(chance);
        artists
    }
}

/// Rows that were drawn, each recording once.
struct Drawn<'a> {
    pool: &'a Pool,
    rows: Vec<usize>,
    recordings: BTreeSet<&'a Recording>,
}

impl Drawn<'_> {
    /// The first of these rows that were not drawn yet, so many of them.
    fn take(&mut self, rows: Vec<usize>, count: usize) {
        let wanted = self.rows.len() + count;
        for row in rows {
            let is_new = self.pool.recordings[row].as_ref().is_none_or(|recording| self.recordings.insert(recording));
            if self.rows.len() < wanted && is_new && !self.rows.contains(&row) {
                self.rows.push(row);
            }
        }
    }
}

/// How many tracks of each genre make so many in all, at least one of each.
fn wanted(recipe: &Recipe, count: usize) -> impl Iterator<Item = (Genre, usize)> {
    let total: f64 = recipe.iter().map(|(_, share)| share).sum();
    recipe.iter().map(move |(genre, share)| (*genre, ((count as f64 * share / total).round() as usize).max(1)))
}

fn share(chance: &mut SmallRng) -> f64 {
    chance.random_range(0.5..1.5)
}

/// How many tracks a playlist has.
pub fn length(chance: &mut SmallRng) -> usize {
    chance.random_range(TRACKS)
}

/// How many tracks a playlist has where small ones are as common as large ones: evenly spread in the logarithm.
pub fn any_length(within: std::ops::RangeInclusive<usize>, chance: &mut SmallRng) -> usize {
    let [low, high] = [*within.start(), *within.end()].map(|end| (end as f64).ln());
    chance.random_range(low..high).exp().round() as usize
}

#[cfg(test)]
mod tests {
    use amalgamix::playlist::Track;
    use rand::SeedableRng;

    use super::*;
    use crate::dataset::{LabelledTrack, LeftOut};

    /// Ten genres of a hundred tracks each, five tracks an artist, every tenth a second release of the one before.
    fn dataset() -> (Dataset, Vec<Example>) {
        let title =
            |index: usize| format!("Title {}{}", index - usize::from(index % 10 == 9), [" - Live", ""][index % 2]);
        let track = |index: usize| LabelledTrack {
            track: Track { title: title(index), artists: vec![format!("Artist {}", index / 5)], ..Track::default() },
            genres: vec![Genre::new(index / 100).unwrap()],
            labels: Vec::new(),
        };
        let row = |index: usize| Example {
            features: Default::default(),
            genres: vec![Genre::new(index / 100).unwrap()],
            members: Vec::new(),
            track: index,
            has_relative: false,
        };
        let tracks = (0..1000).map(track).collect();
        (Dataset { tracks, left_out: LeftOut::default() }, (0..1000).map(row).collect())
    }

    #[test]
    fn pairs_go_together_as_they_should_and_share_no_recording() {
        let (dataset, rows) = dataset();
        let pool = Pool::new(&dataset, &rows);
        let mut chance = SmallRng::seed_from_u64(4);
        for relation in Relation::ALL.into_iter().cycle().take(40) {
            let pair = pool.pair(relation, &mut chance);
            let set =
                |of: &dyn Fn(usize) -> String| pair.each_ref().map(|rows| rows.iter().map(|row| of(*row)).collect());
            let [artists, other_artists]: [BTreeSet<String>; 2] = set(&|row| pool.artists[row].clone());
            let [genres, other_genres]: [BTreeSet<String>; 2] = set(&|row| format!("{:?}", rows[row].genres));
            let [titles, other_titles]: [BTreeSet<String>; 2] = set(&|row| format!("{:?}", pool.recordings[row]));
            assert!(titles.is_disjoint(&other_titles) && titles.len() == pair[0].len());
            assert_eq!(artists.is_disjoint(&other_artists), relation != Relation::Artists);
            let shared = genres.intersection(&other_genres).count();
            match relation {
                Relation::Artists => assert_eq!(artists, other_artists),
                Relation::Genres => assert_eq!(genres, other_genres),
                Relation::Half => assert_eq!(shared, genres.len() / 2),
                Relation::Nothing => assert_eq!(shared, 0),
            }
        }
    }
}
