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
/// So many of these steps each part gets at least.
const LEAST: usize = 2;
/// The saturations that are tried.
const SATURATIONS: [f32; 7] = [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];
/// In how many bands of numbers spreads are measured.
const BANDS: usize = 8;
/// How many tracks playlists have that are told twice: from few ones to as many as there are for two.
pub const RETOLD_TRACKS: std::ops::RangeInclusive<usize> = 3..=60;

/// Pairs of one relation each.
pub type Related = [Vec<[Taste; 2]>; 4];

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
        let weighed = Measure { weights: best_weights(&related, with_embedding), ..unfinished() };
        let number = |found: &Found| weighed.together(&parts(found));
        let told: Vec<Told> = retold.iter().map(|pair| Told::of(pair, number)).collect();
        let quantiles = quantiles(population.iter().map(number).collect())?;
        let spread =
            |saturation| with_spreads(&told, Measure { quantiles: quantiles.clone(), saturation, ..weighed.clone() });
        let measures = SATURATIONS.into_iter().filter_map(spread);
        measures.min_by(|one, other| unevenness(&told, one).total_cmp(&unevenness(&told, other)))
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
    let progress = crate::progress(4 * count, "drawing pairs");
    Relation::ALL.map(|relation| {
        let mut pair = || {
            let [one, other] = pool.pair(relation, &mut chance);
            Some([hall.taste(&one)?, hall.taste(&other)?])
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

/// So many pairs of every relation by genre and of any length, each told twice.
pub fn retold(hall: &Hall, pool: &Pool, count: usize) -> Vec<Retold> {
    let mut chance = SmallRng::seed_from_u64(3);
    let progress = crate::progress(count, "telling pairs twice");
    let mut pair = |index: usize| {
        let recipes = pool.recipes(Relation::BY_GENRE[index % 3], &mut chance);
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

/// The weights with which pairs are ranked best: by the mean of how well each relation stands above the next one. Each part
/// counts for something, for a listener is told all of them.
fn best_weights(related: &[Vec<Parts>; 4], with_embedding: bool) -> [f32; 3] {
    let grid = (LEAST..=GRID).flat_map(|genres| (LEAST..=GRID).map(move |sound| (genres, sound)));
    let whole = grid.filter_map(|(genres, sound)| Some((genres, sound, GRID.checked_sub(genres + sound)?)));
    let meant = whole.filter(|(.., embedding)| if with_embedding { *embedding >= LEAST } else { *embedding == 0 });
    let weights = meant.map(|(genres, sound, embedding)| [genres, sound, embedding].map(|it| it as f32 / GRID as f32));
    let ranked = weights.map(|weights| (worth(related, weights), weights));
    ranked.max_by(|(one, _), (other, _)| one.total_cmp(other)).map_or([1.0, 0.0, 0.0], |(_, weights)| weights)
}

fn worth(related: &[Vec<Parts>; 4], weights: [f32; 3]) -> f64 {
    let measure = Measure { weights, ..unfinished() };
    let numbers =
        related.each_ref().map(|parts| parts.iter().map(|parts| measure.together(parts)).collect::<Vec<f32>>());
    numbers.windows(2).map(|pair| area(&pair[0], &pair[1])).sum()
}

fn unfinished() -> Measure {
    Measure { weights: [1.0, 0.0, 0.0], quantiles: Vec::new(), spreads: Vec::new(), saturation: 0.0 }
}

/// Evenly spread quantiles, the last of which is 1: a taste and itself.
fn quantiles(mut numbers: Vec<f32>) -> Option<Vec<f32>> {
    numbers.sort_by(f32::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    let mut quantiles: Vec<f32> = (0..=STEPS).map(|step| numbers[last * step / STEPS].clamp(0.0, 1.0)).collect();
    *quantiles.last_mut()? = 1.0;
    Some(quantiles)
}

/// The numbers of a pair that was told twice.
struct Told {
    tracks: [u16; 2],
    numbers: [f32; 2],
    /// For each of the two playlists the number of its two tellings.
    itself: [f32; 2],
}

impl Told {
    fn of(pair: &Retold, number: impl Fn(&Found) -> f32) -> Told {
        let told = |[one, other]: &[Taste; 2]| number(&Found::by_code(&one.portrait, &other.portrait));
        let [[one, other], [one_again, other_again]] = &pair.pairs;
        let itself = [(one, one_again), (other, other_again)];
        Told {
            tracks: pair.tracks(),
            numbers: pair.pairs.each_ref().map(told),
            itself: itself.map(|(first, second)| number(&Found::by_code(&first.portrait, &second.portrait))),
        }
    }

    /// From either telling to the other.
    fn both_ways(&self) -> [[f32; 2]; 2] {
        let [first, second] = self.numbers;
        [[first, second], [second, first]]
    }
}

/// With how much lower and higher the second telling is in nine of ten cases, in each band of numbers.
fn with_spreads(told: &[Told], measure: Measure) -> Option<Measure> {
    let change = |pair: &Told| {
        let few = measure.few(pair.tracks);
        pair.both_ways().map(|[first, second]| (first, f64::from((second - first) / few)))
    };
    let mut changes: Vec<(f32, f64)> = told.iter().flat_map(change).collect();
    changes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let band = |band: &[(f32, f64)]| {
        let changes: Vec<f64> = band.iter().map(|(_, change)| *change).collect();
        Some(Spread {
            at: band[band.len() / 2].0,
            below: (-quantile(changes.clone(), 0.05)?).max(0.0) as f32,
            above: quantile(changes, 0.95)?.max(0.0) as f32,
        })
    };
    let mut spreads = changes.chunks(changes.len().div_ceil(BANDS).max(1)).map(band).collect::<Option<Vec<_>>>()?;
    spreads.push(spread_of_the_same(told, &measure)?);
    Some(Measure { spreads, ..measure })
}

/// How much lower than 1 the number of a playlist and itself is where one of the two is told by other tracks.
fn spread_of_the_same(told: &[Told], measure: &Measure) -> Option<Spread> {
    let change = |pair: &Told| -> [f64; 2] {
        std::array::from_fn(|side| f64::from((1.0 - pair.itself[side]) / measure.few([pair.tracks[side]; 2])))
    };
    let below = quantile(told.iter().flat_map(change).collect(), 0.9)?.max(0.0) as f32;
    Some(Spread { at: 1.0, below, above: 0.0 })
}

/// How unevenly intervals hold: how far their coverage is from nine in ten, for the lengths of playlists where it is farthest.
fn unevenness(told: &[Told], measure: &Measure) -> f64 {
    let holds = |tracks, [first, second]: [f32; 2]| {
        let [low, high] = measure.between(first, tracks);
        (low..=high).contains(&measure.percentile(second))
    };
    let error = |lengths: [u16; 2]| {
        let meant = told.iter().filter(|pair| is_within(pair.tracks, lengths));
        let held: Vec<bool> = meant.flat_map(|pair| pair.both_ways().map(|told| holds(pair.tracks, told))).collect();
        let share = held.iter().filter(|held| **held).count() as f64 / held.len().max(1) as f64;
        (share - 0.9).abs()
    };
    LENGTHS.map(error).into_iter().fold(0.0, f64::max)
}

/// The lengths of playlists by which intervals are looked at: the fewest and the most tracks of the smaller of a pair.
pub const LENGTHS: [[u16; 2]; 3] = [[1, 9], [10, 19], [20, u16::MAX]];

/// Whether the smaller of a pair has so many tracks.
pub fn is_within(tracks: [u16; 2], [fewest, most]: [u16; 2]) -> bool {
    (fewest..=most).contains(&tracks[0].min(tracks[1]))
}
