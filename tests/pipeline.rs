//! From a playlist file to genres and recommendations, with the committed network and the invented demo data.

#![cfg(feature = "network")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use amalgamix::catalog::{CatalogIndex, Manifest, Shelf};
use amalgamix::classify::{Question, classify};
use amalgamix::features::AudioFeatures;
use amalgamix::genres::GenreTable;
use amalgamix::model::Network;
use amalgamix::network::fingerprint;
use amalgamix::playlist::{Playlist, Track};
use amalgamix::portrait::{Portrait, Scale};
use amalgamix::recommend::{Recommendations, Rule, Wishes, recommend, shelves_for};
use amalgamix::similarity::{Calibration, compare};
use amalgamix::taste_code;
use amalgamix::wire::{Backend, Classification};
use amalgamix::{import, resolve};
use burn::tensor::Device;

fn read(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn network() -> Network {
    let (weights, preprocessing) = (read("weights/residual.safetensors"), read("weights/residual.json"));
    Network::load(&weights, &preprocessing, &Device::flex()).unwrap()
}

fn manifest() -> Manifest {
    Manifest::from_json(&read("demo-catalog/manifest.json")).unwrap()
}

fn shelves(manifest: &Manifest) -> Vec<Shelf> {
    manifest.shelves.iter().map(|entry| Shelf::read(&read(&format!("demo-catalog/{}", entry.file))).unwrap()).collect()
}

fn classified(playlist: Playlist) -> Classification {
    pollster::block_on(classify(Question::new(playlist), &network(), Backend::Cpu, async |_, _| {})).unwrap()
}

fn demo(file: &str) -> Classification {
    classified(import::read(file, &read(&format!("public/demo/{file}"))).unwrap().together().playlist)
}

fn recommended(classification: &Classification, wishes: Wishes) -> Recommendations {
    let manifest = manifest();
    recommend(&classification.taste().unwrap(), &shelves(&manifest), &manifest.codebook, &wishes)
}

fn check_top_3(file: &str, expected: &str) {
    let genres = GenreTable::from_json(&read("weights/genres.json")).unwrap();
    let mix = demo(file).mix.unwrap();
    let first: Vec<&str> = mix.in_thousandths()[..3].iter().map(|(genre, _)| genres.name(*genre)).collect();
    assert!(first.contains(&expected), "{file}: {first:?}");
}

#[test]
fn demo_playlists_are_made_of_what_they_were_drawn_from() {
    check_top_3("after-midnight.csv", "Techno");
    check_top_3("slow-sunday.csv", "Classical & opera");
    check_top_3("iron-weather.csv", "Death metal & metalcore");
    check_top_3("porch-light.csv", "Honky-tonk");
    check_top_3("street-party.csv", "Salsa");
}

#[test]
fn recommendations_keep_the_rules() {
    let classification = demo("iron-weather.csv");
    let list = recommended(&classification, Wishes::default());
    assert_eq!(list.tracks.len(), 30);
    let from: BTreeSet<_> = shelves_for(&classification.taste().unwrap(), &Wishes::default()).into_iter().collect();
    let mut by_artist: BTreeMap<&str, usize> = BTreeMap::new();
    for recommendation in &list.tracks {
        assert!(from.contains(&recommendation.genre));
        assert!((0.0..=1.0).contains(&recommendation.score));
        recommendation.track.artists.iter().for_each(|artist| *by_artist.entry(artist).or_default() += 1);
    }
    assert!(by_artist.values().all(|count| *count <= 2));
    assert!(list.tracks.windows(2).all(|pair| pair[0].score >= pair[1].score), "the closest comes first");
}

#[test]
fn what_a_playlist_has_is_not_recommended_even_under_another_id() {
    let mut classification = demo("porch-light.csv");
    let mut wanted = recommended(&classification, Wishes::default()).tracks[0].track.clone();
    let (id, recording) = (wanted.id, wanted.recording());
    wanted.id = None;
    wanted.title += " - Remastered 2011";
    wanted.features = AudioFeatures::default();
    classification.playlist.tracks.push(wanted);
    let list = recommended(&classification, Wishes::default());
    assert!(list.tracks.iter().all(|other| other.track.id != id && other.track.recording() != recording));
    assert!(list.passed_over[&Rule::Known] > 0);
}

#[test]
fn a_seed_gives_the_same_list_again_and_another_seed_another() {
    let classification = demo("after-midnight.csv");
    let ids = |seed| -> Vec<_> {
        let list = recommended(&classification, Wishes { seed, ..Wishes::default() });
        list.tracks.iter().map(|recommendation| recommendation.track.id).collect()
    };
    assert_eq!(ids(7), ids(7));
    assert_ne!(ids(7), ids(8));
}

#[test]
fn fewer_candidates_than_wished_for_give_a_shorter_list() {
    let classification = demo("after-midnight.csv");
    let list = recommended(&classification, Wishes { count: 10_000, ..Wishes::default() });
    assert!(list.tracks.len() > 30 && list.tracks.len() <= 120, "{}", list.tracks.len());
}

#[test]
fn tracks_without_features_get_them_from_the_catalog() {
    let manifest = manifest();
    let shelves = shelves(&manifest);
    let (mut by_id, mut by_name) = (shelves[3].track(0, &manifest.codebook), shelves[4].track(1, &manifest.codebook));
    by_id.title.clear();
    by_name.id = None;
    let expected = [by_id.features.clone(), by_name.features.clone()];
    by_id.features = AudioFeatures::default();
    by_name.features = AudioFeatures::default();
    let mut playlist = Playlist { name: "names only".into(), tracks: vec![by_id, by_name] };
    assert!(resolve::needs_catalog(&playlist));
    assert_eq!(resolve::resolve(&mut playlist, &shelves, &manifest.codebook), 2);
    assert_eq!([playlist.tracks[0].features.clone(), playlist.tracks[1].features.clone()], expected);
}

#[test]
fn the_shelves_that_the_index_names_tell_as_much_as_all_of_them() {
    let manifest = manifest();
    let shelves = shelves(&manifest);
    let index = CatalogIndex::of(&shelves);
    let bare = |shelf: &Shelf, place: usize| Track {
        features: AudioFeatures::default(),
        ..shelf.track(place, &manifest.codebook)
    };
    let mut tracks: Vec<Track> = shelves[10..20].iter().map(|shelf| bare(shelf, 2)).collect();
    // Half of them are known by their name only, and written otherwise.
    for track in tracks.iter_mut().step_by(2) {
        track.id = None;
        track.title = format!("{} - Remastered 2011", track.title.to_uppercase());
    }
    let all = Playlist { name: "known".into(), tracks };
    let (mut by_some, mut by_all) = (all.clone(), all.clone());
    let named = resolve::shelves_for(&all, &index);
    let some: Vec<Shelf> = shelves.iter().filter(|shelf| named.contains(&shelf.genre())).cloned().collect();
    assert!(some.len() < shelves.len() / 2, "{} shelves were read", some.len());
    assert_eq!(resolve::resolve(&mut by_some, &some, &manifest.codebook), all.tracks.len());
    resolve::resolve(&mut by_all, &shelves, &manifest.codebook);
    assert_eq!(by_some, by_all);
    assert_eq!(resolve::shelves_for(&by_some, &index), [], "what is known is not looked up");
}

#[test]
fn a_playlist_without_sound_has_no_mix_and_loses_no_track() {
    let mut playlist = demo("slow-sunday.csv").playlist;
    playlist.tracks.iter_mut().for_each(|track| track.features = AudioFeatures::default());
    let classification = classified(playlist.clone());
    assert_eq!((classification.mix.clone(), classification.scored()), (None, 0));
    assert_eq!((classification.tracks.len(), &classification.playlist), (playlist.tracks.len(), &playlist));
}

#[test]
fn popularity_time_signature_and_explicit_do_not_change_the_answer() {
    let plain = demo("street-party.csv");
    let mut dressed = plain.playlist.clone();
    for track in &mut dressed.tracks {
        track.features.explicit = Some(true);
        track.features.set(amalgamix::features::Feature::Popularity, 90.0).unwrap();
    }
    assert_eq!(classified(dressed).mix, plain.mix);
}

fn portrait(classification: &Classification) -> Portrait {
    let scale = Scale::from_json(&read("weights/scale.json")).unwrap();
    let fingerprint = fingerprint(&read("weights/residual.safetensors"), &read("weights/residual.json"));
    Portrait::of(classification, &fingerprint, &scale).unwrap()
}

/// Every second track, from this one on.
fn half(classification: &Classification, first: usize) -> Classification {
    let playlist = &classification.playlist;
    let tracks = playlist.tracks.iter().skip(first).step_by(2).cloned().collect();
    classified(Playlist { tracks, ..playlist.clone() })
}

#[test]
fn halves_of_a_playlist_are_more_alike_than_two_playlists() {
    let calibration = Calibration::from_json(&read("weights/similarity.json")).unwrap();
    let (metal, techno) = (demo("iron-weather.csv"), demo("after-midnight.csv"));
    let [one, other] = [0, 1].map(|first| portrait(&half(&metal, first)));
    let percentile = |one: &Portrait, other: &Portrait| compare(one, other, &calibration).percentile;
    assert!(percentile(&one, &other) > 0.9, "{}", percentile(&one, &other));
    assert!(percentile(&one, &portrait(&techno)) < 0.9 * percentile(&one, &other));
    assert_eq!(percentile(&one, &one), 1.0);
}

#[test]
fn a_recording_that_is_there_twice_counts_once() {
    let plain = demo("porch-light.csv");
    let mut repeated = plain.playlist.clone();
    let mut again = repeated.tracks[0].clone();
    (again.id, again.title) = (None, again.title + " - Remastered 2011");
    repeated.tracks.extend([repeated.tracks[0].clone(), again]);
    let repeated = classified(repeated);
    assert_eq!((repeated.mix.clone(), portrait(&repeated)), (plain.mix.clone(), portrait(&plain)));
    assert_eq!(repeated.tracks.len(), plain.tracks.len() + 2);
}

#[test]
fn the_order_of_the_tracks_does_not_change_a_taste() {
    let plain = demo("street-party.csv");
    let mut turned = plain.playlist.clone();
    turned.tracks.reverse();
    assert_eq!(portrait(&classified(turned)), portrait(&plain));
}

#[test]
fn a_taste_tells_the_same_by_its_code() {
    let portrait = portrait(&demo("slow-sunday.csv"));
    assert_eq!(taste_code::read(&taste_code::encode(&portrait).unwrap()), Ok(portrait));
}
