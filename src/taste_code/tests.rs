//! Codes come back as they were, and whatever else is told to be one is refused.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::catalog::SoundCodes;
use crate::embedding::{AXES, EmbeddingCodes};
use crate::features::Feature;
use crate::genres::{GENRE_COUNT, Genre};
use crate::portrait::invented::portrait;
use crate::portrait::{ARTISTS, BLURS, CORNERS, Corner, NAME_BYTES, QUANTILES};

/// A portrait whose code is as long as any: each number where it takes most bits.
fn longest() -> Portrait {
    // A share of 8 × n + 7 takes no more than one of 8 × n, so what is left of the whole is best in one piece.
    let mut mix: Vec<(Genre, u16)> = Genre::all().map(|genre| (genre, 8)).collect();
    mix[0].1 += Portrait::WHOLE - 8 * GENRE_COUNT as u16;
    let corner = |share| Corner {
        share,
        genre: Genre::new(56).unwrap(),
        embedding: EmbeddingCodes([127; AXES]),
        sound: SoundCodes([SoundCodes::UNKNOWN; Feature::SOUND.len()]),
    };
    let artists = (0..ARTISTS as u32 - 1).map(|artist| artist << 19).chain([BLURS - 1]);
    Portrait {
        name: "x".repeat(NAME_BYTES),
        tracks: u16::MAX,
        network: [255; 4],
        mix,
        sound: [Some([63; QUANTILES]); Feature::SOUND.len()],
        corners: [51; CORNERS].map(corner).into(),
        artists: Some(artists.collect()),
    }
}

proptest! {
    #[test]
    fn a_portrait_survives_its_code(portrait in portrait()) {
        let code = encode(&portrait).unwrap();
        prop_assert_eq!(read(&code), Ok(portrait));
        prop_assert!(code.len() <= encode(&longest()).unwrap().len());
    }

    #[test]
    fn a_code_is_found_in_links_messages_and_broken_lines(portrait in portrait(), at: Index) {
        let code = encode(&portrait).unwrap();
        let broken = at.index(code.len() - 6) + 6;
        for text in [
            link("https://example.org/amalgamix/#recommend", &code),
            format!("look at this:\n\n  {} \r\n {}\nand tell me yours\n", &code[..broken], &code[broken..]),
            format!("<a href=\"https://example.org/#taste={code}\">mine</a>"),
            format!("AMIX is fun! {code}, AMIX1.other"),
        ] {
            prop_assert_eq!(read(&text), Ok(portrait.clone()), "{}", text);
        }
    }

    #[test]
    fn a_sign_that_is_changed_is_noticed(portrait in portrait(), at: Index, sign in "[A-Za-z0-9_-]") {
        let mut code = encode(&portrait).unwrap();
        let at = at.index(code.len() - 6) + 6;
        prop_assume!(code[at..=at] != sign);
        code.replace_range(at..=at, &sign);
        prop_assert!(matches!(read(&code), Err(TasteCodeError::Changed | TasteCodeError::Cut)), "{:?}", read(&code));
    }

    #[test]
    fn a_code_that_is_cut_is_noticed(portrait in portrait(), at: Index) {
        let code = encode(&portrait).unwrap();
        prop_assert_eq!(read(&code[..6 + at.index(code.len() - 6)]), Err(TasteCodeError::Cut));
    }

    #[test]
    fn a_code_that_goes_on_is_refused(portrait in portrait(), more in "[A-Za-z0-9_-]{1,600}") {
        let refusal = read(&(encode(&portrait).unwrap() + &more)).unwrap_err();
        prop_assert!(matches!(refusal, TasteCodeError::Changed | TasteCodeError::TooLong));
    }

    #[test]
    fn any_text_is_read_or_refused(text: String, signs in "[A-Za-z0-9_-]{0,500}") {
        let _ = read(&text);
        let _ = read(&format!("{text}AMIX{signs}"));
        let _ = read(&format!("AMIX1.{signs}"));
    }

    #[test]
    fn any_numbers_with_the_right_hash_are_one_portraits_or_refused(numbers in vec(any::<u8>(), 1..300)) {
        check_canonical(&numbers);
    }

    #[test]
    fn numbers_that_were_changed_together_with_their_hash_are_one_portraits_or_refused(
        portrait in portrait(), changes in vec((any::<Index>(), any::<u8>()), 1..4)
    ) {
        let mut numbers = format::write(&portrait);
        for (at, byte) in changes {
            let at = at.index(numbers.len());
            numbers[at] ^= byte;
        }
        check_canonical(&numbers);
    }
}

/// Whoever makes up numbers may well hash them. What is read of them is a portrait, and has no other code.
fn check_canonical(numbers: &[u8]) {
    let length = ((HEAD + numbers.len()) as u16).to_be_bytes();
    let bytes = [&length, &Sha256::digest(numbers)[..4], numbers].concat();
    let code = format!("AMIX1.{}", URL_SAFE_NO_PAD.encode(bytes));
    if let Ok(portrait) = read(&code) {
        assert_eq!(encode(&portrait), Ok(code));
    }
}

#[test]
fn no_code_is_longer_than_it_may_be() {
    let portrait = longest();
    let code = encode(&portrait).unwrap();
    assert_eq!(read(&code), Ok(portrait));
    assert!(code.len() <= LENGTH, "{}", code.len());
}

#[test]
fn each_refusal_says_what_is_wrong() {
    let code = encode(&longest()).unwrap();
    for (text, expected) in [
        ("", "there is no taste code"),
        ("AMIX1", "there is no taste code"),
        ("AMIX01.abc", "there is no taste code"),
        ("AMIX2.abc", "another version of AmalgaMix (format 2"),
        ("AMIX1.", "cut off"),
        (&code[..code.len() - 1], "cut off"),
        (&code.replace("AMIX1.A", "AMIX1.B"), "damaged"),
        (&format!("{code}{}", "A".repeat(100)), "at most 400"),
        (&format!("AMIX1.{}", "_".repeat(1_000_000)), "at most 400"),
    ] {
        let refusal = read(text).unwrap_err().to_string();
        assert!(refusal.contains(expected), "{refusal}");
    }
}

#[test]
fn what_no_portrait_says_is_not_written_and_not_read() {
    let changes: [fn(&mut Portrait); 9] = [
        |portrait| portrait.tracks = 0,
        |portrait| portrait.mix[0].1 += 1,
        |portrait| portrait.mix.swap(0, 1),
        |portrait| portrait.name = "line\nbreak".into(),
        |portrait| portrait.sound[0] = Some([9, 8, 9, 9, 9, 9, 9]),
        |portrait| portrait.corners[0].share = 50,
        |portrait| portrait.corners[1].embedding = EmbeddingCodes::UNKNOWN,
        |portrait| portrait.artists = Some(vec![7, 7]),
        |portrait| portrait.artists = Some((0..40).collect()),
    ];
    for change in changes {
        let mut portrait = longest();
        change(&mut portrait);
        assert!(encode(&portrait).is_err(), "{portrait:?}");
    }
    let nobody = [0; 60];
    let bytes = [&66u16.to_be_bytes()[..], &Sha256::digest(nobody)[..4], &nobody].concat();
    let refusal = read(&format!("AMIX1.{}", URL_SAFE_NO_PAD.encode(bytes))).unwrap_err();
    assert!(matches!(refusal, TasteCodeError::Impossible(_)), "{refusal}");
}
