//! How well the genres of a whole playlist are found: playlists are built from tracks whose artists no network has heard.

use amalgamix::averaged::averaged;
use amalgamix::features::AudioFeatures;
use amalgamix::genres::{GENRE_COUNT, Genre, Probabilities};
use amalgamix::mixture::{Aggregation, GenreMix, TRUST, mix, mix_trusting};
use amalgamix::model::{Network, NetworkError};
use rand::rngs::SmallRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::measure::ask;
use crate::protocol::{Example, Protocol};

/// How many playlists are built of each number of genres.
const PLAYLISTS: usize = 500;
/// How many tracks they have.
pub const TRACKS: std::ops::RangeInclusive<usize> = 10..=60;
/// Of how many genres they are.
pub const GENRES: std::ops::RangeInclusive<usize> = 1..=4;
/// A genre needs so many tracks to be drawn from.
const TRACKS_NEEDED: usize = 30;
/// The powers tried for [`TRUST`].
const POWERS: [f64; 8] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
/// From how many genres recommendations come.
const TOP: usize = 3;

/// How well one way of aggregating finds the genres of playlists that are made of so many.
#[derive(Serialize, Deserialize)]
pub struct PlaylistFigures {
    /// What the network was shown of the tracks.
    pub protocol: Protocol,
    /// The way from tracks to the playlist.
    pub aggregation: Aggregation,
    /// Of how many genres the playlists are.
    pub genres: usize,
    /// How many playlists were built.
    pub playlists: usize,
    /// The share of playlists whose largest genre is one of theirs.
    pub top_1: f64,
    /// The mean share of a playlist's genres that are among the three largest found.
    pub recall: f64,
    /// The mean error of the mix: half the sum of the differences between true and found shares, 0 to 1.
    pub error: f64,
    /// The share of playlists that were called unsure.
    pub unsure: f64,
}

/// How well playlists are judged when so much of each track's evidence counts.
#[derive(Serialize, Deserialize)]
pub struct TrustFigures {
    /// The power of the likelihoods, see [`TRUST`].
    pub trust: f64,
    /// The figures at this power.
    #[serde(flatten)]
    pub figures: PlaylistFigures,
}

/// A playlist whose genres are known.
pub struct Built {
    /// Its tracks, as places among the rows.
    pub tracks: Vec<usize>,
    /// The genres that they were drawn from.
    pub genres: Vec<Genre>,
    shares: [f64; GENRE_COUNT],
}

/// Every aggregation on playlists of one to four genres, built from these rows.
pub fn evaluate(network: &Network, rows: &[Example], protocol: Protocol) -> Result<Vec<PlaylistFigures>, NetworkError> {
    let answers = probabilities(network, rows, protocol)?;
    let mut figures = Vec::new();
    for genres in GENRES {
        let playlists = playlists(rows, genres, PLAYLISTS);
        for aggregation in Aggregation::ALL {
            let mixes: Vec<Option<GenreMix>> = match aggregation {
                Aggregation::Averaged => of_averages(network, rows, &playlists, protocol)?,
                other => of_tracks(network, &answers, &playlists, other, TRUST),
            };
            figures.push(judged(&playlists, &mixes, protocol, aggregation));
        }
    }
    Ok(figures)
}

/// The mixture on playlists of one to four genres, built from these rows, at every power that is tried. For validation rows.
pub fn evaluate_trust(
    network: &Network,
    rows: &[Example],
    protocol: Protocol,
) -> Result<Vec<TrustFigures>, NetworkError> {
    let answers = probabilities(network, rows, protocol)?;
    let mut found = Vec::new();
    for genres in GENRES {
        let playlists = playlists(rows, genres, PLAYLISTS);
        for trust in POWERS {
            let mixes = of_tracks(network, &answers, &playlists, Aggregation::Mixture, trust);
            found.push(TrustFigures { trust, figures: judged(&playlists, &mixes, protocol, Aggregation::Mixture) });
        }
    }
    Ok(found)
}

fn probabilities(network: &Network, rows: &[Example], protocol: Protocol) -> Result<Vec<Probabilities>, NetworkError> {
    Ok(ask(network, rows, protocol)?.into_iter().map(|prediction| prediction.probabilities).collect())
}

/// So many playlists of so many genres: the same ones for every protocol and every way of judging.
pub fn playlists(rows: &[Example], genres: usize, count: usize) -> Vec<Built> {
    let mut chance = SmallRng::seed_from_u64(genres as u64);
    (0..count).map(|_| built(rows, genres, &mut chance)).collect()
}

fn built(rows: &[Example], genres: usize, chance: &mut SmallRng) -> Built {
    let places =
        |genre: Genre| -> Vec<usize> { (0..rows.len()).filter(|row| rows[*row].genres.contains(&genre)).collect() };
    let mut all: Vec<(Genre, Vec<usize>)> = Genre::all().map(|genre| (genre, places(genre))).collect();
    all.retain(|(_, places)| places.len() >= TRACKS_NEEDED);
    all.shuffle(chance);
    all.truncate(genres);
    let count = chance.random_range(TRACKS);
    let weights: Vec<f64> = all.iter().map(|_| chance.random_range(0.5..1.5)).collect();
    let total: f64 = weights.iter().sum();
    let mut playlist = Built { tracks: Vec::new(), genres: Vec::new(), shares: [0.0; GENRE_COUNT] };
    for ((genre, places), weight) in all.iter().zip(weights) {
        let wanted = ((count as f64 * weight / total).round() as usize).max(1);
        playlist.tracks.extend(places.choose_multiple(chance, wanted));
        playlist.genres.push(*genre);
        playlist.shares[genre.index()] = weight / total;
    }
    playlist
}

