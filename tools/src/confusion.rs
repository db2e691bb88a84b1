//! Which genres are taken for which.

use amalgamix::genres::{GENRE_COUNT, Probabilities};
use serde::{Deserialize, Serialize};

use crate::protocol::{Example, Protocol};

/// For each genre, in the order of the genre table, what its tracks were taken for.
#[derive(Serialize, Deserialize)]
pub struct Confusion {
    /// What the network was shown.
    pub protocol: Protocol,
    /// How many test tracks each genre has; a track of several genres counts in parts.
    pub tracks: Vec<f64>,
    /// The share of the row's genre's tracks whose likeliest genre is that of the column; a row adds up to 1.
    pub shares: Vec<Vec<f64>>,
}

/// Counts the answers.
pub fn confusion<'a>(
    protocol: Protocol,
    answered: impl Iterator<Item = (&'a Example, &'a Probabilities)>,
) -> Confusion {
    let mut counts = vec![vec![0.0; GENRE_COUNT]; GENRE_COUNT];
    for (row, answer) in answered {
        let answer = answer.ranked()[0].0;
        // A hit is any of the track's genres; a miss is one for each of them, in parts.
        let actual = if row.genres.contains(&answer) { std::slice::from_ref(&answer) } else { &row.genres[..] };
        for genre in actual {
            counts[genre.index()][answer.index()] += 1.0 / actual.len() as f64;
        }
    }
    let tracks: Vec<f64> = counts.iter().map(|row| row.iter().sum()).collect();
    let shares =
        counts.iter().zip(&tracks).map(|(row, tracks)| row.iter().map(|count| count / tracks.max(1e-9)).collect());
    Confusion { protocol, shares: shares.collect(), tracks }
}

#[cfg(test)]
mod tests {
    use amalgamix::features::AudioFeatures;
    use amalgamix::genres::Genre;

    use super::*;

    #[test]
    fn hits_stand_on_the_diagonal_and_misses_beside_it() {
        let row = |genres: &[usize]| Example {
            features: AudioFeatures::default(),
            genres: genres.iter().map(|genre| Genre::new(*genre).unwrap()).collect(),
            members: Vec::new(),
            track: 0,
            has_relative: false,
        };
        let certain = |genre: usize| {
            let mut numbers = [0.0; GENRE_COUNT];
            numbers[genre] = 1.0;
            Probabilities::new(&numbers).unwrap()
        };
        let (rows, answers) = ([row(&[1, 2]), row(&[1])], [certain(2), certain(5)]);
        let confusion = confusion(Protocol::Honest, rows.iter().zip(&answers));
        assert_eq!((confusion.shares[2][2], confusion.shares[1][5], confusion.tracks[1]), (1.0, 1.0, 1.0));
    }
}
