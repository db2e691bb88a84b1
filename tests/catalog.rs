//! What a caller notices of the catalog: tracks come back, the same tracks make the same bytes, and damage is refused.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use amalgamix::catalog::{
    BuildError, Built, MAX_TRACKS, Manifest, Origin, Shelf, ShelfError, ShelfFeatures, Shelved, SoundCodes, WriteError,
    build,
};
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use amalgamix::genres::Genre;
use amalgamix::playlist::{Track, TrackId};
use proptest::prelude::*;

const ALBUMS: [&str; 3] = ["Lights for Nobody", "A Room of Weather", "夜の紙"];
const ARTISTS: [&str; 4] = ["The Invented Four", "Ingrid Nowhere", "Ñandú Imaginario", "かみあかり"];

/// Invented tracks, all different in id and sound, with the repetitions in their texts that albums have.
fn tracks(count: u32) -> Vec<Shelved> {
    (0..count)
        .map(|number| Shelved {
            genre: Genre::new(number as usize % 3 * 20).unwrap(),
            track: track(number),
            embedding: EmbeddingCodes(std::array::from_fn(|axis| (number as usize * (axis + 3) % 128) as u8)),
        })
        .collect()
}

fn track(number: u32) -> Track {
    let place = number as usize;
    let mut features = AudioFeatures::default();
    for (feature, step) in Feature::SOUND.into_iter().zip(1..) {
        let (lowest, highest) = feature.range();
        let part = (number * step % 97 + 1) as f32 / 98.0;
        features.set(feature, lowest + part * (highest - lowest)).unwrap();
    }
    features.set(Feature::Duration, 120.0 + (number % 240) as f32).unwrap();
    features.set(Feature::Popularity, (number % 101) as f32).unwrap();
    features.key = Key::new(i64::from(number % 12));
    features.mode = [None, Some(Mode::Minor), Some(Mode::Major)][place % 3];
    features.time_signature = [None, TimeSignature::new(3), TimeSignature::new(4)][place / 3 % 3];
    features.explicit = [None, Some(false), Some(true)][place / 9 % 3];
    let artists = ARTISTS[place % 4..].iter().take(1 + place % 2).map(|name| name.to_string()).collect();
    let mut id = [0; 16];
    id[12..].copy_from_slice(&(number + 1).to_be_bytes());
    Track {
        id: Some(TrackId::from_bytes(id)),
        title: format!("Paper Lanterns, Pt. {}", place / 7),
        artists,
        album: ALBUMS[place % 3].into(),
        features,
        ..Track::default()
    }
}

fn built(tracks: Vec<Shelved>) -> Built {
    build(tracks, Origin::Demo, "0f".repeat(32)).unwrap()
}

/// One shelf's bytes.
fn shelf() -> Vec<u8> {
    built(tracks(120)).shelves.into_values().next().unwrap()
}

#[test]
fn every_track_comes_back_from_its_shelf() {
    let written = tracks(600);
    let catalog = built(written.clone());
    let manifest = Manifest::from_json(&catalog.manifest.to_json().unwrap()).unwrap();
    assert_eq!((manifest.tracks(), manifest.shelves.len()), (600, 3));

    for Shelved { genre, track, embedding } in written {
        let entry = manifest.shelf(genre).unwrap();
        let bytes = &catalog.shelves[&entry.file];
        entry.check(bytes).unwrap();
        let shelf = Shelf::read(bytes).unwrap();
        assert_eq!((shelf.genre(), shelf.len()), (genre, entry.tracks));

        let index = shelf.ids().iter().position(|id| Some(*id) == track.id).unwrap();
        let read = shelf.track(index, &manifest.codebook);
        assert_eq!((&read.title, &read.artists, &read.album), (&track.title, &track.artists, &track.album));
        assert_eq!(shelf.features().embeddings()[index], embedding);
        assert_eq!(shelf.codes()[index], manifest.codebook.encode(&track.features));
        assert_eq!(manifest.codebook.encode(&read.features), shelf.codes()[index]);
        let exact = |features: &AudioFeatures| {
            (features.get(Feature::Popularity), features.key, features.mode, features.time_signature, features.explicit)
        };
        assert_eq!(exact(&read.features), exact(&track.features));
    }
}

#[test]
fn features_can_be_read_without_the_texts() {
    let (bytes, codebook) = (shelf(), built(tracks(120)).manifest.codebook);
    let (shelf, features) = (Shelf::read(&bytes).unwrap(), ShelfFeatures::read(&bytes).unwrap());
    assert_eq!((features.genre(), features.ids(), features.codes()), (shelf.genre(), shelf.ids(), shelf.codes()));
    assert!(
        (0..shelf.len()).all(|index| features.features(index, &codebook) == shelf.track(index, &codebook).features)
    );
}

