//! The portraits of drawn playlists, and beside each all that a portrait leaves out.

use amalgamix::catalog::SoundCodes;
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::features::Feature;
use amalgamix::genres::Probabilities;
use amalgamix::mixture::{mix, within};
use amalgamix::model::{Network, NetworkError, Prediction};
use amalgamix::playlist::{Playlist, Track};
use amalgamix::portrait::{Portrait, Scale};
use amalgamix::similarity::parts;
use amalgamix::wire::{Backend, Classification, Method, TrackGenre};

use crate::dataset::Dataset;
use crate::measure::ask;
use crate::protocol::{Example, Protocol};

/// Rows that were heard, as listeners have them.
pub struct Hall<'a> {
    tracks: Vec<Track>,
    answers: Vec<Prediction>,
    priors: &'a Probabilities,
    fingerprint: &'a str,
    scale: &'a Scale,
}

/// A playlist as it is compared.
pub struct Taste {
    /// What fits into a code.
    pub portrait: Portrait,
    /// Everything.
    pub full: Full,
}

/// What a portrait is made from, before anything of it was left out.
pub struct Full {
    shares: Probabilities,
    /// The ranks in each feature, in order.
    columns: Vec<Vec<u8>>,
    places: Vec<(EmbeddingCodes, u32)>,
}

/// What two playlists are to each other, before it is put together.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The overlap of the mixes, 0 to 1.
    pub genres: f32,
    /// How close the sounds are, 0 to 1.
    pub sound: f32,
    /// How far the embeddings lie apart, in steps.
    pub apart: f32,
}

impl<'a> Hall<'a> {
    /// Hears all rows.
    pub fn new(
        dataset: &Dataset,
        network: &'a Network,
        fingerprint: &'a str,
        scale: &'a Scale,
        rows: &[Example],
    ) -> Result<Hall<'a>, NetworkError> {
        let track =
            |row: &Example| Track { features: row.features.as_listener(), ..dataset.tracks[row.track].track.clone() };
        Ok(Hall {
            tracks: rows.iter().map(track).collect(),
            answers: ask(network, rows, Protocol::Listener)?,
            priors: &network.preprocessing().priors,
            fingerprint,
            scale,
        })
    }

    /// The playlist of these rows; none where nothing of them was heard.
    pub fn taste(&self, rows: &[usize]) -> Option<Taste> {
        let classification = self.classification(rows)?;
        let full = Full {
            shares: classification.mix.as_ref()?.shares.clone(),
            columns: self.columns(rows),
            places: classification.embeddings.iter().map(|embedding| (*embedding, 1)).collect(),
        };
        Some(Taste { portrait: Portrait::of(&classification, self.fingerprint, self.scale)?, full })
    }

    /// What the engine finds out about a playlist, by sound alone: of these artists the catalog would know the answer.
    fn classification(&self, rows: &[usize]) -> Option<Classification> {
        let heard: Vec<Probabilities> = rows.iter().map(|row| self.answers[*row].probabilities.clone()).collect();
        let method = Method { artists: false, ..Method::default() };
        let mix = mix(&heard, self.priors, method.aggregation)?;
        let genre = |answer: &Probabilities| {
            let (genre, probability) = within(answer, &mix, self.priors).ranked()[0];
            Some(TrackGenre { genre, probability })
        };
        Some(Classification {
            tracks: heard.iter().map(genre).collect(),
            playlist: Playlist {
                name: String::new(),
                tracks: rows.iter().map(|row| self.tracks[*row].clone()).collect(),
            },
            embeddings: rows.iter().map(|row| self.answers[*row].codes).collect(),
            known_artists: 0,
            method,
            mix: Some(mix),
            portrait: None,
            backend: Backend::Cpu,
        })
    }

    fn columns(&self, rows: &[usize]) -> Vec<Vec<u8>> {
        let ranks: Vec<SoundCodes> = rows.iter().map(|row| self.scale.ranks(&self.tracks[*row].features)).collect();
        let column = |feature: usize| {
            let known = ranks.iter().map(|ranks| ranks.0[feature]).filter(|rank| *rank < SoundCodes::UNKNOWN);
            let mut column: Vec<u8> = known.collect();
            column.sort_unstable();
            column
        };
        (0..Feature::SOUND.len()).map(column).collect()
    }
}

impl Found {
    /// By the portraits.
    pub fn by_code(one: &Portrait, other: &Portrait) -> Found {
        Found {
            genres: parts::overlap(&one.mix, &other.mix),
            sound: parts::sound(&one.sound, &other.sound).unwrap_or_default(),
            apart: parts::embedding(one, other).unwrap_or(f32::MAX),
        }
    }

    /// By everything: shares that are not rounded, every track's ranks and embedding.
    pub fn by_all(one: &Full, other: &Full) -> Found {
        let moved: Vec<f64> =
            one.columns.iter().zip(&other.columns).filter_map(|(one, other)| moved(one, other)).collect();
        Found {
            genres: parts::smoothed_overlap(|genre| [one, other].map(|full| 1000.0 * f64::from(full.shares.of(genre)))),
            sound: (1.0 - moved.iter().sum::<f64>() / moved.len().max(1) as f64) as f32,
            apart: parts::apart(&one.places, &other.places),
        }
    }
}

/// The Wasserstein-1 distance of two columns, as a share of the range of ranks: the area between the shares of tracks that are
/// at most at each rank.
fn moved(one: &[u8], other: &[u8]) -> Option<f64> {
    let up_to = |column: &[u8], rank: u8| column.partition_point(|known| *known <= rank) as f64 / column.len() as f64;
    let highest = SoundCodes::UNKNOWN - 1;
    let between: f64 = (0..highest).map(|rank| (up_to(one, rank) - up_to(other, rank)).abs()).sum();
    (!one.is_empty() && !other.is_empty()).then_some(between / f64::from(highest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_whole_column_across_the_range_is_a_distance_of_one() {
        assert_eq!(moved(&[0, 0, 0], &[63, 63]), Some(1.0));
        assert_eq!(moved(&[3, 9], &[3, 3, 9, 9]), Some(0.0));
        assert_eq!(moved(&[], &[7]), None);
    }
}
