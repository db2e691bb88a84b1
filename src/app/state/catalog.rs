//! The catalog: which one serves, what is being done about it, and what came of that.

use std::rc::Rc;

use amalgamix::wire::{Backend, CatalogNews, CatalogOutcome, CatalogProgress, CatalogSummary, Stage};

use super::remote::{Progress, Remote, Ticket, Tickets};
use super::{Errand, Screen, State};

/// Everything about the catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// The one that serves, if one does.
    pub serving: Option<CatalogSummary>,
    /// What is done about it.
    pub tending: Tending,
    /// The ticket of the wish that it stops, while it has not.
    pub stopping: Option<Ticket>,
    /// Whether the visitor is asked if it is to be removed.
    pub confirming: bool,
    /// How often it has changed by what was done here: other tabs are told then.
    pub changes: u32,
    /// Whether it is looked at because another tab has changed it.
    pub follows: bool,
    /// Whether the browser has promised to keep it when space is short.
    pub promise: Remote<bool>,
    /// Whether the visitor has asked for that promise.
    pub insists_on_promise: bool,
}

/// What is done about the catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tending {
    /// Nothing yet.
    #[default]
    Nothing,
    /// Something.
    Doing {
        /// The ticket that the outcome will carry.
        ticket: Ticket,
        /// What.
        wish: Rc<CatalogWish>,
        /// How far it has come.
        progress: Option<CatalogProgress>,
    },
    /// Something was.
    Done(CatalogOutcome),
    /// Something could not be done.
    Failed {
        /// What.
        wish: Rc<CatalogWish>,
        /// Why, in words for the visitor.
        error: String,
    },
}

/// What can be wished for.
#[derive(Clone, Debug, PartialEq)]
pub enum CatalogWish {
    /// The served one; against what was wished before, if the visitor insists.
    Stock {
        /// Whether the visitor insists.
        insist: bool,
    },
    /// One of the tracks in these files.
    Build(Vec<web_sys::File>),
    /// The same tracks, shelved by the network that is here.
    Rebuild,
    /// None.
    Remove,
}

/// Something that happened to the catalog.
#[derive(Clone, Debug)]
pub enum CatalogAction {
    /// The visitor wants to see it.
    Show,
    /// The visitor wants something done about it.
    Wish(CatalogWish),
    /// The visitor wants that to stop.
    Stop,
    /// The visitor may want it removed.
    MayRemove(bool),
    /// Another tab has changed it.
    ChangedElsewhere,
    /// The visitor wants the browser asked for its promise once more.
    AskForPromise,
    /// Whether the browser has promised to keep it.
    Promised(Ticket, bool),
}

impl Catalog {
    /// Whether one serves.
    pub fn is_ready(&self) -> bool {
        self.serving.is_some()
    }

    /// The one that serves.
    pub fn value(&self) -> Option<&CatalogSummary> {
        self.serving.as_ref()
    }

    /// Why none serves, if something went wrong.
    pub fn error(&self) -> Option<&str> {
        match &self.tending {
            Tending::Failed { error, .. } if !self.is_ready() => Some(error),
            _ => None,
        }
    }

    /// Whether none serves because the visitor wanted it so.
    pub fn is_absent(&self) -> bool {
        !self.is_ready() && matches!(self.tending, Tending::Done(_))
    }

    /// Whether all is known that will be known of it for now.
    pub fn is_settled(&self) -> bool {
        self.is_ready() || matches!(self.tending, Tending::Done(_) | Tending::Failed { .. })
    }

    /// How many shelves of the first catalog are here, while they are fetched.
    pub fn progress(&self) -> Option<Progress> {
        match &self.tending {
            Tending::Doing { progress: Some(CatalogProgress { stage: Stage::Fetching, done, of, .. }), .. }
                if !self.is_ready() =>
            {
                Some(Progress { done: *done, of: *of })
            }
            _ => None,
        }
    }

    /// The ticket of what is being done.
    pub fn ticket(&self) -> Option<Ticket> {
        match &self.tending {
            Tending::Doing { ticket, .. } => Some(*ticket),
            _ => None,
        }
    }

    /// What is waited for.
    pub(super) fn errands(&self) -> [Option<(Ticket, Errand)>; 3] {
        let tending = match &self.tending {
            Tending::Doing { ticket, wish, .. } => Some((*ticket, Errand::Tend(wish.clone()))),
            _ => None,
        };
        let promise = Errand::SecurePromise { insist: self.insists_on_promise };
        [
            tending,
            self.stopping.map(|ticket| (ticket, Errand::Stop)),
            self.promise.ticket().map(|ticket| (ticket, promise)),
        ]
    }

