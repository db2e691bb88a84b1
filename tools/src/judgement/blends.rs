//! What embedding and features should each count for in the distance of two tracks: how often the nearest ten share a genre.

use amalgamix::catalog::SoundCodes;
use amalgamix::embedding::EmbeddingCodes;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use serde::{Deserialize, Serialize};

use super::ground::Ground;
use super::metrics::{FIRST, mean, precision};
use crate::protocol::Example;

/// How many tracks are asked about.
const QUERIES: usize = 1000;

/// What a squared step of the embedding is worth, and what a squared rank of the features is.
const BLENDS: [(u32, u32); 8] = [(0, 1), (4, 1), (8, 1), (16, 1), (32, 1), (64, 1), (128, 1), (1, 0)];

/// How well a blend finds tracks of the same genre.
#[derive(Serialize, Deserialize)]
pub struct Blend {
    /// What a squared step of the embedding is worth.
    pub embedding: u32,
    /// What a squared rank of the features is worth.
    pub features: u32,
    /// The share of the ten nearest tracks that share a genre with the one that is asked about.
    pub precision: f64,
}

/// How far two tracks are apart by their embeddings and by their features, both squared.
type Apart = (u32, u32);

/// Every blend: `queries` are tracks of artists never heard, answers come from `catalog`.
pub fn blends(ground: &Ground, queries: &[Example], catalog: &[Example]) -> Vec<Blend> {
    let mut chance = SmallRng::seed_from_u64(10);
    let queries: Vec<&Example> = queries.choose_multiple(&mut chance, QUERIES).collect();
    let place = |row: &Example| -> (SoundCodes, EmbeddingCodes) {
        (ground.codebook.encode(&ground.sounds[row.track]), ground.answers[row.track].codes)
    };
    let places: Vec<_> = catalog.iter().map(place).collect();
    let of_query = |query: &&Example| -> Vec<f64> {
        let here = place(query);
        let distances: Vec<Apart> = places.iter().map(|there| apart(&here, there)).collect();
        let is_right = |row: usize| catalog[row].genres.iter().any(|genre| query.genres.contains(genre));
        BLENDS.iter().map(|blend| precision(&nearest(&distances, *blend), is_right)).collect()
    };
    let precisions: Vec<Vec<f64>> = queries.iter().map(of_query).collect();
    let blend = |(index, (embedding, features)): (usize, (u32, u32))| Blend {
        embedding,
        features,
        precision: mean(precisions.iter().map(|of_query| of_query[index])).unwrap_or_default(),
    };
    BLENDS.into_iter().enumerate().map(blend).collect()
}

fn apart(one: &(SoundCodes, EmbeddingCodes), other: &(SoundCodes, EmbeddingCodes)) -> Apart {
    let squared = |(one, other): (&u8, &u8)| u32::from(one.abs_diff(*other)).pow(2);
    let features = one.0.0.iter().zip(&other.0.0).map(squared).sum();
    (one.1.squared_distance(&other.1).unwrap_or(u32::MAX), features)
}

fn nearest(distances: &[Apart], (embedding, features): (u32, u32)) -> Vec<usize> {
    let blended = |(by_embedding, by_features): Apart| {
        u64::from(embedding) * u64::from(by_embedding) + u64::from(features) * u64::from(by_features)
    };
    let mut ranked: Vec<(u64, usize)> =
        distances.iter().enumerate().map(|(index, apart)| (blended(*apart), index)).collect();
    if ranked.len() > FIRST {
        ranked.select_nth_unstable(FIRST - 1);
        ranked.truncate(FIRST);
    }
    ranked.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blend_decides_what_is_near() {
        let distances: Vec<Apart> = (0..30).map(|index| (index, 30 - index)).collect();
        let found = |blend| nearest(&distances, blend).into_iter().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(found((1, 0)), (0..10).collect());
        assert_eq!(found((0, 1)), (20..30).collect());
        assert_eq!(found((2, 1)), (0..10).collect());
    }
}
