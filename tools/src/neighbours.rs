//! How often near tracks are of the same genre, by several notions of near; and how much a nearest neighbour alone gets
//! right where twins are about.

use amalgamix::encode::{NUMBERS, Statistics};
use amalgamix::genres::{Genre, Probabilities};
use amalgamix::model::{Network, NetworkError};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use crate::measure::ask;
use crate::protocol::{Example, Parts, Protocol};

/// How many tracks are asked about.
const QUERIES: usize = 2000;
/// How many near tracks are looked at.
const NEAR: usize = 10;

/// The share of the ten nearest tracks that are of one of the query's genres.
#[derive(Serialize, Deserialize)]
pub struct Precision {
    /// What the network was shown.
    pub protocol: Protocol,
    /// What near means.
    pub by: String,
    /// Among all tracks.
    pub among_all: f64,
    /// Among those on the shelves of the query's three likeliest genres.
    pub inside_top_3: f64,
}

/// A track as a point, with what is known about it.
struct Point<'a> {
    row: &'a Example,
    probabilities: Probabilities,
    embedding: Vec<f32>,
    numbers: Vec<f32>,
}

/// Precision at ten of several notions of near: queries are tracks of artists never heard, answers come from the training
/// part, as from a catalog.
pub fn precisions(network: &Network, parts: &Parts, protocol: Protocol) -> Result<Vec<Precision>, NetworkError> {
    let mut chance = SmallRng::seed_from_u64(10);
    let mut queries = parts.test.clone();
    queries.shuffle(&mut chance);
    queries.truncate(QUERIES);
    let (queries, catalog) = (points(network, &queries, protocol)?, points(network, &parts.training, protocol)?);
    let roots = |point: &Point| point.probabilities.as_slice().iter().map(|share| share.sqrt()).collect();
    Ok(vec![
        random(&queries, &catalog, protocol, &mut chance),
        precision("cosine of the standardised numbers", &queries, &catalog, protocol, |point| point.numbers.clone()),
        precision("cosine of the roots of the probabilities", &queries, &catalog, protocol, roots),
        precision("cosine of the embedding", &queries, &catalog, protocol, |point| point.embedding.clone()),
    ])
}

fn points<'a>(network: &Network, rows: &'a [Example], protocol: Protocol) -> Result<Vec<Point<'a>>, NetworkError> {
    let statistics = &network.preprocessing().statistics;
    let answers = ask(network, rows, protocol)?;
    let point = |(row, answer): (&'a Example, amalgamix::model::Prediction)| Point {
        row,
        probabilities: answer.probabilities,
        embedding: answer.embedding,
        numbers: statistics.encode(&protocol.view(&row.features))[..NUMBERS].to_vec(),
    };
    Ok(rows.iter().zip(answers).map(point).collect())
}

/// What the original did: any tracks of the shelves, in no order.
fn random(queries: &[Point], catalog: &[Point], protocol: Protocol, chance: &mut SmallRng) -> Precision {
    let mut order: Vec<&Point> = catalog.iter().collect();
    let mut drawn = |query: &Point, inside: bool| {
        order.shuffle(chance);
        let shelves = likeliest(query);
        let candidates = order.iter().filter(|point| !inside || stands_on(point, &shelves));
        shared(query, candidates.take(NEAR).copied())
    };
    // Shuffling a catalog for every query is slow; a fiftieth of the queries is enough for a mean.
    let few: Vec<&Point> = queries.iter().step_by(50).collect();
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let all = few.iter().map(|query| drawn(query, false)).collect();
    let inside = few.iter().map(|query| drawn(query, true)).collect();
    Precision { protocol, by: "random".into(), among_all: mean(all), inside_top_3: mean(inside) }
}

fn precision(
    by: &str,
    queries: &[Point],
    catalog: &[Point],
    protocol: Protocol,
    coordinates: impl Fn(&Point) -> Vec<f32>,
) -> Precision {
    let directions: Vec<Vec<f32>> = catalog.iter().map(|point| unit(coordinates(point))).collect();
    let (mut among_all, mut inside_top_3) = (0.0, 0.0);
    for query in queries {
        let direction = unit(coordinates(query));
        let mut ranked: Vec<(f32, &Point)> =
            directions.iter().map(|other| dot(&direction, other)).zip(catalog).collect();
        let shelves = likeliest(query);
        among_all += shared(query, nearest(&mut ranked));
        ranked.retain(|(_, point)| stands_on(point, &shelves));
        inside_top_3 += shared(query, nearest(&mut ranked));
    }
    let count = queries.len().max(1) as f64;
    Precision { protocol, by: by.into(), among_all: among_all / count, inside_top_3: inside_top_3 / count }
}

