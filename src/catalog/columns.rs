//! What a shelf stores of how a track sounds: 25 bytes, each of them one track's place in a column.
//!
//! | byte | what | unknown |
//! |---|---|---|
//! | 0 to 8 | the [`SoundCodes`] | 64 |
//! | 9 | code of the duration | 128 |
//! | 10 | 3 × key (12 if unknown) + mode (0 minor, 1 major, 2 unknown) | 38 |
//! | 11 | 3 × place in [`TimeSignature::ALL`] (4 if unknown) + explicit (0 no, 1 yes, 2 unknown) | 14 |
//! | 12 to 23 | the [`EmbeddingCodes`] | 128 |
//! | apart | popularity | 101 |
//!
//! The first 24 are a [`Row`]. The same recording on several albums has the same row, often many times, so a shelf
//! stores it once and then says where it was. Popularity belongs to the release and is stored for every track.

use std::collections::BTreeMap;

use crate::embedding::{AXES, EmbeddingCodes};
use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};

use super::codebook::{Codebook, SoundCodes};

const SOUNDS: usize = Feature::SOUND.len();
const DURATION: usize = SOUNDS;
const KEY_AND_MODE: usize = DURATION + 1;
const METER_AND_WORDS: usize = KEY_AND_MODE + 1;
const EMBEDDING: usize = METER_AND_WORDS + 1;

/// How many bytes describe a recording.
pub(super) const ROW: usize = EMBEDDING + AXES;

/// All that is stored of how a recording sounds.
pub(super) type Row = [u8; ROW];

/// The code of a popularity that is not known.
pub(super) const UNKNOWN_POPULARITY: u8 = 101;

const UNKNOWN_KEY: u8 = 12;
const UNKNOWN_METER: u8 = TimeSignature::ALL.len() as u8;
const UNKNOWN_OF_TWO: u8 = 2;

/// How far back, in rows of its own, a track may point.
const FARTHEST: usize = u8::MAX as usize;

/// A column's name and its highest byte.
pub(super) fn column(index: usize) -> (&'static str, u8) {
    match index {
        DURATION => (Feature::Duration.name(), Codebook::DURATION_LEVELS),
        KEY_AND_MODE => ("keys and modes", 3 * UNKNOWN_KEY + UNKNOWN_OF_TWO),
        METER_AND_WORDS => ("time signatures", 3 * UNKNOWN_METER + UNKNOWN_OF_TWO),
        EMBEDDING.. => ("embeddings", EmbeddingCodes::NONE),
        sound => (Feature::SOUND[sound].name(), SoundCodes::UNKNOWN),
    }
}

/// What is stored of these features, apart from the popularity, and of where the track lies.
pub(super) fn row(features: &AudioFeatures, embedding: &EmbeddingCodes, codebook: &Codebook) -> Row {
    let mut row = [0; ROW];
    row[..SOUNDS].copy_from_slice(&codebook.encode(features).0);
    row[DURATION] = codebook.encode_duration(features);
    let key = features.key.map_or(UNKNOWN_KEY, Key::pitch_class);
    row[KEY_AND_MODE] = 3 * key + features.mode.map_or(UNKNOWN_OF_TWO, |mode| u8::from(mode == Mode::Major));
    let meter = TimeSignature::ALL.into_iter().position(|known| Some(known) == features.time_signature);
    let meter = meter.map_or(UNKNOWN_METER, |place| place as u8);
    row[METER_AND_WORDS] = 3 * meter + features.explicit.map_or(UNKNOWN_OF_TWO, u8::from);
    row[EMBEDDING..].copy_from_slice(&embedding.0);
    row
}

/// The popularity in whole points, 0 to 100, or [`UNKNOWN_POPULARITY`].
pub(super) fn popularity(features: &AudioFeatures) -> u8 {
    features.get(Feature::Popularity).map_or(UNKNOWN_POPULARITY, |popularity| popularity.round() as u8)
}

