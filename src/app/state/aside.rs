//! What of the page is put aside while it works, so that it is here again after the page has broken down: then it is too late. What
//! the visitor wishes and thinks, tastes and the choice of an engine are kept anyway.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::wire::Method;
use amalgamix::wire::account::Luggage;
use serde::{Deserialize, Serialize};

use super::{Screen, State, Work};

/// How a playlist is looked at. Kept beside it, for it changes often and the playlist, which may be large, does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    seed: u64,
    screen: Screen,
    method: Method,
}

/// What was put aside before the page broke down.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The playlist.
    pub luggage: Luggage,
    /// How it was looked at.
    pub view: View,
    /// Whether it is to be opened at once.
    pub opens: bool,
}

/// Tells whether another playlist is to be put aside than before: one that is the same in memory is the same.
#[derive(Clone, Debug)]
pub struct Marker(Option<Rc<Import>>);

impl PartialEq for Marker {
    fn eq(&self, other: &Marker) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl State {
    /// The playlist that is to be put aside; none if none is here.
    pub fn luggage(&self) -> Option<Luggage> {
        self.kept_work().map(Work::packed)
    }

    /// What that depends on.
    pub fn luggage_marker(&self) -> Marker {
        Marker(self.kept_work().map(|work| work.import.clone()))
    }

    /// How it is looked at.
    pub fn view(&self) -> View {
        let seed = self.kept_work().map_or(0, |work| work.seed);
        View { seed, screen: self.screen, method: self.method }
    }

    /// The same, with what was put aside: on the screen on which it was, or for the visitor to go back to from the first one.
    /// There nothing is done with it before, so that a playlist over which the page breaks down does not do so again by itself.
    pub fn resuming(mut self, aside: Option<Aside>) -> State {
        let Some(Aside { luggage, view: View { seed, screen, method }, opens }) = aside else { return self };
        self.method = method;
        let work = Some(Work { seed, ..Work::unpacked(luggage) });
        if opens {
            (self.work, self.screen) = (work, screen);
        } else {
            self.previous = work;
        }
        self
    }

    fn kept_work(&self) -> Option<&Work> {
        self.work.as_ref().or(self.previous.as_ref())
    }
}
