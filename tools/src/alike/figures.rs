//! What is measured of a similarity on playlists of which it is known how much alike they are.

use amalgamix::similarity::{Calibration, Parts, compare};
use amalgamix::taste_code::encode;
use serde::{Deserialize, Serialize};

use super::drawn::Pool;
use super::fit::{LENGTHS, Related, Retold, is_within, related, retold};
use super::tastes::{Found, Hall, Taste};

/// How many pairs of each relation are ranked.
const PAIRS: usize = 1000;
/// How many pairs are told twice.
const RETOLD: usize = 2000;

/// How good a similarity is.
#[derive(Serialize, Deserialize)]
pub struct Figures {
    /// How many pairs of each relation were ranked.
    pub pairs: usize,
    /// How well they were ranked, by several numbers; the page's first.
    pub rankings: Vec<Ranking>,
    /// How often intervals hold, by the number of tracks of the smaller playlist.
    pub coverage: Vec<Coverage>,
    /// What is lost by comparing codes.
    pub code: CodeFigures,
}

/// The share of cases in which a closer pair has the higher number (the area under the ROC curve), of two equal ones half.
#[derive(Serialize, Deserialize)]
pub struct Ranking {
    /// The number.
    pub by: String,
    /// Pairs of the same genres, by other artists, over pairs that have no genre in common.
    pub genres_over_nothing: f64,
    /// Pairs by the same artists over pairs of the same genres.
    pub artists_over_genres: f64,
    /// Pairs of the same genres over pairs that have half of them in common.
    pub genres_over_half: f64,
    /// Pairs that have half of their genres in common over pairs that have none.
    pub half_over_nothing: f64,
}

/// How often the percentile of a pair that is told by other tracks lies where it was said to lie in nine of ten cases.
#[derive(Serialize, Deserialize)]
pub struct Coverage {
    /// The fewest and the most tracks of the smaller playlist.
    pub tracks: [u16; 2],
    /// How many pairs.
    pub pairs: usize,
    /// The share of those whose percentile lies there.
    pub covered: f64,
    /// How wide the intervals are, 0 to 1, in the mean.
    pub width: f64,
}

/// What codes cost.
#[derive(Serialize, Deserialize)]
pub struct CodeFigures {
    /// How far the percentile by codes is from the one by everything: in the mean, at most in 95 of 100 pairs, and at most.
    pub difference: [f64; 3],
    /// Characters of codes without artists: in the mean and at most.
    pub length: [f64; 2],
    /// The same with artists.
    pub length_with_artists: [f64; 2],
}

/// Measures on playlists from this pool.
pub fn figures(hall: &Hall, pool: &Pool, calibration: &Calibration) -> Figures {
    let related = related(hall, pool, PAIRS);
    let retold = retold(hall, pool, RETOLD);
    Figures {
        pairs: PAIRS,
        rankings: rankings(&related, calibration),
        coverage: LENGTHS.map(|tracks| coverage(&retold, tracks, calibration)).into(),
        code: code(&related, calibration),
    }
}

fn parts(found: &Found, calibration: &Calibration) -> Parts {
    Parts { genres: found.genres, sound: Some(found.sound), embedding: Some(calibration.closeness(found.apart)) }
}

fn percentile(found: &Found, calibration: &Calibration) -> f32 {
    let parts = parts(found, calibration);
    let measure = calibration.measure(&parts);
    measure.percentile(measure.together(&parts))
}

fn rankings(related: &Related, calibration: &Calibration) -> Vec<Ranking> {
    let by_code = |[one, other]: &[Taste; 2]| Found::by_code(&one.portrait, &other.portrait);
    let by_all = |[one, other]: &[Taste; 2]| Found::by_all(&one.full, &other.full);
    let percentile = |pair: &[Taste; 2]| compare(&pair[0].portrait, &pair[1].portrait, calibration).percentile;
    vec![
        ranking("the percentile", related, percentile),
        ranking("genres alone", related, |pair| by_code(pair).genres),
        ranking("sound alone", related, |pair| by_code(pair).sound),
        ranking("embedding alone", related, |pair| -by_code(pair).apart),
        ranking("mean of genres and sound, all tracks", related, |pair| by_all(pair).genres + by_all(pair).sound),
    ]
}

