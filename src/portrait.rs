//! A taste in few numbers: what comparing playlists and people needs, and nothing more. No titles, no identifiers.
//!
//! Every number in a portrait is as coarse as the code that friends exchange (`taste_code`) carries it, so that a comparison
//! tells the same whether a playlist is here or came as a code.

mod artists;
mod check;
mod corners;
mod ranks;
mod scale;
mod shares;

use serde::{Deserialize, Serialize};

use crate::catalog::SoundCodes;
use crate::embedding::EmbeddingCodes;
use crate::features::Feature;
use crate::genres::Genre;
use crate::mixture::GenreMix;
use crate::recording::distinct;
use crate::wire::Classification;

pub use artists::BLURS;
pub use check::NotAPortrait;
pub use scale::{Scale, ScaleError};

/// At how many places a feature's distribution is told.
pub const QUANTILES: usize = 7;

/// How many corners a portrait has at most.
pub const CORNERS: usize = 5;

/// How many blurred artists it has at most.
pub const ARTISTS: usize = 24;

/// How many bytes of a name it has at most.
pub const NAME_BYTES: usize = 24;

/// What comparing needs to know of a taste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portrait {
    /// What it is called where it is shown: at most [`NAME_BYTES`], may be empty.
    pub name: String,
    /// How many recordings it rests on: those whose sound is known, each once; at least one.
    pub tracks: u16,
    /// The beginning of the fingerprint of the network that embedded the tracks: embeddings of another one mean something else.
    pub network: [u8; 4],
    /// The genres with their shares in thousandths, which add up to 1000, largest first; those that round to nothing are left
    /// out.
    pub mix: Vec<(Genre, u16)>,
    /// How each of [`Feature::SOUND`] is distributed over the tracks: ranks from 0 to 63 on the [`Scale`], the mean of each
    /// seventh of the tracks from the lowest up; none where it is not known of any.
    pub sound: [Option<[u8; QUANTILES]>; Feature::SOUND.len()],
    /// The middles of groups of tracks that lie together, largest group first, at most [`CORNERS`]; none where the network
    /// embeds nothing.
    pub corners: Vec<Corner>,
    /// Its [`ARTISTS`] with most tracks, blurred and in order; none where they are not to be told.
    pub artists: Option<Vec<u32>>,
}

/// The middle of a group of tracks that lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// The group's share of the tracks, in 255ths, at least one.
    pub share: u8,
    /// The genre that most of them are of.
    pub genre: Genre,
    /// Where it lies.
    pub embedding: EmbeddingCodes,
    /// How it sounds: the median rank in each feature, on the [`Scale`].
    pub sound: SoundCodes,
}

impl Corner {
    /// What the shares of all corners add up to.
    pub const WHOLE: u8 = 255;

    /// The order of corners in a portrait.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        (std::cmp::Reverse(self.share), self.embedding, self.genre, self.sound)
    }
}

impl Portrait {
    /// What the shares of all genres add up to.
    pub const WHOLE: u16 = 1000;

    /// The portrait of a classified playlist, with its artists; none where not a single track could be scored, or the
    /// network's `fingerprint` is no number in hexadecimal.
    ///
    /// Each recording counts once, and the order of the tracks does not count.
    pub fn of(classification: &Classification, fingerprint: &str, scale: &Scale) -> Option<Portrait> {
        let mix = in_thousandths(classification.mix.as_ref()?);
        let network = u32::from_str_radix(fingerprint.get(..8)?, 16).ok()?.to_be_bytes();
        let tracks = &classification.playlist.tracks;
        let scored =
            classification.tracks.iter().enumerate().filter_map(|(place, genre)| Some((place, (*genre)?.genre)));
        let genres: std::collections::BTreeMap<usize, Genre> = scored.collect();
        let places = distinct(tracks, |place| genres.contains_key(&place));
        let sounds: Vec<SoundCodes> = places.iter().map(|place| scale.ranks(&tracks[*place].features)).collect();
        let placed = places.iter().zip(&sounds).filter_map(|(place, sound)| {
            let embedding = *classification.embeddings.get(*place).filter(|embedding| embedding.are_known())?;
            Some((embedding, genres[place], *sound))
        });
        Some(Portrait {
            name: short_name(&classification.playlist.name),
            tracks: u16::try_from(places.len()).unwrap_or(u16::MAX),
            network,
            mix,
            corners: corners::corners(placed.collect()),
            sound: ranks::columns(sounds.iter()).map(|column| ranks::sevenths(&column)),
            artists: Some(artists::sketch(places.iter().map(|place| &tracks[*place]))),
        })
    }

    /// The same under another name, of which [`NAME_BYTES`] are kept.
    pub fn named(self, name: &str) -> Portrait {
        Portrait { name: short_name(name), ..self }
    }

    /// The same, with nothing told of its artists.
    pub fn without_artists(self) -> Portrait {
        Portrait { artists: None, ..self }
    }

    /// Whether this artist may be among those with most tracks; never where the artists are not told.
    pub fn knows_artist(&self, artist: &str) -> bool {
        let known = self.artists.as_deref().unwrap_or_default();
        artists::blurred(artist).is_some_and(|artist| known.contains(&artist))
    }

    /// A genre's share, in thousandths.
    pub fn share(&self, genre: Genre) -> u16 {
        self.mix.iter().find(|(known, _)| *known == genre).map_or(0, |(_, share)| *share)
    }
}

/// The largest shares first, of equal ones the genre that comes first in the table.
fn in_thousandths(mix: &GenreMix) -> Vec<(Genre, u16)> {
    let weights: Vec<f64> = mix.shares.as_slice().iter().map(|share| f64::from(*share)).collect();
    let shares = shares::apportioned(&weights, u32::from(Portrait::WHOLE));
    in_order(Genre::all().zip(shares.into_iter().map(|share| share as u16)).collect())
}

/// The shares that are there, in the order of a portrait's.
pub(crate) fn in_order(mut mix: Vec<(Genre, u16)>) -> Vec<(Genre, u16)> {
    mix.retain(|(_, share)| *share > 0);
    mix.sort_by_key(order_in_mix);
    mix
}

fn order_in_mix((genre, share): &(Genre, u16)) -> impl Ord + use<> {
    (std::cmp::Reverse(*share), *genre)
}

/// A name without what does not show or turns text around, cut to [`NAME_BYTES`] where a character ends.
fn short_name(name: &str) -> String {
    let turns = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let shown: String = name.trim().chars().filter(|sign| !sign.is_control() && !turns(*sign)).collect();
    let end =
        shown.trim().char_indices().map(|(start, sign)| start + sign.len_utf8()).take_while(|end| *end <= NAME_BYTES);
    let end = end.last().unwrap_or_default();
    shown.trim()[..end].trim_end().to_owned()
}

#[cfg(test)]
pub(crate) mod invented;

#[cfg(test)]
mod tests;
