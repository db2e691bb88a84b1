//! Keys as disc jockeys write them: the Camelot wheel (Mark Davis), on which keys that share all notes but one are neighbours.
//!
//! The numbers 1 to 12 go round the circle of fifths; `A` is minor, `B` is major, and a minor key has the number of the major
//! key with the same notes. C major is `8B`, A minor `8A`, G major `9B`.

use std::fmt;

use crate::features::{AudioFeatures, Key, Mode};

/// How many places the wheel has.
const PLACES: u8 = 12;

/// A key by its place on the wheel. They are ordered by number, of one number the minor key first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Camelot {
    number: u8,
    is_major: bool,
}

impl Camelot {
    /// The place of a key: a fifth, seven semitones, is one step on the wheel, and C major stands at 8.
    pub fn new(key: Key, mode: Mode) -> Camelot {
        let is_major = mode == Mode::Major;
        // A minor key shares its notes with the major key three semitones above.
        let relative_major = if is_major { key.pitch_class() } else { key.pitch_class() + 3 };
        Camelot { number: (relative_major * 7 + 7) % PLACES + 1, is_major }
    }

    /// The place of a track's key; none where key or mode are not known.
    pub fn of(features: &AudioFeatures) -> Option<Camelot> {
        Some(Camelot::new(features.key?, features.mode?))
    }

    /// The number on the wheel, 1 to 12.
    pub fn number(self) -> u8 {
        self.number
    }

    /// Whether it is a major key.
    pub fn is_major(self) -> bool {
        self.is_major
    }

    /// Whether one goes well after the other: the same key, its neighbour on either side, or the other mode of the same notes.
    pub fn goes_with(self, other: Camelot) -> bool {
        let apart = self.number.abs_diff(other.number);
        let apart = apart.min(PLACES - apart);
        apart == 0 || (apart == 1 && self.is_major == other.is_major)
    }
}

impl fmt::Display for Camelot {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}{}", self.number, if self.is_major { 'B' } else { 'A' })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camelot(pitch_class: i64, mode: Mode) -> Camelot {
        Camelot::new(Key::new(pitch_class).unwrap(), mode)
    }

    #[test]
    fn keys_stand_where_the_wheel_has_them() {
        for (pitch_class, mode, name) in [
            (0, Mode::Major, "8B"),
            (9, Mode::Minor, "8A"),
            (7, Mode::Major, "9B"),
            (5, Mode::Major, "7B"),
            (4, Mode::Major, "12B"),
            (11, Mode::Major, "1B"),
            (8, Mode::Minor, "1A"),
            (0, Mode::Minor, "5A"),
        ] {
            assert_eq!(camelot(pitch_class, mode).to_string(), name);
        }
    }

    #[test]
    fn neighbours_go_together_also_where_the_wheel_closes() {
        let [c_major, g_major, a_minor, e_minor] =
            [(0, Mode::Major), (7, Mode::Major), (9, Mode::Minor), (4, Mode::Minor)]
                .map(|(key, mode)| camelot(key, mode));
        assert!(c_major.goes_with(c_major) && c_major.goes_with(g_major) && c_major.goes_with(a_minor));
        assert!(!c_major.goes_with(e_minor) && !c_major.goes_with(camelot(6, Mode::Major)));
        assert!(camelot(4, Mode::Major).goes_with(camelot(11, Mode::Major)), "12B and 1B are neighbours");
    }

    #[test]
    fn without_a_mode_a_key_has_no_place() {
        let mut features = AudioFeatures::default();
        features.key = Key::new(0);
        assert_eq!(Camelot::of(&features), None);
    }
}
