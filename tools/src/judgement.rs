//! How good recommendations are, beside the original's and others, on playlists of artists that no network has heard.
//!
//! | module | subject |
//! |---|---|
//! | `ground` | what is known of every track |
//! | `cases` | the playlists, and what would be right for them |
//! | `ways` | the ways of making a list |
//! | `metrics`, `faults` | what can be said of a list |
//! | `blends` | what the distance is made of |
//! | `together` | lists for groups |

mod blends;
mod cases;
mod faults;
mod ground;
mod metrics;
pub mod together;
mod ways;

use amalgamix::model::{Network, NetworkError};
use amalgamix::playlist::Track;
use amalgamix::recommend::Wishes;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use serde::{Deserialize, Serialize};

pub use blends::{Blend, blends};
use cases::{Case, album, cases};
use faults::Faults;
pub use ground::Ground;
use metrics::{calibration_error, diversity, gini, mean, overlap, precision};
use ways::{Way, ours};

use crate::protocol::Example;

/// The seeds whose lists are compared with each other.
const SEEDS: std::ops::Range<u64> = 0..5;

/// How good lists are, made in several ways for the same playlists.
#[derive(Serialize, Deserialize)]
pub struct Judgement {
    /// For how many playlists lists were made.
    pub playlists: usize,
    /// From how many tracks.
    pub catalog: usize,
    /// Our lists, then those that they are compared with.
    pub lists: Vec<ListFigures>,
    /// The share of tracks that our lists of two seeds have in common (Jaccard).
    pub overlap_of_seeds: f64,
}

/// How good lists are that were made in one way; means over the playlists unless said otherwise.
#[derive(Serialize, Deserialize)]
pub struct ListFigures {
    /// How they were made.
    pub by: String,
    /// How many tracks they have.
    pub tracks: f64,
    /// The share of the first ten that are of one of the playlist's genres.
    pub genre_precision: f64,
    /// The same by the dataset's own 114 genres.
    pub member_precision: f64,
    /// The share of the first ten that are by an artist of the playlist's hidden half, where the list was made from the other.
    pub artist_precision: f64,
    /// The same for albums.
    pub album_precision: f64,
    /// How varied they are in their standardised numbers.
    pub feature_diversity: Diversity,
    /// The same in the embedding, at a length of 1.
    pub embedding_diversity: Diversity,
    /// How far the shares of the shelves are from those of the playlist's three largest genres: half the summed differences.
    pub calibration_error: f64,
    /// The share of the catalog that is in any list.
    pub coverage: f64,
    /// How unevenly the lists take from the catalog, 0 to 1 (Gini).
    pub gini: f64,
    /// What should not have been in any list, counted over all.
    pub faults: Faults,
}

/// The mean distance of two tracks of a list.
#[derive(Serialize, Deserialize)]
pub struct Diversity {
    /// In the list.
    pub of_list: f64,
    /// As a multiple of what it is in the playlist.
    pub to_playlist: f64,
}

/// Makes lists in every way for playlists of these rows, so many of each number of genres.
pub fn judge(ground: &Ground, network: &Network, rows: &[Example], each: usize) -> Result<Judgement, NetworkError> {
    let [whole, halves] = cases(ground, network, rows, each)?;
    let lists = |way: Way, cases: &[Case]| -> Vec<Vec<usize>> {
        let mut chance = SmallRng::seed_from_u64(57);
        let progress = crate::progress(cases.len(), way.name());
        let list = |case| way.list(ground, case, &mut chance);
        cases.iter().map(list).inspect(|_| progress.inc(1)).collect()
    };
    let figures = |way: Way| {
        let of_whole = Lists { ground, cases: &whole, lists: lists(way, &whole) };
        let of_halves = Lists { ground, cases: &halves, lists: lists(way, &halves) };
        of_whole.figures(way, &of_halves)
    };
    Ok(Judgement {
        playlists: whole.len(),
        catalog: ground.tracks.len(),
        lists: Way::ALL.into_iter().map(figures).collect(),
        overlap_of_seeds: mean(whole.iter().map(|case| overlap_of_seeds(ground, case))).unwrap_or_default(),
    })
}