    /// Begins what can begin when the engine is ready.
    pub(super) fn proceed(&mut self, tickets: &mut Tickets) {
        if self.tending == Tending::Nothing {
            self.wish(CatalogWish::Stock { insist: false }, tickets.draw());
        }
        if self.promise.is_idle() && self.serving.as_ref().is_some_and(|serving| serving.passing.is_none()) {
            self.promise.ask(tickets.draw());
        }
    }

    fn wish(&mut self, wish: CatalogWish, ticket: Ticket) {
        self.confirming = false;
        self.tending = Tending::Doing { ticket, wish: Rc::new(wish), progress: None };
    }

    /// Notes how far it has come.
    pub(super) fn advance(&mut self, ticket: Ticket, now: CatalogProgress) {
        match &mut self.tending {
            Tending::Doing { ticket: awaited, progress, .. } if *awaited == ticket => *progress = Some(now),
            _ => {}
        }
    }

    fn end(&mut self, tending: Tending) {
        (self.tending, self.stopping, self.follows) = (tending, None, false);
    }

    /// Takes a refusal; what serves goes on.
    pub(super) fn refused(&mut self, ticket: Ticket, message: &str) {
        match &self.tending {
            Tending::Doing { ticket: awaited, wish, .. } if *awaited == ticket => {
                self.end(Tending::Failed { wish: wish.clone(), error: message.into() });
            }
            _ => {}
        }
    }
}

impl State {
    pub(super) fn apply_to_catalog(&mut self, action: CatalogAction) {
        let catalog = &mut self.catalog;
        match action {
            CatalogAction::Show => self.show(Screen::Catalog),
            // One thing at a time: the buttons for another are not there.
            CatalogAction::Wish(_) if catalog.ticket().is_some() => {}
            CatalogAction::Wish(wish) => catalog.wish(wish, self.tickets.draw()),
            CatalogAction::Stop if catalog.ticket().is_some() => catalog.stopping = Some(self.tickets.draw()),
            CatalogAction::Stop => {}
            // What is being done finds the change by itself.
            CatalogAction::ChangedElsewhere if catalog.ticket().is_some() => {}
            CatalogAction::ChangedElsewhere => {
                catalog.wish(CatalogWish::Stock { insist: false }, self.tickets.draw());
                catalog.follows = true;
            }
            CatalogAction::MayRemove(confirming) => catalog.confirming = confirming,
            CatalogAction::AskForPromise => {
                catalog.insists_on_promise = true;
                catalog.promise.ask(self.tickets.draw());
            }
            CatalogAction::Promised(ticket, promised) => catalog.promise.settle(ticket, Ok(promised)),
        }
    }

    pub(super) fn catalog_serves(&mut self, ticket: Ticket, summary: CatalogSummary) {
        if self.catalog.ticket() == Some(ticket) {
            self.serve(Some(summary));
        }
    }

    pub(super) fn catalog_tended(&mut self, ticket: Ticket, CatalogNews { serving, outcome }: CatalogNews) {
        if self.catalog.ticket() == Some(ticket) {
            let is_other = self.catalog.serving.as_ref().map(content) != serving.as_ref().map(content);
            self.catalog.changes += u32::from(is_other && !self.catalog.follows);
            self.catalog.end(Tending::Done(outcome));
            self.serve(serving);
        }
    }

    /// Another catalog knows other tracks: what was found by the one before is found again.
    fn serve(&mut self, serving: Option<CatalogSummary>) {
        let before = std::mem::replace(&mut self.catalog.serving, serving);
        match (before.as_ref().map(content), self.catalog.serving.as_ref().map(content)) {
            (None, Some(_)) => self.classify_again(false),
            (Some(before), Some(now)) if before != now => self.classify_again(true),
            (Some(_), None) => self.forget_recommendations(),
            _ => {}
        }
    }

    /// Finds the genres again; a first catalog changes them only where it may know tracks that were left out without it.
    fn classify_again(&mut self, in_any_case: bool) {
        let (method, engine) = (self.method_for_now(), self.engine_for_now());
        if let Some(work) = self.work.as_mut().filter(|work| in_any_case || work.needs_catalog)
            && work.classification.is_ready()
            && let Some(engine) = engine
        {
            work.classify_on(engine, method, &mut self.tickets);
        }
    }

    pub(super) fn forget_recommendations(&mut self) {
        if let Some(work) = &mut self.work {
            (work.recommendations, work.outgoing) = (Remote::Idle, None);
        }
    }

    /// The engine that classifies now. A catalog in memory is in that of the CPU engine, which then does it.
    pub(super) fn engine_for_now(&self) -> Option<Backend> {
        let is_passing = self.catalog.value().is_some_and(|catalog| catalog.passing.is_some());
        self.engines.active().map(|engine| if is_passing { Backend::Cpu } else { engine })
    }
}

/// What makes a catalog another one.
fn content(summary: &CatalogSummary) -> impl PartialEq + use<> {
    (summary.origin, summary.tracks, summary.bytes, summary.fits_network)
}

#[cfg(test)]
mod tests;
