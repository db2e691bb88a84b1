//! What a group notices of its list: nobody is given what is far from their taste, nobody is worse off for the order in which
//! they are named, and the rules of every list hold. Tastes and catalog are invented.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use amalgamix::catalog::{Manifest, Shelf};
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::genres::Genre;
use amalgamix::playlist::{Playlist, Track};
use amalgamix::portrait::{Corner, Portrait, QUANTILES, Scale};
use amalgamix::recommend::{
    Group, JointList, JointRecommendation, NoCommonList, Rule, Translation, Wishes, joint_shelves, recommend_together,
};
use proptest::prelude::*;

const NETWORK: [u8; 4] = [1, 2, 3, 4];

struct Catalog {
    manifest: Manifest,
    shelves: Vec<Shelf>,
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let read = |file: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-catalog").join(file)).unwrap();
    let manifest = Manifest::from_json(&read("manifest.json")).unwrap();
    let shelves = manifest.shelves.iter().map(|entry| Shelf::read(&read(&entry.file)).unwrap()).collect();
    Catalog { manifest, shelves }
});

/// The scale of the portraits: another one than the catalog's.
static SCALE: LazyLock<Scale> = LazyLock::new(|| {
    let features = |shelf: &Shelf| -> Vec<AudioFeatures> {
        (0..shelf.len()).map(|index| shelf.track(index, &CATALOG.manifest.codebook).features).collect()
    };
    let tracks: Vec<AudioFeatures> = CATALOG.shelves.iter().step_by(2).flat_map(features).collect();
    Scale::from_tracks(tracks.iter())
});

fn translation() -> Translation<'static> {
    Translation { portraits: &SCALE, catalog: &CATALOG.manifest.codebook, network: NETWORK }
}

fn shelf(genre: usize) -> &'static Shelf {
    CATALOG.shelves.iter().find(|shelf| shelf.genre().index() == genre).unwrap()
}

/// A taste whose corners are these tracks, by genre and place on its shelf, and whose mix these shares in thousandths.
fn portrait(name: &str, corners: &[(usize, usize)], mix: &[(usize, u16)]) -> Portrait {
    let corner = |(genre, index): &(usize, usize)| Corner {
        share: (255 / corners.len()) as u8,
        genre: Genre::new(*genre).unwrap(),
        embedding: shelf(*genre).features().embeddings()[*index],
        sound: SCALE.ranks(&shelf(*genre).track(*index, &CATALOG.manifest.codebook).features),
    };
    Portrait {
        name: name.into(),
        tracks: 30,
        network: NETWORK,
        mix: mix.iter().map(|(genre, share)| (Genre::new(*genre).unwrap(), *share)).collect(),
        sound: [None; Feature::SOUND.len()],
        corners: corners.iter().map(corner).collect(),
        artists: None,
    }
}

fn ana() -> Portrait {
    portrait("Ana", &[(3, 0), (9, 4), (9, 1), (20, 5), (3, 5)], &[(3, 600), (9, 300), (20, 100)])
}

fn ben() -> Portrait {
    portrait("Ben", &[(9, 7), (20, 2), (3, 8), (9, 2), (20, 8)], &[(9, 500), (20, 300), (3, 200)])
}

fn group(members: &[Portrait]) -> Group {
    Group { members: members.to_vec(), known: Vec::new() }
}

fn list(group: &Group, wishes: &Wishes) -> JointList {
    recommend_together(group, &CATALOG.shelves, &translation(), wishes).unwrap()
}

fn refusal(group: &Group) -> NoCommonList {
    recommend_together(group, &CATALOG.shelves, &translation(), &Wishes::default()).unwrap_err()
}

fn few() -> Wishes {
    Wishes { count: 10, ..Wishes::default() }
}

fn tracks(list: &JointList) -> Vec<&Track> {
    list.tracks.iter().map(|pick| &pick.track).collect()
}

/// Groups of one to four members, each with up to three corners.
fn groups() -> impl Strategy<Value = Group> {
    let genre = proptest::sample::select(vec![3usize, 9, 20, 40]);
    let corner = (genre.clone(), 0usize..10);
    let member = (proptest::collection::vec(corner, 1..4), proptest::collection::vec((genre, 1u16..500), 1..4));
    let known = proptest::collection::vec(0usize..10, 0..5);
    (proptest::collection::vec(member, 1..5), known).prop_map(|(members, known)| Group {
        members: members.iter().map(|(corners, mix)| portrait("", corners, mix)).collect(),
        known: vec![Playlist {
            name: String::new(),
            tracks: known.into_iter().map(|index| shelf(9).track(index, &CATALOG.manifest.codebook)).collect(),
        }],
    })
}

