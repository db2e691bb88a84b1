//! A taste on its way from a friend: as text, in a picture, or before the camera.

use std::rc::Rc;

use amalgamix::portrait::Portrait;
use amalgamix::wire::{AlikeTask, Picture};

use super::{Place, Whence};
use crate::state::remote::{Ticket, Tickets};
use crate::state::{Errand, Screen, State};

/// What the visitor was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A text: a link, a code, a file's content.
    Text(String),
    /// A file: a picture with a QR code, or a text.
    File(web_sys::File),
}

/// How far a friend's taste has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Receiving {
    /// None is on its way.
    #[default]
    Nothing,
    /// A file is read.
    Opening {
        /// The ticket that its content will carry.
        ticket: Ticket,
        /// The file.
        file: web_sys::File,
    },
    /// The camera is looked through.
    Looking {
        /// The ticket that what it sees will carry.
        ticket: Ticket,
    },
    /// The code is looked for in what was given.
    Reading {
        /// The ticket that the taste will carry.
        ticket: Ticket,
        /// What is read.
        task: Rc<AlikeTask>,
        /// Whether the camera goes on looking if there is none.
        watching: bool,
    },
    /// It is here, and the visitor has not said yet whether it is to stay.
    Offered(Rc<Portrait>),
    /// It cannot be read.
    Failed(String),
}

impl Receiving {
    /// Whether the camera is on.
    pub fn watches(&self) -> bool {
        matches!(self, Receiving::Looking { .. } | Receiving::Reading { watching: true, .. })
    }

    /// What is waited for.
    pub(super) fn errand(&self) -> Option<(Ticket, Errand)> {
        match self {
            Receiving::Opening { ticket, file } => Some((*ticket, Errand::OpenGiven(file.clone()))),
            Receiving::Looking { ticket } => Some((*ticket, Errand::Look)),
            Receiving::Reading { ticket, task, .. } => Some((*ticket, Errand::Alike(AlikeTask::clone(task)))),
            Receiving::Nothing | Receiving::Offered(_) | Receiving::Failed(_) => None,
        }
    }

    /// What the camera or a file shows, or why that is not known.
    pub(super) fn see(&mut self, awaited: Ticket, seen: Result<Picture, String>, tickets: &mut Tickets) {
        let watching = match self {
            Receiving::Looking { ticket } if *ticket == awaited => true,
            Receiving::Opening { ticket, .. } if *ticket == awaited => false,
            _ => return,
        };
        *self = match seen {
            Ok(picture) => reading(AlikeTask::Scan(picture), watching, tickets),
            Err(error) => Receiving::Failed(error),
        };
    }

    pub(super) fn told(&mut self, ticket: Ticket, portrait: Portrait) {
        if self.awaits(ticket) {
            *self = Receiving::Offered(Rc::new(portrait));
        }
    }

    /// The camera sees a hundred pictures without a code before it sees one.
    pub(super) fn refused(&mut self, ticket: Ticket, message: &str, tickets: &mut Tickets) {
        if self.awaits(ticket) {
            *self = if self.watches() {
                Receiving::Looking { ticket: tickets.draw() }
            } else {
                Receiving::Failed(message.into())
            };
        }
    }

    fn awaits(&self, awaited: Ticket) -> bool {
        matches!(self, Receiving::Reading { ticket, .. } if *ticket == awaited)
    }
}

fn reading(task: AlikeTask, watching: bool, tickets: &mut Tickets) -> Receiving {
    Receiving::Reading { ticket: tickets.draw(), task: Rc::new(task), watching }
}

impl State {
    /// Reads what the visitor was given, in view of the other tastes.
    pub(super) fn receive(&mut self, given: Given) {
        self.alike.receiving = match given {
            Given::Text(text) => reading(AlikeTask::Read(text), false, &mut self.tickets),
            Given::File(file) => Receiving::Opening { ticket: self.tickets.draw(), file },
        };
        if self.screen != Screen::Alike {
            self.show(Screen::Alike);
        }
    }

    pub(super) fn accept(&mut self) {
        let Receiving::Offered(portrait) = std::mem::take(&mut self.alike.receiving) else { return };
        let portrait = Rc::unwrap_or_clone(portrait);
        match self.alike.take_in(portrait, Whence::Friend, None, &mut self.tickets) {
            Some(mark) => {
                self.look_at(Some(mark));
                self.alike.go_on(Place::Taste(mark), &mut self.tickets);
            }
            None => self.alike.receiving = Receiving::Failed(super::arrivals::FULL.into()),
        }
    }
}
