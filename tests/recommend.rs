//! What a listener notices of recommendations: the rules hold whatever is wished for, and wishes do what they say. Playlists and
//! catalog are the invented ones; no network is needed, because the catalog says where its tracks lie.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use amalgamix::catalog::{Manifest, Shelf, write_shelf};
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::features::Feature;
use amalgamix::genres::{GENRE_COUNT, Genre, Probabilities};
use amalgamix::mixture::GenreMix;
use amalgamix::playlist::{Playlist, Track};
use amalgamix::recommend::{
    Because, Judged, Recommendation, Recommendations, Rule, Taste, Wishes, recommend, shelves_for,
};
use proptest::prelude::*;

/// The genres of the playlists here, with shares in tenths.
const MIX: [(usize, f32); 4] = [(3, 0.5), (9, 0.3), (20, 0.1), (40, 0.1)];

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

fn shelf(genre: usize) -> &'static Shelf {
    CATALOG.shelves.iter().find(|shelf| shelf.genre().index() == genre).unwrap()
}

fn judged(genre: usize, index: usize) -> Judged {
    let (track, embedding) =
        (shelf(genre).track(index, &CATALOG.manifest.codebook), shelf(genre).features().embeddings()[index]);
    Judged { track, embedding }
}

/// A playlist of every third track of the first two genres' shelves.
fn taste() -> Taste {
    let (mut tracks, mut embeddings) = (Vec::new(), Vec::new());
    for Judged { track, embedding } in (0..12).step_by(3).flat_map(|index| [judged(3, index), judged(9, index)]) {
        tracks.push(track);
        embeddings.push(embedding);
    }
    let mut shares = [0.0; GENRE_COUNT];
    MIX.iter().for_each(|(genre, share)| shares[*genre] = *share);
    let mix = GenreMix { shares: Probabilities::new(&shares).unwrap(), confidence: 0.9 };
    Taste { playlist: Playlist { name: "Invented".into(), tracks }, mix, embeddings }
}

fn list(wishes: &Wishes) -> Recommendations {
    recommend(&taste(), &CATALOG.shelves, &CATALOG.manifest.codebook, wishes)
}

fn mean(list: &Recommendations, number: impl Fn(&Recommendation) -> f32) -> f32 {
    list.tracks.iter().map(number).sum::<f32>() / list.tracks.len() as f32
}

fn few() -> Wishes {
    Wishes { count: 12, ..Wishes::default() }
}

