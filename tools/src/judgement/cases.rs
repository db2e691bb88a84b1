//! The playlists that lists are made for, and what would be right for them.

use std::collections::BTreeSet;

use amalgamix::averaged::averaged;
use amalgamix::features::AudioFeatures;
use amalgamix::genres::{Genre, Probabilities};
use amalgamix::mixture::{Aggregation, mix};
use amalgamix::model::{Network, NetworkError};
use amalgamix::playlist::{Playlist, Track};
use amalgamix::recommend::Taste;

use super::ground::Ground;
use crate::measure::hear;
use crate::playlists::{Built, GENRES, playlists};
use crate::protocol::Example;

/// A playlist with all that lists are made from and judged by. Tracks are places in the dataset.
pub struct Case {
    /// The tracks that are shown.
    pub shown: Vec<usize>,
    /// Tracks of the same playlist that are not; none where all are shown.
    pub hidden: Vec<usize>,
    /// The genres that the playlist was drawn from.
    pub genres: Vec<Genre>,
    /// What the engine makes of the shown tracks, by their sound alone: the catalog holds these artists, and with them the
    /// answer.
    pub taste: Taste,
    /// What the network makes of the average of the shown tracks.
    pub of_average: Probabilities,
}

/// Playlists of one to four genres of these rows, so many of each: whole, and with every second track hidden.
pub fn cases(
    ground: &Ground,
    network: &Network,
    rows: &[Example],
    each: usize,
) -> Result<[Vec<Case>; 2], NetworkError> {
    let built: Vec<Built> = GENRES.flat_map(|genres| playlists(rows, genres, each)).collect();
    let all = |playlist: &Built| -> Vec<usize> { playlist.tracks.iter().map(|row| rows[*row].track).collect() };
    let every_second = |playlist: &Built, first| all(playlist).into_iter().skip(first).step_by(2).collect::<Vec<_>>();
    Ok([
        shown(ground, network, built.iter().map(|playlist| (playlist, all(playlist), Vec::new())).collect())?,
        shown(
            ground,
            network,
            built.iter().map(|playlist| (playlist, every_second(playlist, 0), every_second(playlist, 1))).collect(),
        )?,
    ])
}

fn shown(
    ground: &Ground,
    network: &Network,
    split: Vec<(&Built, Vec<usize>, Vec<usize>)>,
) -> Result<Vec<Case>, NetworkError> {
    let average = |tracks: &[usize]| averaged(&tracks.iter().map(|track| &ground.sounds[*track]).collect::<Vec<_>>());
    let averages: Vec<AudioFeatures> = split.iter().map(|(_, shown, _)| average(shown)).collect();
    let answers = hear(network, &averages)?;
    let priors = &network.preprocessing().priors;
    let case =
        |((playlist, shown, hidden), answer): ((&Built, Vec<usize>, Vec<usize>), amalgamix::model::Prediction)| {
            let taste = taste(ground, &shown, priors)?;
            Some(Case { taste, shown, hidden, genres: playlist.genres.clone(), of_average: answer.probabilities })
        };
    Ok(split.into_iter().zip(answers).filter_map(case).collect())
}

fn taste(ground: &Ground, shown: &[usize], priors: &Probabilities) -> Option<Taste> {
    let heard: Vec<Probabilities> = shown.iter().map(|track| ground.answers[*track].probabilities.clone()).collect();
    let track =
        |track: &usize| Track { features: ground.sounds[*track].clone(), ..ground.tracks[*track].track.clone() };
    Some(Taste {
        playlist: Playlist { name: String::new(), tracks: shown.iter().map(track).collect() },
        mix: mix(&heard, priors, Aggregation::default())?,
        embeddings: shown.iter().map(|track| ground.answers[*track].codes).collect(),
    })
}

impl Case {
    /// Whether a track is of one of the playlist's genres.
    pub fn is_of_its_genres(&self, ground: &Ground, track: usize) -> bool {
        ground.tracks[track].genres.iter().any(|genre| self.genres.contains(genre))
    }

    /// The dataset's own genres that the playlist's tracks have within its genres.
    pub fn members(&self, ground: &Ground) -> BTreeSet<usize> {
        let labels = self.shown.iter().flat_map(|track| &ground.tracks[*track].labels);
        labels.filter(|label| self.genres.contains(&label.genre)).map(|label| label.member).collect()
    }

    /// The artists of the hidden tracks.
    pub fn hidden_artists<'a>(&self, ground: &'a Ground) -> BTreeSet<&'a str> {
        self.hidden.iter().flat_map(|track| &ground.tracks[*track].track.artists).map(String::as_str).collect()
    }

    /// The albums of the hidden tracks, each with its first artist: many albums are called Greatest Hits.
    pub fn hidden_albums<'a>(&self, ground: &'a Ground) -> BTreeSet<(&'a str, Option<&'a String>)> {
        self.hidden.iter().map(|track| album(&ground.tracks[*track].track)).collect()
    }

    /// The genres that recommendations come from, with their shares of each other.
    pub fn shares(&self) -> Vec<(Genre, f64)> {
        let largest = &self.taste.mix.in_thousandths()[..amalgamix::recommend::SHELVES];
        let total: u32 = largest.iter().map(|(_, share)| share).sum();
        largest.iter().map(|(genre, share)| (*genre, f64::from(*share) / f64::from(total.max(1)))).collect()
    }
}

/// An album's title with the track's first artist.
pub fn album(track: &Track) -> (&str, Option<&String>) {
    (&track.album, track.artists.first())
}
