//! What one shelf has to offer to a group.

use std::cmp::Reverse;

use super::super::closeness::{Place, closeness_in_thousandths};
use super::super::line::place;
use super::super::rules::Rules;
use super::super::{chance, worth::Worth};
use super::FLOOR;
use super::balance::Balance;
use super::member::Member;
use crate::catalog::{Codebook, Shelf};
use crate::genres::Genre;
use crate::playlist::{Track, TrackId};

/// For each track that a shelf is to give, so many stand open to choose from.
const OPEN: usize = 6;
/// And at least so many.
const OPEN_AT_LEAST: usize = 64;

/// A track of which only the codes were looked at.
struct Waiting {
    worth: Vec<u64>,
    id: TrackId,
    index: usize,
}

/// A track that the rules admit.
pub struct Offered {
    pub track: Track,
    pub place: Place,
    /// How close it lies to each member, in thousandths.
    pub closeness: Vec<u32>,
    /// The same as wishes and the seed would have it.
    considered: Vec<u32>,
    /// How far it is from the nearest track in the list.
    novelty: u32,
}

/// The best of what is offered: the value it is chosen by, and its place. Larger is better; of equals the smaller id is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Best {
    value: u64,
    id: Reverse<Option<TrackId>>,
    pub place: usize,
}

/// The candidates of a shelf, those first that are nearest to the member who is farthest from them; the first stand open.
pub struct Offer<'a> {
    /// How many more tracks it is to give.
    pub quota: usize,
    /// How many of its tracks are below the floor for a member.
    pub too_far: usize,
    shelf: &'a Shelf,
    enough: usize,
    waiting: std::vec::IntoIter<Waiting>,
    open: Vec<Offered>,
}

impl<'a> Offer<'a> {
    pub fn new(shelf: &'a Shelf, quota: usize, members: &[Member], worth: &Worth) -> Offer<'a> {
        let waiting = |index: usize| {
            let (place, id) = (place(shelf, index), shelf.ids()[index]);
            let distances: Vec<_> = members.iter().map(|member| member.distance(&place)).collect();
            let is_near = distances.iter().all(|distance| closeness_in_thousandths(distance.mean.into()) >= FLOOR);
            let popularity = shelf.features().popularity(index);
            let worth = |distance| worth.at_first(distance, &place, id, popularity);
            is_near.then(|| Waiting { worth: distances.into_iter().map(worth).collect(), id, index })
        };
        let mut near: Vec<Waiting> = (0..shelf.len()).filter_map(waiting).collect();
        near.sort_unstable_by_key(|waiting| (waiting.worth.iter().max().copied(), waiting.id));
        let enough = (quota * OPEN).max(OPEN_AT_LEAST);
        let too_far = shelf.len() - near.len();
        Offer { quota, too_far, shelf, enough, waiting: near.into_iter(), open: Vec::new() }
    }

    /// The genre of the shelf.
    pub fn genre(&self) -> Genre {
        self.shelf.genre()
    }

    /// Lets in candidates until enough stand open.
    pub fn admit(
        &mut self,
        chosen: &[Place],
        rules: &mut Rules,
        members: &[Member],
        worth: &Worth,
        codebook: &Codebook,
    ) {
        while self.open.len() < self.enough {
            let Some(waiting) = self.waiting.next() else { return };
            let track = self.shelf.track(waiting.index, codebook);
            if rules.admit(&track) {
                let place = place(self.shelf, waiting.index);
                let considered = |at_first: &u64| worth.in_the_end(*at_first, &track) / chance::WHOLE;
                self.open.push(Offered {
                    closeness: members.iter().map(|member| member.closeness(&place)).collect(),
                    considered: waiting.worth.iter().map(considered).map(closeness_in_thousandths).collect(),
                    novelty: chosen.iter().map(|chosen| chosen.apart(&place)).min().unwrap_or(u32::MAX),
                    track,
                    place,
                });
            }
        }
    }

    /// The candidate that is best for the member who is worst off, `variety` parts in a hundred of its value being how far it is
    /// from the list.
    pub fn best(&self, balance: &Balance, variety: u64) -> Option<Best> {
        let best = |(place, offered): (usize, &Offered)| {
            let unlike = 1000 - closeness_in_thousandths(offered.novelty.into());
            let value = (100 - variety) * u64::from(balance.gain(&offered.considered)) + variety * u64::from(unlike);
            Best { value, id: Reverse(offered.track.id), place }
        };
        self.open.iter().enumerate().map(best).max()
    }

    /// Takes the candidate at a place that [`best`](Self::best) told.
    pub fn take(&mut self, place: usize) -> Offered {
        self.open.swap_remove(place)
    }

    /// Notes that a track was chosen: those like it are less new now.
    pub fn see(&mut self, chosen: &Place) {
        for offered in &mut self.open {
            offered.novelty = offered.novelty.min(chosen.apart(&offered.place));
        }
    }
}
