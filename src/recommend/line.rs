//! The tracks of one shelf, waiting to be chosen.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::closeness::{Distance, Place, References};
use super::rules::Rules;
use super::worth::Worth;
use crate::catalog::{Codebook, Shelf};
use crate::genres::Genre;
use crate::playlist::{Track, TrackId};

/// For each track that a shelf is to give, so many stand open to choose from.
const OPEN: usize = 6;
/// And at least so many.
const OPEN_AT_LEAST: usize = 64;

/// A track of which only the codes were looked at. Of two that are worth the same the one with the smaller id comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    worth: u64,
    id: TrackId,
    index: usize,
    distance: Distance,
}

/// A track that the rules admit.
pub(super) struct Candidate {
    pub track: Track,
    pub place: Place,
    pub distance: Distance,
    /// The distance by which it is considered.
    pub worth: u64,
    /// How far it is from the nearest track in the list.
    novelty: u32,
}

/// The candidates of a shelf, nearest first; the first of them stand open.
pub(super) struct Line<'a> {
    pub genre: Genre,
    /// The shelf's share of the playlist, in thousandths.
    pub share: u32,
    /// How many tracks it is to give.
    pub quota: usize,
    shelf: &'a Shelf,
    /// A heap, for of many tracks few are ever asked for.
    waiting: BinaryHeap<Reverse<Waiting>>,
    open: Vec<Candidate>,
}

impl<'a> Line<'a> {
    pub fn new(shelf: &'a Shelf, share: u32, quota: usize, references: &References, worth: &Worth) -> Line<'a> {
        let features = shelf.features();
        let waiting = |index: usize| {
            let (place, id) = (place(shelf, index), shelf.ids()[index]);
            let distance = references.distance(&place)?;
            let worth = worth.at_first(distance, &place, id, features.popularity(index));
            Some(Reverse(Waiting { worth, id, index, distance }))
        };
        let waiting: Vec<_> = (0..shelf.len()).filter_map(waiting).collect();
        Line { genre: shelf.genre(), share, quota, shelf, waiting: waiting.into(), open: Vec::new() }
    }

    /// Takes the candidate that is best beside what is chosen: near to the playlist, and `variety` parts in a hundred of its
    /// worth being how far it is from the list (maximal marginal relevance, Carbonell and Goldstein 1998). Of two equals the
    /// one with the smaller id.
    pub fn take(
        &mut self,
        variety: u64,
        chosen: &[Place],
        rules: &mut Rules,
        worth: &Worth,
        codebook: &Codebook,
    ) -> Option<Candidate> {
        self.admit(chosen, rules, worth, codebook);
        let key = |candidate: &Candidate| {
            let near = i128::from((100 - variety) * candidate.worth / super::chance::WHOLE);
            let varied = if chosen.is_empty() { 0 } else { i128::from(variety * u64::from(candidate.novelty)) };
            (near - varied, candidate.track.id)
        };
        let (best, _) = self.open.iter().enumerate().min_by_key(|(_, candidate)| key(candidate))?;
        Some(self.open.swap_remove(best))
    }

    /// Lets in candidates until enough stand open.
    fn admit(&mut self, chosen: &[Place], rules: &mut Rules, worth: &Worth, codebook: &Codebook) {
        let enough = (self.quota * OPEN).max(OPEN_AT_LEAST);
        while self.open.len() < enough {
            let Some(Reverse(waiting)) = self.waiting.pop() else { return };
            let track = self.shelf.track(waiting.index, codebook);
            if rules.admit(&track) {
                let place = place(self.shelf, waiting.index);
                let novelty = chosen.iter().map(|chosen| chosen.apart(&place)).min().unwrap_or(u32::MAX);
                let worth = worth.in_the_end(waiting.worth, &track);
                self.open.push(Candidate { track, place, distance: waiting.distance, worth, novelty });
            }
        }
    }

    /// Notes that a track was chosen: those like it are less new now.
    pub fn see(&mut self, chosen: &Place) {
        for candidate in &mut self.open {
            candidate.novelty = candidate.novelty.min(chosen.apart(&candidate.place));
        }
    }
}

pub(super) fn place(shelf: &Shelf, index: usize) -> Place {
    Place { sound: shelf.codes()[index], embedding: shelf.features().embeddings()[index] }
}
