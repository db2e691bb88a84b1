//! A taste on its way to a friend: what of it is told, and how it goes there.

use std::rc::Rc;

use amalgamix::portrait::Portrait;
use amalgamix::wire::{AlikeTask, Written};

use super::{Alike, Mark};
use crate::state::remote::{Remote, Ticket};
use crate::state::{Errand, State};

/// A taste that is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Sharing {
    /// Which one.
    pub of: Mark,
    /// By which name it goes.
    pub name: String,
    /// Whether its artists are told, blurred.
    pub artists: bool,
    /// Its code.
    pub written: Remote<Rc<Written>>,
    /// How it was last taken from here.
    pub way: Option<Way>,
    /// Whether it has arrived there.
    pub arrival: Remote<()>,
}

/// A way in which a taste leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its link, to the clipboard.
    Link,
    /// Its code, to the clipboard.
    Code,
    /// A file with its code.
    File,
    /// A picture of its QR code, as a file.
    Picture,
    /// The link, by whatever the device shares with.
    Device,
}

impl Sharing {
    /// What the friend will know.
    pub fn told(&self, portrait: &Portrait) -> Portrait {
        let told = portrait.clone().named(&self.name);
        if self.artists { told } else { told.without_artists() }
    }

    /// What is waited for.
    pub(super) fn errands(&self, alike: &Alike) -> [Option<(Ticket, Errand)>; 2] {
        let portrait = alike.taste(self.of).map(|taste| self.told(&taste.portrait));
        let write = self.written.ticket().zip(portrait);
        let hand = self.arrival.ticket().zip(self.way.zip(self.written.value()));
        [
            write.map(|(ticket, portrait)| (ticket, Errand::Alike(AlikeTask::Write(portrait)))),
            hand.map(|(ticket, (way, written))| (ticket, Errand::Hand(way, self.name.clone(), written.clone()))),
        ]
    }
}

impl State {
    /// Artists are told only by who says so.
    pub(super) fn share(&mut self, mark: Mark) {
        let Some(taste) = self.alike.taste(mark) else { return };
        let mut written = Remote::Idle;
        let name = taste.portrait.name.clone();
        written.ask(self.tickets.draw());
        self.alike.sharing =
            Some(Sharing { of: mark, name, artists: false, written, way: None, arrival: Remote::Idle });
    }

    pub(super) fn tell(&mut self, name: String, artists: bool) {
        if let Some(sharing) = &mut self.alike.sharing {
            (sharing.name, sharing.artists, sharing.way, sharing.arrival) = (name, artists, None, Remote::Idle);
            sharing.written.ask(self.tickets.draw());
        }
    }

    pub(super) fn hand(&mut self, way: Way) {
        if let Some(sharing) = self.alike.sharing.as_mut().filter(|sharing| sharing.written.is_ready()) {
            sharing.way = Some(way);
            sharing.arrival.ask(self.tickets.draw());
        }
    }

    pub(super) fn handed(&mut self, ticket: Ticket, arrival: Result<(), String>) {
        if let Some(sharing) = &mut self.alike.sharing {
            sharing.arrival.settle(ticket, arrival);
        }
    }
}
