//! The ways of making a list that are compared.

use std::collections::BTreeMap;

use amalgamix::genres::Genre;
use amalgamix::recommend::{SHELVES, Wishes, recommend};
use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::cases::Case;
use super::ground::{Ground, direction};

/// How many tracks of each genre the original drew.
const DRAWN: usize = 2;

/// A way of making a list of the catalog's tracks for a playlist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As the page does it.
    Ours,
    /// As the original did it: two tracks at random of each of the three genres that one prediction for the playlist's average
    /// finds likeliest. The network is ours.
    Original,
    /// As many tracks of each shelf as in our list, at random.
    Random,
    /// The nearest to the playlist's average, by the cosine of the standardised numbers, on all shelves.
    Cosine,
}

impl Way {
    /// Every way, ours first.
    pub const ALL: [Way; 4] = [Way::Ours, Way::Original, Way::Random, Way::Cosine];

    /// What readers call it.
    pub fn name(self) -> &'static str {
        match self {
            Way::Ours => "AmalgaMix",
            Way::Original => "the original's way",
            Way::Random => "random on the same shelves",
            Way::Cosine => "cosine of the standardised numbers",
        }
    }

    /// The list, as places in the dataset.
    pub fn list(self, ground: &Ground, case: &Case, chance: &mut SmallRng) -> Vec<usize> {
        match self {
            Way::Ours => ours(ground, case, 0),
            Way::Original => original(ground, case, chance),
            Way::Random => random(ground, case, chance),
            Way::Cosine => cosine(ground, case),
        }
    }
}

/// The list that the page makes with this seed.
pub fn ours(ground: &Ground, case: &Case, seed: u64) -> Vec<usize> {
    let wishes = Wishes { seed, ..Wishes::default() };
    let list = recommend(&case.taste, &ground.shelves, &ground.codebook, &wishes).tracks;
    list.iter().filter_map(|recommendation| ground.place(recommendation.track.id)).collect()
}

fn original(ground: &Ground, case: &Case, chance: &mut SmallRng) -> Vec<usize> {
    let likeliest = case.of_average.ranked().into_iter().take(SHELVES);
    let drawn = |(genre, _): (Genre, f32)| {
        let places = |track: &usize| ground.tracks[*track].genres.contains(&genre);
        let all: Vec<usize> = (0..ground.tracks.len()).filter(places).collect();
        all.choose_multiple(chance, DRAWN).copied().collect::<Vec<_>>()
    };
    likeliest.flat_map(drawn).collect()
}

fn random(ground: &Ground, case: &Case, chance: &mut SmallRng) -> Vec<usize> {
    let mut counts: BTreeMap<Genre, usize> = BTreeMap::new();
    ours(ground, case, 0).iter().for_each(|track| *counts.entry(ground.genres[*track]).or_default() += 1);
    let drawn = |(genre, count): (&Genre, &usize)| {
        let all: Vec<usize> = (0..ground.tracks.len()).filter(|track| ground.genres[*track] == *genre).collect();
        all.choose_multiple(chance, *count).copied().collect::<Vec<_>>()
    };
    let mut list: Vec<usize> = counts.iter().flat_map(drawn).collect();
    // Only the first ten count for precision, so no shelf may come first.
    list.shuffle(chance);
    list
}

fn cosine(ground: &Ground, case: &Case) -> Vec<usize> {
    let mut sum = vec![0.0; ground.numbers[0].len()];
    for track in &case.shown {
        sum.iter_mut().zip(&ground.numbers[*track]).for_each(|(sum, number)| *sum += number);
    }
    let sum = direction(&sum);
    let cosine = |track: usize| -> f32 { direction(&ground.numbers[track]).iter().zip(&sum).map(|(a, b)| a * b).sum() };
    let mut ranked: Vec<(f32, usize)> = (0..ground.tracks.len()).map(|track| (cosine(track), track)).collect();
    ranked.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    ranked.into_iter().take(Wishes::default().count).map(|(_, track)| track).collect()
}