fn ranking(by: &str, related: &Related, number: impl Fn(&[Taste; 2]) -> f32) -> Ranking {
    let [artists, genres, half, nothing] =
        related.each_ref().map(|pairs| pairs.iter().map(&number).collect::<Vec<f32>>());
    Ranking {
        by: by.into(),
        genres_over_nothing: area(&genres, &nothing),
        artists_over_genres: area(&artists, &genres),
        genres_over_half: area(&genres, &half),
        half_over_nothing: area(&half, &nothing),
    }
}

fn coverage(retold: &[Retold], tracks: [u16; 2], calibration: &Calibration) -> Coverage {
    let meant: Vec<&Retold> = retold.iter().filter(|pair| is_within(pair.tracks(), tracks)).collect();
    let (mut covered, mut width) = (0.0, 0.0);
    for pair in &meant {
        let [first, second] =
            pair.pairs.each_ref().map(|[one, other]| compare(&one.portrait, &other.portrait, calibration));
        let [low, high] = first.between;
        covered += f64::from((low..=high).contains(&second.percentile));
        width += f64::from(high - low);
    }
    let pairs = meant.len();
    Coverage { tracks, pairs, covered: covered / pairs.max(1) as f64, width: width / pairs.max(1) as f64 }
}

fn code(related: &Related, calibration: &Calibration) -> CodeFigures {
    let difference = |[one, other]: &[Taste; 2]| {
        let by_code = percentile(&Found::by_code(&one.portrait, &other.portrait), calibration);
        f64::from((by_code - percentile(&Found::by_all(&one.full, &other.full), calibration)).abs())
    };
    let differences: Vec<f64> = related.iter().flatten().map(difference).collect();
    let tastes = || related.iter().flatten().flatten().map(|taste| taste.portrait.clone());
    let lengths = |tastes: &mut dyn Iterator<Item = amalgamix::portrait::Portrait>| {
        let lengths: Vec<f64> = tastes.filter_map(|taste| Some(encode(&taste).ok()?.len() as f64)).collect();
        [mean(&lengths), largest(&lengths)]
    };
    CodeFigures {
        length: lengths(&mut tastes().map(|taste| taste.without_artists())),
        length_with_artists: lengths(&mut tastes()),
        difference: [
            mean(&differences),
            quantile(differences.clone(), 0.95).unwrap_or_default(),
            largest(&differences),
        ],
    }
}

/// The share of pairs of one of each in which the first is the higher, of two equal ones half (Mann and Whitney 1947).
pub fn area(higher: &[f32], lower: &[f32]) -> f64 {
    let mut sorted = lower.to_vec();
    sorted.sort_by(f32::total_cmp);
    let below = |number: &f32| {
        let (less, at_most) = (sorted.partition_point(|it| it < number), sorted.partition_point(|it| it <= number));
        (less + at_most) as f64 / 2.0
    };
    higher.iter().map(below).sum::<f64>() / (higher.len() * lower.len()).max(1) as f64
}

/// The number that this share of the numbers stays below; none without numbers.
pub fn quantile(mut numbers: Vec<f64>, share: f64) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let place = (share * numbers.len() as f64) as usize;
    numbers.get(place.min(numbers.len().checked_sub(1)?)).copied()
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_the_share_of_pairs_in_order() {
        assert_eq!(area(&[3.0, 4.0], &[1.0, 2.0]), 1.0);
        assert_eq!(area(&[1.0], &[1.0]), 0.5);
        assert_eq!(area(&[1.0, 3.0], &[2.0]), 0.5);
    }
}
