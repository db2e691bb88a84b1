//! Finding out what the parts count for, what number means how much alike, and how much it depends on which tracks are told.

use amalgamix::similarity::{Calibration, Measure, Parts, Spread};
use rand::SeedableRng;
use rand::rngs::SmallRng;

use super::drawn::{Pool, Relation, any_length, length};
use super::figures::{area, quantile};
use super::tastes::{Found, Hall, Taste};

/// How many playlists on each side make the pairs among which a number has its place.
const POPULATION: usize = 400;
/// How many pairs of each relation decide the weights.
const PAIRS: usize = 1000;
/// How many pairs are told twice, by other tracks.
const RETOLD: usize = 3000;
/// How many quantiles are kept, less one.
const STEPS: usize = 200;
/// Weights are tried in steps of one in so many.
const GRID: usize = 20;
/// In how many bands of numbers spreads are measured.
const BANDS: usize = 8;
/// How many tracks playlists have that are told twice: from few ones to as many as there are for two.
pub const RETOLD_TRACKS: std::ops::RangeInclusive<usize> = 3..=60;

/// Pairs of one relation each.
pub type Related = [Vec<[Taste; 2]>; 3];

/// A calibration for playlists from this pool; none where it is too small to find one.
pub fn fit(hall: &Hall, pool: &Pool) -> Option<Calibration> {
    let population = population(hall, pool);
    let half = quantile(population.iter().map(|found| f64::from(found.apart)).collect(), 0.5)? as f32;
    let related = related(hall, pool, PAIRS);
    let found =
        related.map(|pairs| pairs.iter().map(|[one, other]| Found::by_code(&one.portrait, &other.portrait)).collect());
    let retold = retold(hall, pool, RETOLD);
    let measure = |with_embedding: bool| {
        let parts = |found: &Found| parts(found, half, with_embedding);
        let related = found.each_ref().map(|found: &Vec<Found>| found.iter().map(parts).collect());
        let unfinished =
            Measure { weights: best_weights(&related, with_embedding), quantiles: Vec::new(), spreads: Vec::new() };
        let number = |found: &Found| unfinished.together(&parts(found));
        Some(Measure {
            quantiles: quantiles(population.iter().map(number).collect())?,
            spreads: spreads(&retold, number)?,
            ..unfinished.clone()
        })
    };
    Calibration::new(half, measure(true)?, measure(false)?)
}

/// What is found becomes parts, as the library makes them.
fn parts(found: &Found, half: f32, with_embedding: bool) -> Parts {
    let embedding = with_embedding.then(|| half / (half + found.apart));
    Parts { genres: found.genres, sound: Some(found.sound), embedding }
}

/// Every playlist of one side with every one of the other, all drawn without regard to each other.
fn population(hall: &Hall, pool: &Pool) -> Vec<Found> {
    let mut chance = SmallRng::seed_from_u64(1);
    let progress = crate::progress(2 * POPULATION, "drawing playlists");
    let mut side = |side| -> Vec<Taste> {
        let taste = |_| hall.taste(&pool.draw(side, &pool.recipe(&mut chance), length(&mut chance), &mut chance));
        (0..POPULATION).filter_map(taste).inspect(|_| progress.inc(1)).collect()
    };
    let sides = [side(0), side(1)];
    let pairs = sides[0].iter().flat_map(|one| sides[1].iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| Found::by_code(&one.portrait, &other.portrait)).collect()
}

/// So many pairs of each relation.
pub fn related(hall: &Hall, pool: &Pool, count: usize) -> Related {
    let mut chance = SmallRng::seed_from_u64(2);
    let progress = crate::progress(3 * count, "drawing pairs");
    Relation::ALL.map(|relation| {
        let mut pair = || {
            let [one, other] = pool.recipes(relation, &mut chance);
            let one = hall.taste(&pool.draw(0, &one, length(&mut chance), &mut chance))?;
            Some([one, hall.taste(&pool.draw(1, &other, length(&mut chance), &mut chance))?])
        };
        (0..count).filter_map(|_| pair()).inspect(|_| progress.inc(1)).collect()
    })
}

/// A pair that is told twice, by as many other tracks of the same genres in the same shares.
pub struct Retold {
    /// Told once, and once more.
    pub pairs: [[Taste; 2]; 2],
}

