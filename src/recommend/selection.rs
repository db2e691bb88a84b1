//! Picking tracks from ranked candidates under the rules: nothing that is known, no recording twice, few by one artist.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Codebook, Shelf};
use crate::playlist::{Playlist, Recording, Track, TrackId};

use super::closeness::{Distance, Listening};
use super::{PassedOver, Reason, Recommendation, Recommendations, Wishes};

/// The tracks of a shelf in the order in which they are considered.
pub(super) struct Ranked<'a> {
    shelf: &'a Shelf,
    order: Vec<(Distance, usize)>,
}

impl<'a> Ranked<'a> {
    pub fn new(shelf: &'a Shelf, listening: &Listening, seed: u64) -> Ranked<'a> {
        let mut keyed: Vec<_> = (0..)
            .zip(shelf.ids().iter().zip(shelf.codes()))
            .filter_map(|(index, (id, codes))| {
                let distance = listening.distance(codes)?;
                Some(((shaken(distance.squared, *id, seed), *id), (distance, index)))
            })
            .collect();
        keyed.sort_unstable();
        Ranked { shelf, order: keyed.into_iter().map(|(_, candidate)| candidate).collect() }
    }
}

/// The distance by which a candidate is considered: its own for seed 0, else up to half as much again, by chance that is
/// the same for the same seed and track everywhere.
fn shaken(squared: u32, id: TrackId, seed: u64) -> u64 {
    const WHOLE: u64 = 256;
    let chance = if seed == 0 { 0 } else { mixed(seed ^ mixed(low_bits(id))) % (WHOLE / 2) };
    // The offset keeps tracks at no distance at all from being fixed in their places.
    (u64::from(squared) + 16) * (WHOLE + chance)
}

fn low_bits(id: TrackId) -> u64 {
    u128::from_be_bytes(id.to_bytes()) as u64
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the result depends on every bit of the input.
fn mixed(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A list in the making.
pub(super) struct Selection<'a> {
    playlist: &'a Playlist,
    codebook: &'a Codebook,
    wishes: Wishes,
    known_ids: BTreeSet<TrackId>,
    known_recordings: BTreeSet<Recording>,
    chosen: Vec<(Distance, Recommendation)>,
    chosen_ids: BTreeSet<TrackId>,
    chosen_recordings: BTreeSet<Recording>,
    by_artist: BTreeMap<String, usize>,
    /// By id, for a candidate may be looked at twice and still counts once.
    passed_over: BTreeMap<TrackId, Rule>,
}

/// What keeps a candidate out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Known,
    Artist,
    Repeated,
}

impl<'a> Selection<'a> {
    pub fn new(playlist: &'a Playlist, codebook: &'a Codebook, wishes: Wishes) -> Selection<'a> {
        Selection {
            playlist,
            codebook,
            wishes,
            known_ids: playlist.tracks.iter().filter_map(|track| track.id).collect(),
            known_recordings: playlist.tracks.iter().filter_map(Track::recording).collect(),
            chosen: Vec::new(),
            chosen_ids: BTreeSet::new(),
            chosen_recordings: BTreeSet::new(),
            by_artist: BTreeMap::new(),
            passed_over: BTreeMap::new(),
        }
    }

    /// Takes up to so many more tracks from these candidates, as long as the list is not full.
    pub fn take(&mut self, candidates: &Ranked, share: u32, quota: usize, listening: &Listening) {
        let end = (self.chosen.len() + quota).min(self.wishes.count);
        for (distance, index) in &candidates.order {
            if self.chosen.len() >= end {
                return;
            }
            let (id, codes) = (candidates.shelf.ids()[*index], candidates.shelf.codes()[*index]);
            if self.chosen_ids.contains(&id) {
                continue;
            }
            let track = candidates.shelf.track(*index, self.codebook);
            if let Some(rule) = self.broken_rule(id, &track) {
                self.passed_over.insert(id, rule);
                continue;
            }
            let sounds = listening.sound(distance.nearest).map(|sound| (sound, codes));
            let reason = Reason::new(self.playlist, distance.nearest, sounds, share);
            self.remember(id, &track);
            let genre = candidates.shelf.genre();
            self.chosen.push((*distance, Recommendation { track, genre, score: distance.score(), reason }));
        }
    }

    /// The first rule that keeps a track out, if one does.
    fn broken_rule(&self, id: TrackId, track: &Track) -> Option<Rule> {
        let recording = track.recording();
        let is_in = |set: &BTreeSet<Recording>| recording.as_ref().is_some_and(|recording| set.contains(recording));
        let is_full =
            |artist: String| self.by_artist.get(&artist).is_some_and(|count| *count >= self.wishes.per_artist);
        if self.known_ids.contains(&id) || is_in(&self.known_recordings) {
            Some(Rule::Known)
        } else if is_in(&self.chosen_recordings) {
            Some(Rule::Repeated)
        } else {
            artists(track).any(is_full).then_some(Rule::Artist)
        }
    }

    fn remember(&mut self, id: TrackId, track: &Track) {
        self.chosen_ids.insert(id);
        self.chosen_recordings.extend(track.recording());
        for artist in artists(track) {
            *self.by_artist.entry(artist).or_default() += 1;
        }
    }

    /// The list, closest first; of two equally close tracks the one with the smaller id.
    pub fn finish(mut self) -> Recommendations {
        let count = |rule| self.passed_over.values().filter(|broken| **broken == rule).count();
        let passed_over =
            PassedOver { known: count(Rule::Known), artist: count(Rule::Artist), repeated: count(Rule::Repeated) };
        self.chosen.sort_by_key(|(distance, recommendation)| (distance.squared, recommendation.track.id));
        Recommendations {
            tracks: self.chosen.into_iter().map(|(_, recommendation)| recommendation).collect(),
            seed: self.wishes.seed,
            passed_over,
        }
    }
}

/// Every artist of a track counts, the featured ones too; spelling does not.
fn artists(track: &Track) -> impl Iterator<Item = String> {
    let names: BTreeSet<String> = track.artists.iter().map(|artist| artist.to_lowercase()).collect();
    names.into_iter()
}