fn check_rules(list: &JointList, group: &Group, wishes: &Wishes) {
    let known: BTreeSet<_> =
        group.known.iter().flat_map(|playlist| &playlist.tracks).flat_map(Track::recordings).collect();
    let open: BTreeSet<Genre> = joint_shelves(&group.members, wishes).into_iter().collect();
    let mut recordings = BTreeSet::new();
    let mut by_artist: BTreeMap<String, usize> = BTreeMap::new();
    for pick in &list.tracks {
        assert!(open.contains(&pick.genre));
        assert!(pick.scores.len() == group.members.len() && pick.scores.iter().all(|score| *score >= list.floor));
        assert!(pick.track.recordings().all(|recording| !known.contains(&recording)), "known: {}", pick.track.title);
        assert!(pick.track.recordings().all(|recording| recordings.insert(recording)), "twice: {}", pick.track.title);
        pick.track.artists.iter().for_each(|artist| *by_artist.entry(artist.to_lowercase()).or_default() += 1);
    }
    assert!(list.tracks.len() <= wishes.count && by_artist.values().all(|count| *count <= wishes.per_artist));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rules_hold_for_every_group(group in groups(), count in 0usize..40, seed: u64, adventure: u8) {
        let wishes = Wishes { count, seed, adventure, ..Wishes::default() };
        check_rules(&list(&group, &wishes), &group, &wishes);
    }

    #[test]
    fn it_does_not_matter_in_which_order_members_are_named(group in groups(), seed in 0u64..3, turn in 0usize..4) {
        let mut turned = Group { known: group.known.clone(), members: group.members.iter().rev().cloned().collect() };
        turned.members.rotate_left(turn % group.members.len());
        let wishes = Wishes { seed, ..few() };
        let (there, back) = (list(&group, &wishes), list(&turned, &wishes));
        prop_assert_eq!(tracks(&there), tracks(&back));
        prop_assert_eq!(there.passed_over, back.passed_over);
    }

    #[test]
    fn a_name_changes_nothing_but_the_words(group in groups()) {
        let mut named = group.clone();
        named.members.iter_mut().for_each(|member| member.name = "Somebody".into());
        prop_assert_eq!(list(&group, &few()), list(&named, &few()));
    }
}

#[test]
fn the_satisfaction_is_the_mean_of_the_scores() {
    let found = list(&group(&[ana(), ben()]), &few());
    assert!(found.tracks.len() > 2);
    for (member, satisfaction) in found.satisfaction.iter().enumerate() {
        let mean = found.tracks.iter().map(|pick| pick.scores[member]).sum::<f32>() / found.tracks.len() as f32;
        assert!((mean - satisfaction).abs() < 1e-5);
    }
}

#[test]
fn every_beginning_of_the_list_is_balanced() {
    let found = list(&group(&[ana(), ben()]), &Wishes { adventure: 0, ..few() });
    let sums =
        |tracks: &[JointRecommendation], member: usize| tracks.iter().map(|pick| pick.scores[member]).sum::<f32>();
    for end in 2..=found.tracks.len() {
        let apart = (sums(&found.tracks[..end], 0) - sums(&found.tracks[..end], 1)).abs() / end as f32;
        assert!(apart < 0.2, "after {end} tracks one is better off by {apart}");
    }
}

#[test]
fn another_seed_is_another_list_and_the_same_seed_the_same() {
    let with = |seed| list(&group(&[ana(), ben()]), &Wishes { seed, ..few() });
    assert_eq!(with(4), with(4));
    let lists: BTreeSet<Vec<_>> =
        (0..4).map(|seed| tracks(&with(seed)).iter().map(|track| track.id).collect()).collect();
    assert!(lists.len() > 1, "four seeds gave the same list");
}

#[test]
fn what_is_blocked_stays_out() {
    let first = list(&group(&[ana(), ben()]), &few());
    let mut wishes = few();
    wishes.feedback.block_artist(first.tracks[0].track.artists[0].clone());
    wishes.feedback.block_genre(Genre::new(20).unwrap());
    let found = list(&group(&[ana(), ben()]), &wishes);
    assert!(tracks(&found).iter().all(|track| !track.artists.contains(&first.tracks[0].track.artists[0])));
    assert!(found.tracks.iter().all(|pick| pick.genre.index() != 20));
    assert!(found.passed_over.contains_key(&Rule::BlockedArtist));
}

#[test]
fn a_list_that_the_floor_makes_shorter_says_so() {
    let found = list(&group(&[ana(), ben()]), &Wishes { count: 500, ..Wishes::default() });
    let stock: usize = joint_shelves(&[ana(), ben()], &few()).into_iter().map(|genre| shelf(genre.index()).len()).sum();
    let passed_over: usize = found.passed_over.values().sum();
    assert!(found.passed_over.contains_key(&Rule::TooFar));
    assert_eq!(found.tracks.len() + passed_over, stock, "every track is in the list or has a reason not to be");
}

#[test]
fn tastes_of_another_network_are_compared_by_their_sound() {
    let members = [Portrait { network: [9; 4], ..ana() }, ben()];
    let found = list(&group(&members), &few());
    check_rules(&found, &group(&members), &few());
    assert_ne!(tracks(&found), tracks(&list(&group(&[ana(), ben()]), &few())));
}

#[test]
fn groups_that_cannot_be_pleased_are_refused_with_a_reason() {
    let silent = Portrait { corners: Vec::new(), ..ben() };
    assert_eq!(refusal(&group(&[])), NoCommonList::Nobody);
    assert!(refusal(&group(&vec![ana(); 13])).to_string().contains("13"));
    assert!(refusal(&group(&[ana(), silent])).to_string().contains("taste 2"));
}

#[test]
fn a_reason_names_the_corners_that_are_near() {
    let found = list(&group(&[ana(), ben()]), &few());
    let reason = &found.tracks[0].reason;
    let words = reason.in_words(&["Ana", "Ben"], |genre| if genre.index() == 9 { "Nine" } else { "Other" });
    assert!(words.starts_with("Close to Ana’s ") && words.contains(" corner and Ben’s "), "{words}");
}
#[test]
fn a_taste_without_corners_is_known_by_the_middle_of_its_sounds() {
    let (third, embedding) = (shelf(9).track(3, &CATALOG.manifest.codebook), shelf(9).features().embeddings()[3]);
    let sound = SCALE.ranks(&third.features).0.map(|rank| Some([rank; QUANTILES]));
    let members = [Portrait { corners: Vec::new(), sound, ..ana() }, Portrait { network: [9; 4], ..ben() }];
    check_rules(&list(&group(&members), &few()), &group(&members), &few());
    let scores = group(&members).scores(&third, embedding, &translation()).unwrap();
    assert!(scores[0] > 0.9 && scores[1] < scores[0], "the very track lies in the middle: {scores:?}");
}