fn nearest<'a, 'b>(ranked: &'b mut [(f32, &'a Point<'a>)]) -> impl Iterator<Item = &'a Point<'a>> + 'b {
    let count = NEAR.min(ranked.len());
    if count > 0 && ranked.len() > count {
        ranked.select_nth_unstable_by(count - 1, |one, other| other.0.total_cmp(&one.0));
    }
    ranked[..count].iter().map(|(_, point)| *point)
}

fn likeliest(query: &Point) -> Vec<Genre> {
    query.probabilities.ranked().into_iter().take(3).map(|(genre, _)| genre).collect()
}

fn stands_on(point: &Point, shelves: &[Genre]) -> bool {
    point.row.genres.iter().any(|genre| shelves.contains(genre))
}

fn shared<'a>(query: &Point, near: impl Iterator<Item = &'a Point<'a>>) -> f64 {
    let (mut right, mut count) = (0.0, 0.0);
    for point in near {
        right += f64::from(point.row.genres.iter().any(|genre| query.row.genres.contains(genre)));
        count += 1.0;
    }
    if count > 0.0 { right / count } else { 0.0 }
}

fn unit(mut numbers: Vec<f32>) -> Vec<f32> {
    let length = dot(&numbers, &numbers).sqrt().max(1e-9);
    numbers.iter_mut().for_each(|number| *number /= length);
    numbers
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// What a nearest neighbour gets right with no learning at all, in the protocol `original`.
#[derive(Serialize, Deserialize)]
pub struct NearestNeighbour {
    /// Rows that were asked about.
    pub rows: usize,
    /// The share of them with a twin, a copy of the same track, to be found.
    pub twins: f64,
    /// The share whose nearest neighbour shares a genre with them.
    pub top_1: f64,
    /// The share that one of the three nearest neighbours shares a genre with.
    pub top_3: f64,
    /// Top-1 on rows with a twin.
    pub top_1_with_twin: f64,
    /// Top-1 on rows without.
    pub top_1_without_twin: f64,
}

/// Looks for the nearest training row of each test row, by standardised inputs.
pub fn nearest_neighbour(parts: &Parts) -> NearestNeighbour {
    let statistics = Statistics::of(parts.training.iter().map(|row| &row.features));
    let known: Vec<_> = parts.training.iter().map(|row| statistics.encode(&row.features)).collect();
    let asked = &parts.test[..parts.test.len().min(QUERIES)];
    let progress = crate::progress(asked.len(), "nearest neighbours");
    let (mut hits, mut hits_3, mut twins, mut twin_hits) = (0.0, 0.0, 0.0, 0.0);
    for row in asked {
        let place = statistics.encode(&row.features);
        let apart = |other: &[f32]| place.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
        let mut ranked: Vec<(f32, &Example)> =
            known.iter().zip(&parts.training).map(|(other, row)| (apart(other), row)).collect();
        let closest = 3.min(ranked.len());
        ranked.select_nth_unstable_by(closest - 1, |one, other| one.0.total_cmp(&other.0));
        ranked.truncate(closest);
        ranked.sort_by(|one, other| one.0.total_cmp(&other.0));
        let shares = |near: &(f32, &Example)| near.1.genres.iter().any(|genre| row.genres.contains(genre));
        let hit = f64::from(shares(&ranked[0]));
        hits += hit;
        hits_3 += f64::from(ranked.iter().any(shares));
        twins += f64::from(row.has_relative);
        twin_hits += hit * f64::from(row.has_relative);
        progress.inc(1);
    }
    progress.finish_and_clear();
    let count = asked.len().max(1) as f64;
    NearestNeighbour {
        rows: asked.len(),
        twins: twins / count,
        top_1: hits / count,
        top_3: hits_3 / count,
        top_1_with_twin: twin_hits / f64::max(twins, 1.0),
        top_1_without_twin: (hits - twin_hits) / f64::max(count - twins, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::features::{AudioFeatures, Feature};

    use super::*;

    fn row(genre: usize, energy: f32, track: usize, has_relative: bool) -> Example {
        let mut features = AudioFeatures::default();
        features.set(Feature::Energy, energy).unwrap();
        Example { features, genres: vec![Genre::new(genre).unwrap()], members: Vec::new(), track, has_relative }
    }

    #[test]
    fn a_twin_is_the_nearest_neighbour() {
        let training = (0..100).map(|index| row(index % 5, index as f32 / 100.0, index, false)).collect();
        let test = vec![row(3, 0.231, 23, true), row(1, 0.5, 999, false)];
        let found = nearest_neighbour(&Parts { training, validation: Vec::new(), test });
        assert_eq!((found.rows, found.twins, found.top_1_with_twin, found.top_1_without_twin), (2, 0.5, 1.0, 0.0));
    }

    #[test]
    fn the_nearest_are_those_with_the_largest_cosine() {
        let row = row(0, 0.5, 0, false);
        let probabilities = Probabilities::new(&[1.0 / 57.0; 57]).unwrap();
        let point = |_| Point { row: &row, probabilities: probabilities.clone(), embedding: vec![], numbers: vec![] };
        let points: Vec<Point> = (0..30).map(point).collect();
        let mut ranked: Vec<(f32, &Point)> =
            points.iter().enumerate().map(|(index, point)| (index as f32, point)).collect();
        assert_eq!(nearest(&mut ranked).count(), NEAR);
        assert!(ranked[..NEAR].iter().all(|(cosine, _)| *cosine >= 20.0));
    }
}
