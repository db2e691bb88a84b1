//! Tracks for several: the list for the tastes that are looked at together.

use std::rc::Rc;

use amalgamix::export::{Form, Selection};
use amalgamix::recommend::{Group, JointList, Wishes};

use super::{Alike, Place, Taste};
use crate::state::outgoing::Outgoing;
use crate::state::remote::{Remote, Ticket};
use crate::state::{Errand, State};

/// A list for several, and what became of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// The list.
    pub list: Remote<Rc<JointList>>,
    /// The seed of the list that is wanted.
    pub seed: u64,
    /// The list as it was last taken along.
    pub outgoing: Option<Rc<Outgoing>>,
}

impl Together {
    /// What is waited for.
    pub(super) fn errands(&self, alike: &Alike, wishes: &Wishes) -> [Option<(Ticket, Errand)>; 2] {
        let wishes = Wishes { seed: self.seed, ..wishes.clone() };
        let ask = self.list.ticket().map(|ticket| (ticket, Errand::Together(alike.group().into(), wishes)));
        let deliver = self
            .outgoing
            .as_ref()
            .and_then(|outgoing| outgoing.arrival.ticket().map(|ticket| (ticket, Errand::Deliver(outgoing.clone()))));
        [ask, deliver]
    }
}

impl Alike {
    /// Those who are looked at together, with what they have as far as it is here.
    fn group(&self) -> Group {
        let chosen: Vec<&Rc<Taste>> = self.chosen_tastes().collect();
        Group {
            members: chosen.iter().map(|taste| taste.portrait.clone()).collect(),
            known: chosen.iter().filter_map(|taste| taste.playlist.as_deref().cloned()).collect(),
        }
    }
}

impl State {
    /// Asks for a list; for another one, if there is one.
    pub(super) fn listen_together(&mut self) {
        let together = &mut self.alike.together;
        if together.list.is_ready() {
            together.seed += 1;
        }
        let is_first = together.list.value().is_none();
        together.outgoing = None;
        together.list.ask(self.tickets.draw());
        if is_first {
            self.alike.go_on(Place::Together, &mut self.tickets);
        }
    }

    pub(super) fn take_joint_along(&mut self, form: Form) {
        let invented = self.recommends_invented().unwrap_or(true);
        let (Some(list), Some(genres)) = (self.alike.together.list.value().cloned(), self.engines.genres()) else {
            return;
        };
        let names: Vec<&str> = self.alike.chosen_tastes().map(|taste| taste.portrait.name.as_str()).collect();
        let title = names.join(" and ");
        let selection = Selection::joint(&title, &names, &list, genres, invented);
        let outgoing = Outgoing::new(form, selection, self.tickets.draw()).map(Rc::new);
        self.alike.together.outgoing = outgoing;
    }
}