fn of_tracks(
    network: &Network,
    answers: &[Probabilities],
    playlists: &[Built],
    aggregation: Aggregation,
    trust: f64,
) -> Vec<Option<GenreMix>> {
    let of = |playlist: &Built| {
        let tracks: Vec<Probabilities> = playlist.tracks.iter().map(|track| answers[*track].clone()).collect();
        mix_trusting(&tracks, &network.preprocessing().priors, aggregation, trust)
    };
    playlists.iter().map(of).collect()
}

/// The original's way: each playlist is one track.
fn of_averages(
    network: &Network,
    rows: &[Example],
    playlists: &[Built],
    protocol: Protocol,
) -> Result<Vec<Option<GenreMix>>, NetworkError> {
    let average = |playlist: &Built| {
        let tracks: Vec<AudioFeatures> =
            playlist.tracks.iter().map(|track| protocol.view(&rows[*track].features)).collect();
        let features = averaged(&tracks.iter().collect::<Vec<_>>());
        Example { features, genres: Vec::new(), members: Vec::new(), track: 0, has_relative: false }
    };
    let averages: Vec<Example> = playlists.iter().map(average).collect();
    let answers = ask(network, &averages, protocol)?;
    let priors = &network.preprocessing().priors;
    Ok(answers.into_iter().map(|answer| mix(&[answer.probabilities], priors, Aggregation::Averaged)).collect())
}

fn judged(
    playlists: &[Built],
    mixes: &[Option<GenreMix>],
    protocol: Protocol,
    aggregation: Aggregation,
) -> PlaylistFigures {
    let (mut top_1, mut recall, mut error, mut unsure) = (0.0, 0.0, 0.0, 0.0);
    for (playlist, mix) in playlists.iter().zip(mixes) {
        let Some(mix) = mix else { continue };
        let ranked = mix.shares.ranked();
        let found = |genre: &&Genre| ranked[..TOP].iter().any(|(ranked, _)| ranked == *genre);
        top_1 += f64::from(playlist.genres.contains(&ranked[0].0));
        recall += playlist.genres.iter().filter(found).count() as f64 / playlist.genres.len() as f64;
        let difference = |(truth, found): (&f64, &f32)| (truth - f64::from(*found)).abs();
        error += playlist.shares.iter().zip(mix.shares.as_slice()).map(difference).sum::<f64>() / 2.0;
        unsure += f64::from(!mix.is_sure());
    }
    let count = playlists.len().max(1) as f64;
    PlaylistFigures {
        protocol,
        aggregation,
        genres: playlists.first().map_or(0, |playlist| playlist.genres.len()),
        playlists: playlists.len(),
        top_1: top_1 / count,
        recall: recall / count,
        error: error / count,
        unsure: unsure / count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(genre: usize) -> Example {
        let genres = vec![Genre::new(genre).unwrap()];
        Example { features: AudioFeatures::default(), genres, members: Vec::new(), track: 0, has_relative: false }
    }

    fn mix_of(shares: &[(usize, f32)]) -> GenreMix {
        let mut numbers = [0.0; GENRE_COUNT];
        shares.iter().for_each(|(genre, share)| numbers[*genre] = *share);
        GenreMix { shares: Probabilities::new(&numbers).unwrap(), confidence: 0.9 }
    }

    #[test]
    fn playlists_are_built_of_the_genres_that_they_claim() {
        let rows: Vec<Example> = (0..400).map(|index| row(index % 4)).collect();
        for _ in 0..20 {
            let playlist = built(&rows, 3, &mut SmallRng::seed_from_u64(4));
            assert!((9..=63).contains(&playlist.tracks.len()) && playlist.genres.len() == 3);
            assert!(playlist.tracks.iter().all(|track| playlist.genres.contains(&rows[*track].genres[0])));
            assert!((playlist.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_perfect_mix_has_no_error_and_a_wrong_one_all_of_it() {
        let mut shares = [0.0; GENRE_COUNT];
        (shares[1], shares[2]) = (0.75, 0.25);
        let genres = vec![Genre::new(1).unwrap(), Genre::new(2).unwrap()];
        let playlist = [Built { tracks: vec![], genres, shares }];
        let judge = |mix| judged(&playlist, &[Some(mix)], Protocol::Honest, Aggregation::Mean);
        let perfect = judge(mix_of(&[(1, 0.75), (2, 0.25)]));
        assert_eq!((perfect.top_1, perfect.recall, perfect.error < 1e-6), (1.0, 1.0, true));
        let wrong = judge(mix_of(&[(5, 0.6), (6, 0.3), (7, 0.1)]));
        assert_eq!((wrong.top_1, wrong.recall, wrong.error > 0.999), (0.0, 0.0, true));
    }
}
