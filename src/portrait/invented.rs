//! Invented portraits for tests, of every kind that there can be.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use super::shares::apportioned;
use super::*;
use crate::embedding::AXES;
use crate::genres::GENRE_COUNT;

/// Any portrait.
pub(crate) fn portrait() -> impl Strategy<Value = Portrait> {
    let artists = option::of(btree_set(0..BLURS, 0..=ARTISTS).prop_map(|artists| artists.into_iter().collect()));
    let sound = vec(option::of(quantiles()), Feature::SOUND.len());
    ("\\PC{0,30}", 1u16.., any::<[u8; 4]>(), mix(), sound, corners(), artists).prop_map(
        |(name, tracks, network, mix, sound, corners, artists)| Portrait {
            name: short_name(&name),
            tracks,
            network,
            mix,
            sound: sound.try_into().unwrap(),
            corners,
            artists,
        },
    )
}

/// Any mix: of few genres, of all, even or not.
fn mix() -> impl Strategy<Value = Vec<(Genre, u16)>> {
    let weight = prop_oneof![Just(0.0), 0.0f64..0.01, 0.0f64..1.0];
    let weights = vec(weight, GENRE_COUNT).prop_filter("a mix has a genre", |it| it.iter().any(|it| *it > 0.0));
    weights.prop_map(|weights| {
        let shares = apportioned(&weights, u32::from(Portrait::WHOLE)).into_iter().map(|share| share as u16);
        in_order(Genre::all().zip(shares).collect())
    })
}

fn quantiles() -> impl Strategy<Value = [u8; QUANTILES]> {
    any::<[u8; QUANTILES]>().prop_map(|ranks| {
        let mut ranks = ranks.map(|rank| rank % SoundCodes::UNKNOWN);
        ranks.sort_unstable();
        ranks
    })
}

fn corners() -> impl Strategy<Value = Vec<Corner>> {
    let corner = (0.01f64..1.0, 0..GENRE_COUNT, any::<[u8; AXES]>(), any::<[u8; Feature::SOUND.len()]>());
    vec(corner, 0..=CORNERS).prop_map(|drawn| {
        let shares = apportioned(&drawn.iter().map(|corner| corner.0).collect::<Vec<_>>(), u32::from(Corner::WHOLE));
        let corner = |((_, genre, embedding, sound), share): ((f64, usize, [u8; AXES], [u8; 9]), u32)| Corner {
            share: share as u8,
            genre: Genre::new(genre).unwrap(),
            embedding: EmbeddingCodes(embedding.map(|code| code % EmbeddingCodes::NONE)),
            sound: SoundCodes(sound.map(|rank| rank % (SoundCodes::UNKNOWN + 1))),
        };
        let mut corners: Vec<Corner> = drawn.into_iter().zip(shares).map(corner).filter(|it| it.share > 0).collect();
        corners.sort_by_key(Corner::order);
        corners
    })
}
