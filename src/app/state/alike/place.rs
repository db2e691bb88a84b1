//! Where the keyboard goes on when what had its focus has gone, or when what was asked for is far from it.

use super::{Alike, Mark};
use crate::state::remote::{Ticket, Tickets};

/// A place on the screen of tastes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The heading of the tastes.
    Tastes,
    /// A taste's card.
    Taste(Mark),
    /// The heading of what comes from friends.
    Friend,
    /// The heading of the match.
    Match,
    /// The heading of the tracks for several.
    Together,
}

impl Alike {
    /// Sends the keyboard to a place.
    pub(super) fn go_on(&mut self, place: Place, tickets: &mut Tickets) {
        self.goes_on = Some((tickets.draw(), place));
    }

    /// What is nearest to a taste that is about to go: the next one, else the one before.
    pub(super) fn beside(&self, mark: Mark) -> Place {
        let marks: Vec<Mark> = self.tastes.iter().map(|taste| taste.mark).collect();
        let place = marks.iter().position(|other| *other == mark).unwrap_or(marks.len());
        let beside = marks.get(place + 1).or_else(|| marks.get(place.checked_sub(1)?));
        beside.map_or(Place::Tastes, |mark| Place::Taste(*mark))
    }
}

/// Which place, told from the same one at another time.
pub type GoesOn = (Ticket, Place);
