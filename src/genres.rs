//! The genres that the networks know, and probabilities over them that are known to be probabilities.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many genres there are.
pub const GENRE_COUNT: usize = 57;

/// One of the 57 genres, by its place in the [`GenreTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub struct Genre(u8);

/// A number that names no genre.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no genre number {0}: they go from 0 to {last}", last = GENRE_COUNT - 1)]
pub struct NoSuchGenre(pub usize);

impl Genre {
    /// The genre at a place in the table, 0 to 56.
    pub fn new(index: usize) -> Result<Genre, NoSuchGenre> {
        if index < GENRE_COUNT { Ok(Genre(index as u8)) } else { Err(NoSuchGenre(index)) }
    }

    /// Every genre in the order of the table.
    pub fn all() -> impl Iterator<Item = Genre> {
        (0..GENRE_COUNT as u8).map(Genre)
    }

    /// The place in the table, 0 to 56.
    pub fn index(self) -> usize {
        self.0.into()
    }
}

impl From<Genre> for u8 {
    fn from(genre: Genre) -> u8 {
        genre.0
    }
}

impl TryFrom<u8> for Genre {
    type Error = NoSuchGenre;

    fn try_from(index: u8) -> Result<Genre, NoSuchGenre> {
        Genre::new(index.into())
    }
}

/// What the genres are called and which of the dataset's 114 each of them gathers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<GenreEntry>", into = "Vec<GenreEntry>")]
pub struct GenreTable(Vec<GenreEntry>);

/// One line of the [`GenreTable`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenreEntry {
    /// The name that a listener reads.
    pub name: String,
    /// The dataset's names that it gathers.
    pub members: Vec<String>,
}

/// Why a text is not a table of the 57 genres.
#[derive(Debug, Error)]
pub enum GenreTableError {
    /// It is not JSON of the expected form.
    #[error("the genre table cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It has another number of genres than the networks.
    #[error("the genre table has {0} genres instead of {GENRE_COUNT}")]
    Count(usize),
}

impl GenreTable {
    /// Reads the table from its JSON: a list of `{"name", "members"}`.
    pub fn from_json(json: &[u8]) -> Result<GenreTable, GenreTableError> {
        GenreTable::try_from(serde_json::from_slice::<Vec<GenreEntry>>(json)?)
    }

    /// The name that a listener reads.
    pub fn name(&self, genre: Genre) -> &str {
        &self.0[genre.index()].name
    }

    /// The genre that gathers this one of the dataset's names.
    pub fn gathering(&self, member: &str) -> Option<Genre> {
        self.members().find(|(name, _)| *name == member).map(|(_, genre)| genre)
    }

    /// The dataset's own genres, in the order of those that gather them.
    pub fn members(&self) -> impl Iterator<Item = (&str, Genre)> {
        Genre::all()
            .zip(&self.0)
            .flat_map(|(genre, entry)| entry.members.iter().map(move |member| (member.as_str(), genre)))
    }
}

impl TryFrom<Vec<GenreEntry>> for GenreTable {
    type Error = GenreTableError;

    fn try_from(entries: Vec<GenreEntry>) -> Result<GenreTable, GenreTableError> {
        if entries.len() == GENRE_COUNT { Ok(GenreTable(entries)) } else { Err(GenreTableError::Count(entries.len())) }
    }
}

impl From<GenreTable> for Vec<GenreEntry> {
    fn from(table: GenreTable) -> Vec<GenreEntry> {
        table.0
    }
}

/// One probability for each genre: none negative, their sum 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<f32>", into = "Vec<f32>")]
pub struct Probabilities(Box<[f32; GENRE_COUNT]>);

/// Why numbers are not probabilities over the genres.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NotProbabilities {
    /// Another number of them than there are genres.
    #[error("{0} probabilities were given for {GENRE_COUNT} genres")]
    Count(usize),
    /// One of them is negative or not a number.
    #[error("{0} is not a probability")]
    Value(f32),
    /// Their sum is too far from 1.
    #[error("the probabilities add up to {0} instead of 1")]
    Sum(f32),
}

impl Probabilities {
    /// How far from 1 the sum may be, for what rounding does to 57 numbers.
    pub const SUM_TOLERANCE: f32 = 1e-3;

    /// The probabilities in these numbers, one a genre in the table's order.
    pub fn new(numbers: &[f32]) -> Result<Probabilities, NotProbabilities> {
        let numbers: [f32; GENRE_COUNT] = numbers.try_into().map_err(|_| NotProbabilities::Count(numbers.len()))?;
        if let Some(wrong) = numbers.into_iter().find(|number| !(*number >= 0.0 && number.is_finite())) {
            return Err(NotProbabilities::Value(wrong));
        }
        let sum: f32 = numbers.iter().sum();
        if (sum - 1.0).abs() > Self::SUM_TOLERANCE {
            return Err(NotProbabilities::Sum(sum));
        }
        Ok(Probabilities(Box::new(numbers)))
    }

    /// The probability of one genre, 0 to 1.
    pub fn of(&self, genre: Genre) -> f32 {
        self.0[genre.index()]
    }

    /// The genres with their probabilities, likeliest first; of two equal ones the earlier in the table.
    pub fn ranked(&self) -> Vec<(Genre, f32)> {
        let mut ranked: Vec<_> = Genre::all().zip(*self.0).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// The probabilities in the table's order.
    pub fn as_slice(&self) -> &[f32] {
        &*self.0
    }
}

impl TryFrom<Vec<f32>> for Probabilities {
    type Error = NotProbabilities;

    fn try_from(numbers: Vec<f32>) -> Result<Probabilities, NotProbabilities> {
        Probabilities::new(&numbers)
    }
}

impl From<Probabilities> for Vec<f32> {
    fn from(probabilities: Probabilities) -> Vec<f32> {
        probabilities.0.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_probabilities_are_accepted() {
        let even = [1.0 / GENRE_COUNT as f32; GENRE_COUNT];
        assert!(Probabilities::new(&even).is_ok());
        assert_eq!(Probabilities::new(&even[1..]), Err(NotProbabilities::Count(56)));
        let mut wrong = even;
        wrong[3] = -0.1;
        assert_eq!(Probabilities::new(&wrong), Err(NotProbabilities::Value(-0.1)));
        wrong[3] = f32::NAN;
        assert!(matches!(Probabilities::new(&wrong), Err(NotProbabilities::Value(_))));
        wrong[3] = 0.5;
        assert!(matches!(Probabilities::new(&wrong), Err(NotProbabilities::Sum(_))));
    }

    #[test]
    fn equal_probabilities_are_ranked_by_the_table() {
        let mut numbers = [0.0; GENRE_COUNT];
        for index in [40, 7, 20] {
            numbers[index] = 1.0 / 3.0;
        }
        let first: Vec<usize> =
            Probabilities::new(&numbers).unwrap().ranked()[..3].iter().map(|(genre, _)| genre.index()).collect();
        assert_eq!(first, [7, 20, 40]);
    }

    #[test]
    fn a_table_of_another_size_is_refused() {
        assert!(matches!(
            GenreTable::from_json(br#"[{"name":"Jazz","members":["jazz"]}]"#),
            Err(GenreTableError::Count(1))
        ));
        assert!(matches!(GenreTable::from_json(b"{"), Err(GenreTableError::Json(_))));
    }
}
