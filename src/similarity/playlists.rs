//! How alike two playlists are, and why: the genres and tracks that they share, the features in which they differ.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalog::{Codebook, SoundCodes};
use crate::features::Feature;
use crate::genres::{Genre, Probabilities};
use crate::playlist::{Playlist, Track};
use crate::recording::Recording;
use crate::wire::Classification;

/// How alike two playlists are. Every number goes from 0, nothing in common, to 1, the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// The mean of `genres` and `sound`.
    pub score: f32,
    /// The overlap of the two genre mixes: the Bhattacharyya coefficient, the sum over the genres of the square root of the
    /// product of their shares.
    pub genres: f32,
    /// 1 minus the mean over the sound features of how far one distribution has to be moved to become the other, in units of
    /// the feature's range of ranks among the catalog's tracks.
    pub sound: f32,
    /// Genres that both have, with the smaller of the two shares, largest first; only those of at least a hundredth.
    pub common_genres: Vec<(Genre, f32)>,
    /// The difference in each sound feature, first minus second playlist, as medians of ranks (-1 to 1), largest first.
    pub differences: Vec<(Feature, f32)>,
    /// Recordings that are in both.
    pub common_tracks: Vec<Track>,
    /// Artists that are in both, as the first playlist spells them, in alphabetical order.
    pub common_artists: Vec<String>,
}

/// Compares two classified playlists. None if one of them could not be classified: then there is nothing to compare by.
pub fn compare(one: &Classification, other: &Classification, codebook: &Codebook) -> Option<Similarity> {
    let (mix, other_mix) = (&one.mix.as_ref()?.shares, &other.mix.as_ref()?.shares);
    let (ranks, other_ranks) = (ranks(&one.playlist, codebook), ranks(&other.playlist, codebook));
    let genres = overlap(mix, other_mix);
    let sound = closeness(&ranks, &other_ranks);
    Some(Similarity {
        score: (genres + sound) / 2.0,
        genres,
        sound,
        common_genres: common_genres(mix, other_mix),
        differences: differences(&ranks, &other_ranks),
        common_tracks: common_tracks(&one.playlist, &other.playlist),
        common_artists: common_artists(&one.playlist, &other.playlist),
    })
}

fn overlap(one: &Probabilities, other: &Probabilities) -> f32 {
    let products = one.as_slice().iter().zip(other.as_slice()).map(|(a, b)| f64::from(*a) * f64::from(*b));
    (products.map(f64::sqrt).sum::<f64>() as f32).min(1.0)
}

fn common_genres(one: &Probabilities, other: &Probabilities) -> Vec<(Genre, f32)> {
    let mut common: Vec<_> = Genre::all()
        .map(|genre| (genre, one.of(genre).min(other.of(genre))))
        .filter(|(_, share)| *share >= 0.01)
        .collect();
    common.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    common
}

/// For each sound feature the codes that occur in a playlist, in order.
type Ranks = Vec<Vec<u8>>;

fn ranks(playlist: &Playlist, codebook: &Codebook) -> Ranks {
    let codes: Vec<SoundCodes> = playlist.tracks.iter().map(|track| codebook.encode(&track.features)).collect();
    let column = |feature: usize| {
        let mut column: Vec<u8> =
            codes.iter().map(|codes| codes.0[feature]).filter(|code| *code != SoundCodes::UNKNOWN).collect();
        column.sort_unstable();
        column
    };
    (0..Feature::SOUND.len()).map(column).collect()
}

/// The rank below which this share of a sorted column lies, 0 to 1.
fn quantile(column: &[u8], share: f32) -> Option<f32> {
    let place = (share * column.len() as f32) as usize;
    let code = column.get(place.min(column.len().checked_sub(1)?))?;
    Some(f32::from(*code) / f32::from(Codebook::SOUND_LEVELS - 1))
}

/// Over so many quantiles two distributions are compared.
const QUANTILES: usize = 32;

fn closeness(one: &Ranks, other: &Ranks) -> f32 {
    let moved: Vec<f32> = one.iter().zip(other).filter_map(|(one, other)| earth_movers_distance(one, other)).collect();
    if moved.is_empty() { 0.0 } else { 1.0 - moved.iter().sum::<f32>() / moved.len() as f32 }
}

/// The Wasserstein-1 distance of two columns, 0 to 1: the mean difference of their quantiles.
fn earth_movers_distance(one: &[u8], other: &[u8]) -> Option<f32> {
    let shares = (0..QUANTILES).map(|index| (index as f32 + 0.5) / QUANTILES as f32);
    let differences = shares.map(|share| Some((quantile(one, share)? - quantile(other, share)?).abs()));
    Some(differences.sum::<Option<f32>>()? / QUANTILES as f32)
}

fn differences(one: &Ranks, other: &Ranks) -> Vec<(Feature, f32)> {
    let mut differences: Vec<_> = Feature::SOUND
        .into_iter()
        .zip(one.iter().zip(other))
        .filter_map(|(feature, (one, other))| Some((feature, quantile(one, 0.5)? - quantile(other, 0.5)?)))
        .collect();
    differences.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    differences
}

fn common_tracks(one: &Playlist, other: &Playlist) -> Vec<Track> {
    let recordings: BTreeSet<Recording> = other.tracks.iter().filter_map(Track::recording).collect();
    let mut seen = BTreeSet::new();
    let is_common = |track: &&Track| {
        track.recording().is_some_and(|recording| recordings.contains(&recording) && seen.insert(recording))
    };
    one.tracks.iter().filter(is_common).cloned().collect()
}

fn common_artists(one: &Playlist, other: &Playlist) -> Vec<String> {
    let artists = |playlist: &Playlist| -> Vec<String> {
        playlist.tracks.iter().flat_map(|track| track.artists.iter().cloned()).collect()
    };
    let theirs: BTreeSet<String> = artists(other).iter().map(|artist| artist.to_lowercase()).collect();
    let mut seen = BTreeSet::new();
    let mut common: Vec<String> = artists(one)
        .into_iter()
        .filter(|artist| theirs.contains(&artist.to_lowercase()) && seen.insert(artist.to_lowercase()))
        .collect();
    common.sort();
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_whole_column_across_the_range_is_a_distance_of_one() {
        assert_eq!(earth_movers_distance(&[0, 0, 0], &[63, 63]), Some(1.0));
        assert_eq!(earth_movers_distance(&[7, 20, 40], &[7, 20, 40]), Some(0.0));
        assert_eq!(earth_movers_distance(&[], &[7]), None);
    }

    #[test]
    fn a_column_repeated_is_the_same_distribution() {
        assert_eq!(earth_movers_distance(&[3, 9], &[3, 3, 9, 9]), Some(0.0));
    }

    #[test]
    fn artists_are_common_whatever_their_capitals() {
        let playlist = |artists: &[&str]| Playlist {
            tracks: vec![Track {
                artists: artists.iter().map(|artist| (*artist).into()).collect(),
                ..Default::default()
            }],
            ..Default::default()
        };
        assert_eq!(common_artists(&playlist(&["The B", "A"]), &playlist(&["a", "the b", "C"])), ["A", "The B"]);
    }
}
