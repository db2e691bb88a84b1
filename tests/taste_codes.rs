//! Codes that were given away open for ever, with what they say. The tastes are invented.
//!
//! A file in `tests/codes` is never changed and never goes; whoever changes the format adds files of the new version.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use amalgamix::catalog::SoundCodes;
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::genres::Genre;
use amalgamix::portrait::{Corner, Portrait};
use amalgamix::taste_code::read;

fn genre(index: usize) -> Genre {
    Genre::new(index).unwrap()
}

/// As much as a code can tell.
fn garden_party() -> Portrait {
    let corner = |share, index, code| Corner {
        share,
        genre: genre(index),
        embedding: EmbeddingCodes(std::array::from_fn(|axis| code + axis as u8)),
        sound: SoundCodes(std::array::from_fn(|feature| code / 2 + feature as u8)),
    };
    Portrait {
        name: "Garden party".into(),
        tracks: 84,
        network: [1, 35, 69, 103],
        mix: vec![(genre(12), 500), (genre(3), 300), (genre(40), 150), (genre(56), 49), (genre(0), 1)],
        sound: std::array::from_fn(|feature| Some(std::array::from_fn(|place| (7 * place + feature) as u8))),
        corners: vec![
            corner(100, 12, 20),
            corner(70, 3, 40),
            corner(50, 12, 60),
            corner(25, 40, 80),
            corner(10, 56, 110),
        ],
        artists: Some((1..=24).map(|artist| artist * 690_000).collect()),
    }
}

/// As little as a code can tell.
fn a_single_track() -> Portrait {
    Portrait {
        name: String::new(),
        tracks: 1,
        network: [0; 4],
        mix: vec![(genre(7), 1000)],
        sound: [None; 9],
        corners: Vec::new(),
        artists: None,
    }
}

/// A name in other letters, features that are not known, a corner whose sound is not, and artists of whom there are none.
fn with_gaps() -> Portrait {
    Portrait {
        name: "Frühling 春".into(),
        tracks: 65_535,
        network: [255; 4],
        mix: (20..45).map(|index| (genre(index), 40)).collect(),
        sound: std::array::from_fn(|feature| (feature % 2 == 0).then_some([0, 0, 9, 31, 31, 62, 63])),
        corners: vec![Corner {
            share: 255,
            genre: genre(33),
            embedding: EmbeddingCodes([127; 12]),
            sound: SoundCodes([SoundCodes::UNKNOWN; 9]),
        }],
        artists: Some(Vec::new()),
    }
}

#[test]
fn codes_of_version_1_open_with_what_they_say() {
    let kept = [
        (include_str!("codes/1-garden-party.txt"), garden_party()),
        (include_str!("codes/1-a-single-track.txt"), a_single_track()),
        (include_str!("codes/1-with-gaps.txt"), with_gaps()),
    ];
    for (code, portrait) in kept {
        assert_eq!(read(code), Ok(portrait), "{code}");
    }
}

#[test]
fn a_code_of_a_later_version_is_refused_with_what_to_do() {
    let refusal = read("https://example.org/#taste=AMIX2.anything").unwrap_err().to_string();
    assert!(refusal.contains("reload the page, or update the program"), "{refusal}");
}
