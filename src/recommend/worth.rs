//! What a listener's wishes make of a candidate's distance.

use std::collections::BTreeSet;

use super::closeness::{Distance, Place};
use super::{Wishes, chance, rules};
use crate::catalog::Codebook;
use crate::playlist::{Track, TrackId};
use crate::recording::Version;

/// How many times over a candidate moves away by what it is nearer to a disliked track than to the playlist.
const DISLIKED: u32 = 2;

/// The popularity that a track counts with if none is known: neither well nor little known.
const MIDDLE: u8 = 50;

/// From which share of a playlist a version (live, remix …) is one of its kind, as a divisor; by how much other tracks of that
/// version move away in playlists of which it is not, in percent.
const KIND: usize = 5;
const OTHER_KIND: u64 = 125;

/// How a listener weighs candidates.
pub(super) struct Worth<'a> {
    wishes: &'a Wishes,
    disliked: Vec<Place>,
    artists: BTreeSet<String>,
    kinds: BTreeSet<Version>,
}

impl<'a> Worth<'a> {
    /// How candidates are weighed beside these tracks, which are known.
    pub fn new<'t>(
        known: impl Iterator<Item = &'t Track> + Clone,
        wishes: &'a Wishes,
        codebook: &Codebook,
    ) -> Worth<'a> {
        let versions: Vec<Version> = known.clone().map(Track::version).collect();
        let is_kind =
            |version: &Version| versions.iter().filter(|other| *other == version).count() * KIND >= versions.len();
        let disliked = wishes.feedback.disliked.iter();
        Worth {
            wishes,
            disliked: disliked.map(|judged| Place::of(&judged.track, judged.embedding, codebook)).collect(),
            artists: known.flat_map(rules::artists).collect(),
            kinds: versions.iter().copied().filter(is_kind).collect(),
        }
    }

    /// The distance by which a candidate is considered, before its texts are known.
    pub fn at_first(&self, distance: Distance, place: &Place, id: TrackId, popularity: Option<u8>) -> u64 {
        let wished = distance.mean.saturating_add(self.dislike(distance, place)).saturating_add(self.fame(popularity));
        // The offset keeps tracks at no distance at all from being fixed in their places.
        (u64::from(wished) + 16) * chance::factor(self.wishes.seed, id)
    }

    /// The same, once its texts are known.
    pub fn in_the_end(&self, at_first: u64, track: &Track) -> u64 {
        let is_familiar = self.is_by_an_artist_of_the_playlist(track);
        let artist = if is_familiar { 50 + u64::from(self.wishes.adventure.min(100)) } else { 100 };
        let version = track.version();
        let is_usual = version == Version::Original || self.kinds.contains(&version);
        at_first * artist / 100 * if is_usual { 100 } else { OTHER_KIND } / 100
    }

    pub fn is_by_an_artist_of_the_playlist(&self, track: &Track) -> bool {
        rules::artists(track).any(|artist| self.artists.contains(&artist))
    }

    /// How far it moves away for being nearer to a disliked track than to the playlist.
    fn dislike(&self, distance: Distance, place: &Place) -> u32 {
        let nearest = self.disliked.iter().map(|disliked| disliked.apart(place)).min();
        nearest.map_or(0, |nearest| distance.mean.saturating_sub(nearest).saturating_mul(DISLIKED))
    }

    /// How far it moves away for being better or less known than wished.
    fn fame(&self, popularity: Option<u8>) -> u32 {
        let popularity = popularity.unwrap_or(MIDDLE).min(100);
        let unwished = if self.wishes.depth > 0 { popularity } else { 100 - popularity };
        u32::from(self.wishes.depth.unsigned_abs().min(100)) * u32::from(unwished)
    }
}
