//! What a portrait keeps of a playlist.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::embedding::AXES;
use crate::features::AudioFeatures;
use crate::genres::{GENRE_COUNT, Probabilities};
use crate::playlist::{Playlist, Track};
use crate::wire::{Backend, Method, TrackGenre};

const FINGERPRINT: &str = "0a0b0c0dffff";

/// An invented playlist: track `number` is by artist `number % 30`, lies and sounds as its number says.
fn classification(numbers: &[usize]) -> Classification {
    let track = |number: &usize| {
        let mut features = AudioFeatures::default();
        features.set(Feature::Energy, *number as f32 / 100.0).unwrap();
        Track {
            title: format!("Title {number}"),
            artists: vec![format!("Artist {}", number % 30)],
            features,
            ..Track::default()
        }
    };
    let genre = |number: &usize| TrackGenre { genre: Genre::new(number % 3).unwrap(), probability: 0.5 };
    let mut shares = [0.0; GENRE_COUNT];
    (shares[0], shares[1], shares[2]) = (0.2, 0.3, 0.5);
    Classification {
        playlist: Playlist { name: "Invented".into(), tracks: numbers.iter().map(track).collect() },
        tracks: numbers.iter().map(|number| Some(genre(number))).collect(),
        embeddings: numbers.iter().map(|number| EmbeddingCodes([*number as u8; AXES])).collect(),
        known_artists: 0,
        method: Method::default(),
        mix: Some(GenreMix { shares: Probabilities::new(&shares).unwrap(), confidence: 0.5 }),
        portrait: None,
        backend: Backend::Cpu,
    }
}

fn scale() -> Scale {
    let features = |number: usize| {
        let mut features = AudioFeatures::default();
        features.set(Feature::Energy, number as f32 / 100.0).unwrap();
        features
    };
    Scale::from_tracks((0..100).map(features).collect::<Vec<_>>().iter())
}

fn portrait(numbers: &[usize]) -> Portrait {
    Portrait::of(&classification(numbers), FINGERPRINT, &scale()).unwrap()
}

#[test]
fn a_portrait_tells_what_it_rests_on() {
    let portrait = portrait(&(0..100).collect::<Vec<_>>());
    assert_eq!((portrait.name.as_str(), portrait.tracks, portrait.network), ("Invented", 100, [10, 11, 12, 13]));
    assert_eq!(
        portrait.mix.iter().map(|(genre, share)| (genre.index(), *share)).collect::<Vec<_>>(),
        [(2, 500), (1, 300), (0, 200)]
    );
    let energy = portrait.sound[Feature::Energy as usize].unwrap();
    assert!(energy[3].abs_diff(32) <= 1 && energy[0] < 8 && energy[6] > 56, "{energy:?}");
    assert_eq!(portrait.sound[Feature::Tempo as usize], None);
    assert_eq!(portrait.corners.len(), CORNERS);
    assert_eq!(portrait.check(), Ok(()));
}

#[test]
fn artists_are_known_as_long_as_they_are_told() {
    let portrait = portrait(&[1, 2, 3]);
    assert!(portrait.knows_artist("ARTIST 2") && !portrait.knows_artist("Artist 4"));
    assert!(!portrait.without_artists().knows_artist("Artist 2"));
}

#[test]
fn names_are_cut_where_a_character_ends_and_hide_nothing() {
    let named = |name: &str| portrait(&[1]).named(name).name;
    assert_eq!(named("  Late\nat\u{202e} night\u{0}  "), "Lateat night");
    assert_eq!(named(&"ü".repeat(30)), "ü".repeat(12));
    assert_eq!(named("twenty-three signs then ü"), "twenty-three signs then");
    assert_eq!(named("\u{200b}"), "");
}

#[test]
fn what_could_not_be_scored_has_no_portrait() {
    let mut nothing = classification(&[1]);
    nothing.mix = None;
    assert_eq!(Portrait::of(&nothing, FINGERPRINT, &scale()), None);
    assert_eq!(Portrait::of(&classification(&[1]), "no fingerprint", &scale()), None);
}

#[test]
fn a_network_that_embeds_nothing_gives_no_corners() {
    let mut classification = classification(&[1, 2]);
    classification.embeddings.fill(EmbeddingCodes::UNKNOWN);
    let portrait = Portrait::of(&classification, FINGERPRINT, &scale()).unwrap();
    assert_eq!((portrait.corners.len(), portrait.check()), (0, Ok(())));
}

proptest! {
    #[test]
    fn neither_order_nor_duplicates_count(
        numbers in proptest::collection::vec(0usize..100, 1..60), again in proptest::collection::vec(any::<Index>(), 0..20)
    ) {
        let mut other = numbers.clone();
        other.extend(again.iter().map(|index| numbers[index.index(numbers.len())]));
        other.reverse();
        prop_assert_eq!(portrait(&other), portrait(&numbers));
    }
}