fn overlap_of_seeds(ground: &Ground, case: &Case) -> f64 {
    let lists: Vec<Vec<usize>> = SEEDS.map(|seed| ours(ground, case, seed)).collect();
    let pairs = lists.iter().enumerate().flat_map(|(index, one)| lists[..index].iter().map(move |other| (one, other)));
    mean(pairs.map(|(one, other)| overlap(one, other))).unwrap_or_default()
}

/// Lists that were made in one way, each for its case.
struct Lists<'a> {
    ground: &'a Ground,
    cases: &'a [Case],
    lists: Vec<Vec<usize>>,
}

impl Lists<'_> {
    fn figures(&self, way: Way, of_halves: &Lists) -> ListFigures {
        let Lists { ground, .. } = self;
        let taken = self.taken();
        ListFigures {
            by: way.name().into(),
            tracks: self.mean(|_, list| list.len() as f64),
            genre_precision: self.mean(|case, list| precision(list, |track| case.is_of_its_genres(ground, track))),
            member_precision: self.mean(|case, list| {
                let members = case.members(ground);
                precision(list, |track| ground.tracks[track].labels.iter().any(|label| members.contains(&label.member)))
            }),
            artist_precision: of_halves.mean(|case, list| {
                let artists = case.hidden_artists(ground);
                let is_by = |track: &Track| track.artists.iter().any(|artist| artists.contains(artist.as_str()));
                precision(list, |track| is_by(&ground.tracks[track].track))
            }),
            album_precision: of_halves.mean(|case, list| {
                let albums = case.hidden_albums(ground);
                precision(list, |track| albums.contains(&album(&ground.tracks[track].track)))
            }),
            feature_diversity: self.diversity(&ground.numbers),
            embedding_diversity: self.diversity(&ground.directions),
            calibration_error: self.mean(|case, list| {
                let genres: Vec<_> = list.iter().map(|track| ground.genres[*track]).collect();
                calibration_error(&case.shares(), &genres)
            }),
            coverage: taken.iter().filter(|count| **count > 0).count() as f64 / taken.len() as f64,
            gini: gini(taken),
            faults: self.faults(),
        }
    }

    fn mean(&self, of: impl Fn(&Case, &[usize]) -> f64) -> f64 {
        mean(self.cases.iter().zip(&self.lists).map(|(case, list)| of(case, list))).unwrap_or_default()
    }

    fn diversity(&self, points: &[Vec<f32>]) -> Diversity {
        let of =
            |tracks: &[usize]| diversity(&tracks.iter().map(|track| points[*track].as_slice()).collect::<Vec<_>>());
        let both = self.cases.iter().zip(&self.lists).filter_map(|(case, list)| Some((of(list)?, of(&case.shown)?)));
        let both: Vec<(f64, f64)> = both.filter(|(_, of_playlist)| *of_playlist > 0.0).collect();
        Diversity {
            of_list: mean(both.iter().map(|(of_list, _)| *of_list)).unwrap_or_default(),
            to_playlist: mean(both.iter().map(|(of_list, of_playlist)| of_list / of_playlist)).unwrap_or_default(),
        }
    }

    /// How many lists each track of the catalog is in.
    fn taken(&self) -> Vec<usize> {
        let mut taken = vec![0; self.ground.tracks.len()];
        self.lists.iter().flatten().for_each(|track| taken[*track] += 1);
        taken
    }

    fn faults(&self) -> Faults {
        let tracks = |places: &[usize]| -> Vec<&Track> {
            places.iter().map(|place| &self.ground.tracks[*place].track).collect()
        };
        let mut faults = Faults::default();
        for (case, list) in self.cases.iter().zip(&self.lists) {
            faults += Faults::of(&tracks(list), &tracks(&case.shown), Wishes::default().per_artist);
        }
        faults
    }
}
