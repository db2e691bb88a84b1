//! Places as rows of equally wide numbers, of which processors compare eight at once: comparing is most of the work of ranking.

use wide::i16x8;

use super::closeness::{Place, SOUNDS, STEP};
use crate::catalog::SoundCodes;
use crate::embedding::AXES;

/// How many rows of eight hold the features and the axes; what is left over is zero.
const ROWS: usize = 3;

/// A place all of whose codes are known, as numbers side by side.
#[derive(Clone, Copy)]
pub(super) struct Lanes([i16x8; ROWS]);

/// What the squared difference counts in each lane.
#[derive(Clone, Copy)]
pub(super) struct Weights([i16x8; ROWS]);

impl Lanes {
    /// The numbers of a place; none if any of its codes is not known.
    pub fn of(place: &Place) -> Option<Lanes> {
        let Place { sound, embedding } = place;
        let is_known = sound.0.iter().all(|code| *code < SoundCodes::UNKNOWN) && embedding.are_known();
        is_known.then(|| Lanes(rows(sound.0.map(i16::from), embedding.0.map(i16::from))))
    }

    /// The weighed sum of squared differences: how far two places are apart. A difference times its weight is at most 127 × 32 and
    /// fits; so does the sum.
    pub fn apart(&self, other: &Lanes, weights: &Weights) -> u32 {
        let weighed = |row: usize| {
            let difference = self.0[row] - other.0[row];
            difference.dot(difference * weights.0[row])
        };
        (weighed(0) + weighed(1) + weighed(2)).reduce_add() as u32
    }
}

impl Weights {
    /// The weight of each feature, beside that of the embedding.
    pub fn new(sounds: &[u32; SOUNDS]) -> Weights {
        Weights(rows(sounds.map(|weight| weight as i16), [STEP as i16; AXES]))
    }
}

fn rows(sound: [i16; SOUNDS], embedding: [i16; AXES]) -> [i16x8; ROWS] {
    let mut lanes = [[0; 8]; ROWS];
    lanes.as_flattened_mut().iter_mut().zip(sound.into_iter().chain(embedding)).for_each(|(lane, code)| *lane = code);
    lanes.map(i16x8::new)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::embedding::EmbeddingCodes;

    proptest! {
        #[test]
        fn eight_at_once_are_as_far_apart_as_one_by_one(
            one in place(), other in place(), weights in prop::array::uniform9(1u32..=8),
        ) {
            let lanes = Lanes::of(&one).unwrap();
            let apart = lanes.apart(&Lanes::of(&other).unwrap(), &Weights::new(&weights));
            prop_assert_eq!(apart, one.apart_weighing(&other, &weights));
        }
    }

    fn place() -> impl Strategy<Value = Place> {
        let codes = (prop::array::uniform9(0..SoundCodes::UNKNOWN), prop::array::uniform12(0..EmbeddingCodes::NONE));
        codes.prop_map(|(sound, embedding)| Place { sound: SoundCodes(sound), embedding: EmbeddingCodes(embedding) })
    }

    #[test]
    fn a_place_that_is_partly_unknown_has_no_lanes() {
        let mut place = Place { sound: SoundCodes([7; SOUNDS]), embedding: EmbeddingCodes([9; AXES]) };
        assert!(Lanes::of(&place).is_some());
        place.sound.0[3] = SoundCodes::UNKNOWN;
        assert!(Lanes::of(&place).is_none());
        place = Place { sound: SoundCodes([7; SOUNDS]), embedding: EmbeddingCodes::UNKNOWN };
        assert!(Lanes::of(&place).is_none());
    }
}
