//! Tastes as another tab keeps them: what comes and goes there comes and goes here.

use amalgamix::portrait::Portrait;

use super::{Alike, Whence};
use crate::state::remote::Tickets;

impl Alike {
    /// Keeps the tastes that another tab keeps, and no others.
    pub(super) fn follow(&mut self, kept: Vec<(Portrait, Whence)>, tickets: &mut Tickets) {
        let before = self.tastes.len();
        self.tastes.retain(|taste| {
            kept.iter().any(|(portrait, whence)| (portrait, whence) == (&taste.portrait, &taste.whence))
        });
        if self.tastes.len() < before {
            self.changed();
            self.sharing = self.sharing.take().filter(|sharing| self.taste(sharing.of).is_some());
        }
        for (portrait, whence) in kept {
            self.take_in(portrait, whence, None, tickets);
        }
    }
}
