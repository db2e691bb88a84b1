//! What a survey tells of invented tastes, whatever they are and in whatever order they are asked about.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::catalog::SoundCodes;
use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::portrait::{Corner, QUANTILES};

/// A taste of one genre, each of whose features has this rank.
fn portrait(ranks: [u8; 9]) -> Portrait {
    Portrait {
        name: String::new(),
        tracks: 20,
        network: [0; 4],
        mix: vec![(Genre::all().next().unwrap(), 1000)],
        sound: ranks.map(|rank| Some([rank; QUANTILES])),
        corners: vec![Corner {
            share: 255,
            genre: Genre::all().next().unwrap(),
            embedding: EmbeddingCodes([64; 12]),
            sound: SoundCodes(ranks),
        }],
        artists: None,
    }
}

/// A taste with this energy, all else in the middle.
fn energetic(energy: u8) -> Portrait {
    let mut ranks = [32; 9];
    ranks[1] = energy;
    portrait(ranks)
}

/// The nearer, the more alike.
fn by_sound(one: &Portrait, other: &Portrait) -> f32 {
    let apart = |(one, other): (&Option<[u8; QUANTILES]>, &Option<[u8; QUANTILES]>)| match (one, other) {
        (Some(one), Some(other)) => f32::from(one[0].abs_diff(other[0])),
        _ => 0.0,
    };
    1.0 - one.sound.iter().zip(&other.sound).map(apart).fold(0.0, f32::max) / 63.0
}

fn surveyed(portraits: &[Portrait]) -> Constellation {
    survey(portraits, by_sound).unwrap()
}

fn portraits() -> impl Strategy<Value = Vec<Portrait>> {
    vec(any::<[u8; 9]>().prop_map(|ranks| portrait(ranks.map(|rank| rank % 64))), 0..12)
}

/// The groups without their order, by what their tastes are.
fn contents(portraits: &[Portrait], groups: &[Vec<usize>]) -> Vec<Vec<[Option<[u8; QUANTILES]>; 9]>> {
    let content = |group: &Vec<usize>| {
        let mut tastes: Vec<_> = group.iter().map(|taste| portraits[*taste].sound).collect();
        tastes.sort();
        tastes
    };
    let mut groups: Vec<_> = groups.iter().map(content).collect();
    groups.sort();
    groups
}

proptest! {
    #[test]
    fn every_taste_is_in_the_order_in_one_group_and_on_the_map(portraits in portraits()) {
        let found = surveyed(&portraits);
        prop_assert_eq!(found.order.iter().copied().collect::<BTreeSet<_>>(), (0..portraits.len()).collect());
        prop_assert_eq!(found.groups.concat(), found.order);
        prop_assert_eq!(found.places.len(), portraits.len());
        prop_assert!(found.places.iter().flatten().all(|place| (-1.0..=1.0).contains(place)));
        prop_assert!(found.axes[0].shown >= found.axes[1].shown && found.axes[0].shown + found.axes[1].shown < 1.001);
        for (one, row) in found.alike.iter().enumerate() {
            prop_assert_eq!(row[one], 1.0);
            prop_assert!(row.iter().enumerate().all(|(other, share)| found.alike[other][one] == *share));
        }
    }

    #[test]
    fn asked_in_another_order_the_same_tastes_stand_together(portraits in portraits(), turn in 0usize..12) {
        let mut turned: Vec<Portrait> = portraits.iter().rev().cloned().collect();
        turned.rotate_left(turn.min(portraits.len()));
        let (there, back) = (surveyed(&portraits), surveyed(&turned));
        prop_assert_eq!(contents(&portraits, &there.groups), contents(&turned, &back.groups));
        prop_assert_eq!(there.odd.map(|odd| portraits[odd].sound), back.odd.map(|odd| turned[odd].sound));
    }

    #[test]
    fn a_group_is_at_least_as_alike_as_it_has_to_be(portraits in portraits()) {
        let found = surveyed(&portraits);
        for group in found.groups.iter().filter(|group| group.len() == 2) {
            prop_assert!(found.alike[group[0]][group[1]] > 0.8999);
        }
    }
}