#[test]
fn codes_spread_the_tracks_evenly() {
    let tracks = tracks(970);
    let codebook = built(tracks.clone()).manifest.codebook;
    let codes: Vec<SoundCodes> = tracks.iter().map(|shelved| codebook.encode(&shelved.track.features)).collect();
    for feature in 0..Feature::SOUND.len() {
        for code in 0..SoundCodes::UNKNOWN {
            let sharing = codes.iter().filter(|codes| codes.0[feature] == code).count();
            assert!((10..=20).contains(&sharing), "{sharing} of 970 tracks have code {code} of feature {feature}");
        }
    }
}

#[test]
fn the_order_of_the_tracks_does_not_matter() {
    let mut backwards = tracks(200);
    backwards.reverse();
    let (one, other) = (built(tracks(200)), built(backwards));
    assert_eq!(one.manifest.to_json().unwrap(), other.manifest.to_json().unwrap());
    assert_eq!(one.shelves, other.shelves);
}

#[test]
fn another_content_has_another_address() {
    let (one, other) = (built(tracks(200)), built(tracks(203)));
    assert!(one.shelves.keys().all(|file| !other.shelves.contains_key(file)));
}

#[test]
fn a_track_without_id_or_given_twice_is_refused_by_name() {
    let mut anonymous = tracks(3);
    anonymous[1].track.id = None;
    let refusal = build(anonymous, Origin::Demo, "0f".repeat(32)).unwrap_err();
    assert!(matches!(&refusal, BuildError::Write(WriteError::NoId { .. })));
    assert!(refusal.to_string().contains("Paper Lanterns, Pt. 0"));

    let mut twice = tracks(3);
    twice.push(Shelved { genre: Genre::new(56).unwrap(), ..twice[2].clone() });
    let refusal = build(twice, Origin::Demo, "0f".repeat(32)).unwrap_err();
    assert!(refusal.to_string().contains("0000000000000000000003"));
}

#[test]
fn a_catalog_needs_tracks_and_weights() {
    assert_eq!(build(vec![], Origin::Visitor, "0f".repeat(32)).unwrap_err(), BuildError::Empty);
    assert!(matches!(build(tracks(1), Origin::Visitor, "latest".into()), Err(BuildError::Weights(_))));
}

#[test]
fn a_head_that_claims_too_much_is_refused() {
    let mut bytes = shelf();
    bytes[6..10].copy_from_slice(&(MAX_TRACKS as u32 + 1).to_le_bytes());
    assert_eq!(Shelf::read(&bytes).unwrap_err(), ShelfError::TooManyTracks(MAX_TRACKS + 1));
    bytes[6..10].copy_from_slice(&(MAX_TRACKS as u32).to_le_bytes());
    assert_eq!(Shelf::read(&bytes).unwrap_err(), ShelfError::Length);
    bytes[4] = 1;
    assert_eq!(Shelf::read(&bytes).unwrap_err(), ShelfError::Version(1));
    assert_eq!(Shelf::read(b"<!doctype html>").unwrap_err(), ShelfError::NotAShelf);
}

/// Reads bytes that may be anything; what is accepted must be a whole shelf.
fn read_anything(bytes: &[u8]) {
    let codebook = built(tracks(3)).manifest.codebook;
    let _ = ShelfFeatures::read(bytes);
    if let Ok(shelf) = Shelf::read(bytes) {
        assert_eq!(shelf.codes().len(), shelf.len());
        for index in 0..shelf.len() {
            let track = shelf.track(index, &codebook);
            assert!(track.title.len() <= 600 && track.album.len() <= 600 && track.artists.concat().len() <= 600);
        }
    }
}

proptest! {
    #[test]
    fn damage_is_noticed_by_the_manifest_and_survived_without(place: prop::sample::Index, flipped in 1u8..) {
        let catalog = built(tracks(120));
        let entry = &catalog.manifest.shelves[0];
        let mut bytes = catalog.shelves[&entry.file].clone();
        let place = place.index(bytes.len());
        bytes[place] ^= flipped;
        prop_assert!(entry.check(&bytes).is_err());
        read_anything(&bytes);
    }

    #[test]
    fn a_cut_or_lengthened_shelf_is_refused(place: prop::sample::Index, more in prop::collection::vec(any::<u8>(), 1..9)) {
        let mut bytes = shelf();
        prop_assert!(Shelf::read(&bytes[..place.index(bytes.len())]).is_err());
        bytes.extend(more);
        prop_assert_eq!(Shelf::read(&bytes).unwrap_err(), ShelfError::Length);
    }

    #[test]
    fn any_bytes_are_refused_or_a_shelf(rest: Vec<u8>) {
        read_anything(&rest);
        read_anything(&[b"AMSH\x02\x07\x01\x00\x00\x00", rest.as_slice()].concat());
    }

    #[test]
    fn any_bytes_are_refused_or_a_manifest(bytes: Vec<u8>, place: prop::sample::Index) {
        let _ = Manifest::from_json(&bytes);
        let json = built(tracks(3)).manifest.to_json().unwrap();
        prop_assert!(Manifest::from_json(&json[..place.index(json.len())]).is_err());
    }
}
