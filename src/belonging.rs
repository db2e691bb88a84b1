//! How well a track fits into its playlist, and which tracks do not belong.
//!
//! The playlist is seen as drawn from a mixture of genres (see [`mixture`](crate::mixture)). With `w` the shares that its *other*
//! tracks give, `p` the network's probabilities of the track and `π` how common the genres were in training, the sound of the
//! track is
//!
//! ```text
//! R = Σ w_g · p_g / π_g        (sum over the genres g)
//! ```
//!
//! times as likely in such a playlist as among all tracks: `p_g / π_g` is, by Bayes, how much likelier the sound is in genre `g` than
//! among all. The fit is `R / (1 + R)`, the probability that the track was drawn for this playlist and not from all tracks, if both
//! were as likely before.

use serde::{Deserialize, Serialize};

use crate::genres::Probabilities;

/// How well a track fits, in whole percent, so that devices that differ in the last digits tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fit(u8);

impl Fit {
    /// Below this a track is said not to belong. The highest threshold (of those that `cargo tools strangers --part validation` tries) at
    /// which more than half of the tracks that are told are strangers, in playlists of one to four genres in which one track in
    /// twenty is one. It tells few of them, one in five to one in twenty-five: what it does not tell is not said to belong.
    pub const STRANGE: Fit = Fit(20);

    /// From so many scored tracks on it can be said of one that it does not belong: the others have to make a picture.
    pub const TRACKS_NEEDED: usize = 10;

    /// How well a track with these probabilities fits among others whose genres have these shares.
    pub fn of(track: &Probabilities, others: &Probabilities, priors: &Probabilities) -> Fit {
        let rows = track.as_slice().iter().zip(others.as_slice()).zip(priors.as_slice());
        let likelier: f64 = rows
            .filter(|(_, prior)| **prior > 0.0)
            .map(|((track, share), prior)| f64::from(*share) * f64::from(*track) / f64::from(*prior))
            .sum();
        Fit((100.0 * likelier / (1.0 + likelier)).round() as u8)
    }

    /// So many percent, at most 100.
    pub fn from_percent(percent: u8) -> Fit {
        Fit(percent.min(100))
    }

    /// Whole percent, 0 to 100.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// Whether a track of a playlist of so many scored ones does not belong.
    pub fn is_strange(self, scored: usize) -> bool {
        scored >= Self::TRACKS_NEEDED && self < Self::STRANGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::genres::GENRE_COUNT;

    fn even() -> Probabilities {
        Probabilities::new(&[1.0 / GENRE_COUNT as f32; GENRE_COUNT]).unwrap()
    }

    fn only(genre: usize) -> Probabilities {
        let mut numbers = [0.0; GENRE_COUNT];
        numbers[genre] = 1.0;
        Probabilities::new(&numbers).unwrap()
    }

    #[test]
    fn a_track_of_the_playlists_genre_fits_and_one_of_another_does_not() {
        assert_eq!(Fit::of(&only(3), &only(3), &even()).percent(), 98, "57 times as likely as among all tracks");
        let stranger = Fit::of(&only(3), &only(5), &even());
        assert!(stranger.percent() == 0 && stranger.is_strange(Fit::TRACKS_NEEDED));
    }

    #[test]
    fn a_track_that_says_nothing_is_as_likely_in_the_playlist_as_elsewhere() {
        let undecided = Fit::of(&even(), &only(5), &even());
        assert!(undecided.percent() == 50 && !undecided.is_strange(100));
    }

    #[test]
    fn among_few_tracks_nobody_is_a_stranger() {
        assert!(!Fit::of(&only(3), &only(5), &even()).is_strange(Fit::TRACKS_NEEDED - 1));
    }

    #[test]
    fn genres_that_training_never_saw_count_for_nothing() {
        assert_eq!(Fit::of(&only(3), &only(3), &only(5)).percent(), 0);
    }
}