#[test]
fn two_kinds_of_taste_are_two_groups_and_stand_apart_in_the_order() {
    let portraits = [2, 60, 4, 63, 0].map(energetic);
    let found = surveyed(&portraits);
    assert_eq!(contents(&portraits, &found.groups), contents(&portraits, &[vec![0, 2, 4], vec![1, 3]]));
    assert_eq!(found.odd, None, "two stand on the other side");
}

#[test]
fn neighbours_in_the_order_are_alike() {
    let portraits = [40, 10, 50, 20, 30, 0].map(energetic);
    let row: Vec<u8> = surveyed(&portraits).order.iter().map(|taste| portraits[*taste].sound[1].unwrap()[0]).collect();
    assert!(row == [0, 10, 20, 30, 40, 50] || row == [50, 40, 30, 20, 10, 0], "{row:?}");
}

#[test]
fn the_one_without_any_match_stands_apart() {
    assert_eq!(surveyed(&[0, 2, 63, 4].map(energetic)).odd, Some(2));
    assert_eq!(surveyed(&[0, 2, 20, 4].map(energetic)).odd, None, "twenty ranks away is not apart");
    assert_eq!(surveyed(&[0, 63].map(energetic)).odd, None, "of two none is the odd one");
    assert_eq!(surveyed(&[0, 32, 63].map(energetic)).odd, None, "none has a match");
}

#[test]
fn axes_are_named_by_what_rises_and_falls_along_them() {
    let mut portraits: Vec<Portrait> = Vec::new();
    for (energy, acousticness, tempo) in [(10, 50, 30), (50, 10, 30), (30, 30, 40), (30, 30, 20)] {
        let mut ranks = [32; 9];
        (ranks[1], ranks[4], ranks[8]) = (energy, acousticness, tempo);
        portraits.push(portrait(ranks));
    }
    let [across, up] = surveyed(&portraits).axes;
    assert_eq!((across.rising, across.falling), (vec![Feature::Energy], vec![Feature::Acousticness]));
    assert_eq!((up.rising, up.falling), (vec![Feature::Tempo], vec![]));
    assert!(across.shown > 0.8 && (across.shown + up.shown - 1.0).abs() < 1e-6);
}

#[test]
fn the_map_keeps_distances_in_proportion() {
    let places = surveyed(&[0, 20, 60].map(energetic)).places;
    assert!(((places[2][0] - places[1][0]) / (places[1][0] - places[0][0]) - 2.0).abs() < 1e-5);
    assert!(places.iter().all(|place| place[1] == 0.0));
}

#[test]
fn few_alike_and_unknown_tastes_have_places() {
    assert_eq!(surveyed(&[]).order, Vec::<usize>::new());
    let one = surveyed(&[energetic(3)]);
    assert_eq!((one.groups, one.odd, one.places), (vec![vec![0]], None, vec![[0.0; 2]]));
    let same = surveyed(&[3, 3, 3].map(energetic));
    assert_eq!((same.groups.len(), same.odd, same.axes), (1, None, Default::default()));
    let unknown = Portrait { sound: [None; 9], ..energetic(3) };
    assert_eq!(surveyed(&[energetic(0), unknown, energetic(40)]).places[1], [0.0; 2]);
}

#[test]
fn what_is_no_likeness_is_none() {
    let found = survey(&[energetic(0), energetic(1)], |_, _| f32::NAN).unwrap();
    assert_eq!((found.alike[0][1], found.groups.len()), (0.0, 2));
}

#[test]
fn too_many_are_refused() {
    let refusal = survey(&vec![energetic(1); MOST + 1], by_sound).unwrap_err();
    assert!(refusal.to_string().contains("101") && refusal.to_string().contains("100"));
    assert_eq!(surveyed(&vec![energetic(1); MOST]).groups.len(), 1);
}