/// The features that a row and a popularity stand for.
pub(super) fn features(row: &Row, popularity: u8, codebook: &Codebook) -> AudioFeatures {
    let mut features = codebook.decode(&sound(row));
    codebook.decode_duration(row[DURATION], &mut features);
    if popularity < UNKNOWN_POPULARITY {
        // Within its range, so never refused.
        let _ = features.set(Feature::Popularity, popularity.into());
    }
    features.key = Key::new((row[KEY_AND_MODE] / 3).into());
    features.mode = one_of_two(row[KEY_AND_MODE]).map(|major| if major { Mode::Major } else { Mode::Minor });
    features.time_signature = TimeSignature::ALL.get(usize::from(row[METER_AND_WORDS] / 3)).copied();
    features.explicit = explicit(row);
    features
}

fn one_of_two(byte: u8) -> Option<bool> {
    (byte % 3 != UNKNOWN_OF_TWO).then_some(byte % 3 == 1)
}

/// The features of a row that ranking compares.
pub(super) fn sound(row: &Row) -> SoundCodes {
    let mut codes = [0; SOUNDS];
    codes.copy_from_slice(&row[..SOUNDS]);
    SoundCodes(codes)
}

/// Where the track of a row lies.
pub(super) fn embedding(row: &Row) -> EmbeddingCodes {
    let mut codes = EmbeddingCodes::UNKNOWN;
    codes.0.copy_from_slice(&row[EMBEDDING..]);
    codes
}

/// Whether a row's words are explicit; none if that is not known.
pub(super) fn explicit(row: &Row) -> Option<bool> {
    one_of_two(row[METER_AND_WORDS])
}

/// Parts the rows of a shelf into those to store and, for each track, where its row is: 0 for the next of the stored ones,
/// else how many stored rows back.
pub(super) fn fold(rows: &[Row]) -> (Vec<u8>, Vec<Row>) {
    let (mut places, mut stored) = (Vec::with_capacity(rows.len()), Vec::new());
    let mut last_places: BTreeMap<Row, usize> = BTreeMap::new();
    for row in rows {
        let back = last_places.get(row).map(|last| stored.len() - last).filter(|back| *back <= FARTHEST);
        if back.is_none() {
            last_places.insert(*row, stored.len());
            stored.push(*row);
        }
        places.push(back.unwrap_or(0) as u8);
    }
    (places, stored)
}

/// The rows of a shelf from what [`fold`] made of them; none if a track points to before the first row or past the last.
pub(super) fn unfold(places: &[u8], stored: &[Row]) -> Option<Vec<Row>> {
    let mut passed = 0;
    places
        .iter()
        .map(|back| {
            if *back == 0 {
                passed += 1;
            }
            let back = usize::from(*back).max(1);
            stored.get(..passed)?.get(passed.checked_sub(back)?).copied()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::invented;
    use super::*;

    proptest! {
        #[test]
        fn folded_rows_unfold(numbers in vec(0u8..8, 0..600)) {
            let rows: Vec<Row> = numbers.into_iter().map(|number| [number; ROW]).collect();
            let (places, stored) = fold(&rows);
            prop_assert!(stored.len() <= 8);
            prop_assert_eq!(unfold(&places, &stored), Some(rows));
        }

        #[test]
        fn any_places_unfold_or_are_refused(places: Vec<u8>, stored in vec(any::<Row>(), 0..20)) {
            let _ = unfold(&places, &stored);
        }

        #[test]
        fn what_is_stored_survives_but_for_the_steps(
            features in invented::features(),
            codes in proptest::array::uniform12(0..EmbeddingCodes::NONE),
        ) {
            let codebook = Codebook::from_tracks([features.clone()].iter());
            let row = row(&features, &EmbeddingCodes(codes), &codebook);
            prop_assert_eq!(embedding(&row).0, codes);
            let decoded = super::features(&row, popularity(&features), &codebook);
            prop_assert_eq!(decoded, features);
            for (index, byte) in row.into_iter().enumerate() {
                prop_assert!(byte <= column(index).1, "{} in {}", byte, column(index).0);
            }
        }
    }

    #[test]
    fn a_row_too_far_back_is_stored_again() {
        let rows: Vec<Row> = (0..=255).chain([0]).map(|number| [number; ROW]).collect();
        let (places, stored) = fold(&rows);
        assert_eq!((places.last(), stored.len()), (Some(&0), 257));
    }
}