impl Retold {
    /// How many tracks the two playlists have.
    pub fn tracks(&self) -> [u16; 2] {
        self.pairs[0].each_ref().map(|taste| taste.portrait.tracks)
    }
}

/// So many pairs of every relation and of any length, each told twice.
pub fn retold(hall: &Hall, pool: &Pool, count: usize) -> Vec<Retold> {
    let mut chance = SmallRng::seed_from_u64(3);
    let progress = crate::progress(count, "telling pairs twice");
    let mut pair = |index: usize| {
        let recipes = pool.recipes(Relation::ALL[index % 3], &mut chance);
        let mut told = [0, 1].map(|side: usize| {
            let tracks = any_length(RETOLD_TRACKS, &mut chance);
            let drawn = pool.draw(side, &recipes[side], 2 * tracks, &mut chance);
            let (first, second) = drawn.split_at(drawn.len() / 2);
            Some([hall.taste(first)?, hall.taste(second)?])
        });
        let [[first, second], [other_first, other_second]] = [told[0].take()?, told[1].take()?];
        Some(Retold { pairs: [[first, other_first], [second, other_second]] })
    };
    (0..count).filter_map(&mut pair).inspect(|_| progress.inc(1)).collect()
}

/// The weights with which pairs are ranked best: by the mean of how well each relation stands above each farther one.
fn best_weights(related: &[Vec<Parts>; 3], with_embedding: bool) -> [f32; 3] {
    let grid =
        (0..=GRID).flat_map(|genres| (0..=GRID - genres).map(move |sound| (genres, sound, GRID - genres - sound)));
    let weights = grid.filter(|(.., embedding)| with_embedding || *embedding == 0);
    let weights =
        weights.map(|(genres, sound, embedding)| [genres, sound, embedding].map(|part| part as f32 / GRID as f32));
    let ranked = weights.map(|weights| (worth(related, weights), weights));
    ranked.max_by(|(one, _), (other, _)| one.total_cmp(other)).map_or([1.0, 0.0, 0.0], |(_, weights)| weights)
}

fn worth(related: &[Vec<Parts>; 3], weights: [f32; 3]) -> f64 {
    let measure = Measure { weights, quantiles: Vec::new(), spreads: Vec::new() };
    let numbers =
        related.each_ref().map(|parts| parts.iter().map(|parts| measure.together(parts)).collect::<Vec<f32>>());
    let [same, related, different] = &numbers;
    area(same, different) + area(same, related) + area(related, different)
}

/// Evenly spread quantiles, the last of which is 1: a taste and itself.
fn quantiles(mut numbers: Vec<f32>) -> Option<Vec<f32>> {
    numbers.sort_by(f32::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    let mut quantiles: Vec<f32> = (0..=STEPS).map(|step| numbers[last * step / STEPS].clamp(0.0, 1.0)).collect();
    *quantiles.last_mut()? = 1.0;
    Some(quantiles)
}

/// In each band of numbers, how much lower and higher the second telling is in nine of ten cases, for one track each.
fn spreads(retold: &[Retold], number: impl Fn(&Found) -> f32) -> Option<Vec<Spread>> {
    let told = |[one, other]: &[Taste; 2]| number(&Found::by_code(&one.portrait, &other.portrait));
    let mut changes: Vec<(f32, f64)> = Vec::new();
    for pair in retold {
        let few = pair.tracks().map(|tracks| 1.0 / f64::from(tracks)).iter().sum::<f64>().sqrt();
        let [first, second] = pair.pairs.each_ref().map(told);
        changes.push((first, f64::from(second - first) / few));
        changes.push((second, f64::from(first - second) / few));
    }
    changes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let band = |band: &[(f32, f64)]| {
        let changes: Vec<f64> = band.iter().map(|(_, change)| *change).collect();
        Some(Spread {
            at: band[band.len() / 2].0,
            below: (-quantile(changes.clone(), 0.05)?).max(0.0) as f32,
            above: quantile(changes, 0.95)?.max(0.0) as f32,
        })
    };
    changes.chunks(changes.len().div_ceil(BANDS).max(1)).map(band).collect()
}
