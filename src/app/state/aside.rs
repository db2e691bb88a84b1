//! What of the page is put aside while it works, so that it is here again after the page has broken down: then it is too late. What
//! the visitor wishes and thinks, tastes and the choice of an engine are kept anyway.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::wire::Method;
use amalgamix::wire::account::Luggage;
use serde::{Deserialize, Serialize};

use super::{Screen, State, Work};

/// A playlist, and how it was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    luggage: Luggage,
    screen: Screen,
    method: Method,
}

/// Whether something else is to be put aside than before: a playlist that is the same in memory is the same.
#[derive(Clone, Debug)]
pub struct Marker(Option<(Rc<Import>, u64, Screen, Method)>);

impl PartialEq for Marker {
    fn eq(&self, other: &Marker) -> bool {
        match (&self.0, &other.0) {
            (Some((one, seed, screen, method)), Some((other, other_seed, other_screen, other_method))) => {
                Rc::ptr_eq(one, other) && (seed, screen, method) == (other_seed, other_screen, other_method)
            }
            (None, None) => true,
            _ => false,
        }
    }
}

impl State {
    /// What is to be put aside; none if no playlist is here.
    pub fn aside(&self) -> Option<Aside> {
        let luggage = self.kept_work()?.packed();
        Some(Aside { luggage, screen: self.screen, method: self.method })
    }

    /// What that depends on.
    pub fn aside_marker(&self) -> Marker {
        let of_work = |work: &Work| (work.import.clone(), work.seed, self.screen, self.method);
        Marker(self.kept_work().map(of_work))
    }

    /// The same, with what was put aside: on the screen on which it was, or for the visitor to go back to from the first one.
    /// There nothing is done with it before, so that a playlist over which the page breaks down does not do so again by itself.
    pub fn resuming(mut self, resumed: Option<(Aside, bool)>) -> State {
        let Some((Aside { luggage, screen, method }, opens)) = resumed else { return self };
        self.method = method;
        let work = Some(Work::unpacked(luggage));
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