fn check_rules(list: &Recommendations, wishes: &Wishes) {
    let (taste, feedback) = (taste(), &wishes.feedback);
    let known: BTreeSet<_> = taste.playlist.tracks.iter().flat_map(Track::recordings).collect();
    let open: BTreeSet<Genre> = shelves_for(&taste, wishes).into_iter().collect();
    let mut recordings = BTreeSet::new();
    let mut by_artist: BTreeMap<String, usize> = BTreeMap::new();
    for pick in &list.tracks {
        assert!(open.contains(&pick.genre) && !feedback.blocked_genres.contains(&pick.genre));
        assert!(pick.track.recordings().all(|recording| !known.contains(&recording)), "known: {}", pick.track.title);
        assert!(pick.track.recordings().all(|recording| recordings.insert(recording)), "twice: {}", pick.track.title);
        assert!(!(wishes.without_explicit && pick.track.features.explicit == Some(true)));
        let ids = feedback.liked.iter().chain(&feedback.disliked).map(|judged| judged.track.id);
        assert!(ids.into_iter().all(|id| id != pick.track.id));
        for artist in &pick.track.artists {
            assert!(!feedback.blocked_artists.contains(artist));
            *by_artist.entry(artist.to_lowercase()).or_default() += 1;
        }
    }
    assert!(list.tracks.len() <= wishes.count && by_artist.values().all(|count| *count <= wishes.per_artist));
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let numbers = (0usize..60, 1usize..4, any::<u64>(), any::<u8>(), any::<i8>(), any::<[i8; 9]>(), any::<bool>());
    let judgements = (proptest::option::of(0usize..12), proptest::option::of(0usize..12), any::<bool>());
    (numbers, judgements).prop_map(|(numbers, (liked, disliked, blocks))| {
        let (count, per_artist, seed, adventure, depth, shifts, without_explicit) = numbers;
        let mut wishes =
            Wishes { count, per_artist, seed, adventure, depth, shifts, without_explicit, ..Wishes::default() };
        liked.into_iter().for_each(|index| wishes.feedback.like(judged(20, index)));
        disliked.into_iter().for_each(|index| wishes.feedback.dislike(judged(3, index)));
        if blocks {
            wishes.feedback.block_genre(shelf(9).genre());
            wishes.feedback.block_artist(judged(3, 5).track.artists[0].clone());
        }
        wishes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rules_hold_whatever_is_wished_for_and_the_list_is_the_same_again(wishes in wishes()) {
        let found = list(&wishes);
        check_rules(&found, &wishes);
        prop_assert_eq!(list(&wishes), found);
    }
}

#[test]
fn shelves_give_in_proportion_to_the_mix() {
    let found = list(&Wishes { count: 18, ..Wishes::default() });
    let from = |genre: usize| found.tracks.iter().filter(|pick| pick.genre.index() == genre).count();
    assert_eq!((from(3), from(9), from(20), from(40)), (10, 6, 2, 0));
}

#[test]
fn a_blocked_genre_makes_room_for_the_next() {
    let mut wishes = few();
    wishes.feedback.block_genre(shelf(3).genre());
    let open: Vec<usize> = shelves_for(&taste(), &wishes).iter().map(|genre| genre.index()).collect();
    assert_eq!(open, [9, 20, 40]);
}

#[test]
fn a_blocked_artist_is_counted_and_gone() {
    let artist = list(&few()).tracks[0].track.artists[0].clone();
    let mut wishes = few();
    wishes.feedback.block_artist(artist.to_uppercase());
    let found = list(&wishes);
    assert!(found.tracks.iter().all(|pick| !pick.track.artists.contains(&artist)));
    assert!(found.passed_over[&Rule::BlockedArtist] > 0);
}

#[test]
fn a_liked_track_is_a_reason_and_not_recommended_again() {
    let mut wishes = few();
    let liked = judged(20, 4);
    wishes.feedback.like(liked.clone());
    let found = list(&wishes);
    assert!(found.tracks.iter().all(|pick| pick.track.id != liked.track.id));
    let told = found.tracks.iter().find(|pick| pick.reason.liked).unwrap();
    assert_eq!(told.reason.nearest_title, liked.track.title);
    assert!(told.reason.in_words("Any").contains("which you liked"));
}

#[test]
fn what_is_like_a_disliked_track_moves_away() {
    let first = &list(&few()).tracks[0];
    let mut wishes = few();
    wishes.feedback.dislike(Judged { track: first.track.clone(), embedding: first.embedding });
    let near = |list: &Recommendations| {
        mean(list, |pick| pick.embedding.squared_distance(&first.embedding).unwrap_or_default() as f32)
    };
    let without: Vec<_> = list(&few()).tracks.into_iter().skip(1).collect();
    let before = Recommendations { tracks: without, ..list(&few()) };
    assert!(near(&list(&wishes)) >= near(&before));
    assert!(list(&wishes).passed_over.contains_key(&Rule::Judged));
}

#[test]
fn sliders_move_the_list_where_they_say() {
    let mut shifts = [0; 9];
    shifts[1] = 30;
    let (more, usual) = (list(&Wishes { shifts, ..few() }), list(&few()));
    let energy = |pick: &Recommendation| pick.track.features.get(Feature::Energy).unwrap();
    assert!(mean(&more, energy) > mean(&usual, energy));
    assert!(more.tracks.iter().any(|pick| pick.reason.because.contains(&Because::Higher(Feature::Energy))));
}

#[test]
fn deep_cuts_are_less_known_than_hits() {
    let famous = |index: usize| {
        let Judged { mut track, embedding } = judged(3, index);
        track.features.set(Feature::Popularity, (index * 37 % 101) as f32).unwrap();
        (track, embedding)
    };
    let codebook = &CATALOG.manifest.codebook;
    let tracks: Vec<_> = (0..shelf(3).len()).map(famous).collect();
    let shelves = [Shelf::read(&write_shelf(shelf(3).genre(), &tracks, codebook).unwrap()).unwrap()];
    let popularity = |depth| {
        let found = recommend(&taste(), &shelves, codebook, &Wishes { depth, count: 8, ..Wishes::default() });
        let because = found.tracks.iter().flat_map(|pick| pick.reason.because.clone()).collect::<Vec<_>>();
        (mean(&found, |pick| pick.track.features.get(Feature::Popularity).unwrap()), because)
    };
    let ((deep, deep_reasons), (known, known_reasons)) = (popularity(100), popularity(-100));
    assert!(deep < known, "{deep} {known}");
    assert!(deep_reasons.iter().any(|because| matches!(because, Because::LittleKnown(_))));
    assert!(known_reasons.iter().any(|because| matches!(because, Because::WellKnown(_))));
}

#[test]
fn an_adventurous_list_is_more_varied_than_a_familiar_one() {
    let apart = |list: &Recommendations| {
        let pairs = list.tracks.iter().flat_map(|one| list.tracks.iter().map(move |other| (one, other)));
        pairs.map(|(one, other)| one.embedding.squared_distance(&other.embedding).unwrap_or_default()).sum::<u32>()
    };
    let (familiar, adventurous) = (list(&Wishes { adventure: 0, ..few() }), list(&Wishes { adventure: 100, ..few() }));
    assert!(apart(&adventurous) > apart(&familiar));
}

#[test]
fn a_catalog_of_another_network_is_ranked_by_features_alone() {
    let blind = taste().by_features_alone();
    let found = recommend(&blind, &CATALOG.shelves, &CATALOG.manifest.codebook, &few());
    assert_eq!(found.tracks.len(), 12);
    assert!(blind.embeddings.iter().all(|codes| *codes == EmbeddingCodes::UNKNOWN));
}
