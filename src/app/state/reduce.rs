//! What each action does to the state. Pure: whatever has to happen outside is read off the state afterwards.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::wire::{Answer, Backend, Reply};
use yew::Reducible;

use super::engines::Warm;
use super::remote::{Progress, Ticket};
use super::{Action, Errand, Opening, PlaylistFile, Remote, Screen, State, Wanted, WebGpu, Work};

/// What is said when an engine says nothing.
const SILENCE: &str = "The engine stopped answering and was started again. Try once more.";

/// What is said when the CPU engine never begins to speak.
const NO_START: &str = "The engine does not start. Check the connection and try again.";

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<State> {
        let mut state = Rc::unwrap_or_clone(self);
        state.apply(action);
        state.proceed();
        Rc::new(state)
    }
}

impl State {
    fn apply(&mut self, action: Action) {
        match action {
            Action::Bring(source) => self.opening = Opening::Reading { ticket: self.tickets.draw(), source },
            Action::Misplaced(error) => self.opening = Opening::Failed { name: None, error: error.into() },
            Action::Dismiss => self.opening = Opening::Nothing,
            Action::Leave => self.show(Screen::Doors),
            Action::Return => self.go_back(),
            Action::Again => self.recommend_again(),
            Action::TurnTo(page) => self.turn_to(page),
            Action::Retry(wanted) => self.retry(wanted),
            Action::Choose(choice) => self.engines.choose(choice),
            Action::Listed(ticket, demos) => self.demos.settle(ticket, demos),
            Action::Opened(ticket, file) => self.opened(ticket, file),
            Action::Found(ticket, adapter) => self.engines.found(ticket, adapter, &mut self.tickets),
            Action::Replied(Reply { ticket, outcome: Ok(answer) }) => self.answered(ticket, answer),
            Action::Replied(Reply { ticket, outcome: Err(refusal) }) => self.refused(ticket, &refusal.message),
            Action::Silent(ticket) => self.silent(ticket),
        }
    }

    /// Begins whatever can begin now.
    pub(super) fn proceed(&mut self) {
        self.engines.proceed(&mut self.tickets);
        if self.demos.is_idle() {
            self.demos.ask(self.tickets.draw());
        }
        if self.catalog.is_idle() && self.engines.cpu.is_ready() {
            self.catalog.ask(self.tickets.draw());
        }
        self.proceed_with_work();
    }

    fn proceed_with_work(&mut self) {
        let Some(work) = &mut self.work else { return };
        let catalog_is_settled = self.catalog.is_ready() || self.catalog.error().is_some();
        if work.classification.is_idle()
            && (catalog_is_settled || !work.needs_catalog)
            && let Some(engine) = self.engines.active()
        {
            work.classify_on(engine, &mut self.tickets);
        }
        let can_recommend = work.classification.is_ready() && work.has_mix() && self.catalog.is_ready();
        if work.recommendations.is_idle() && can_recommend {
            work.recommendations.ask(self.tickets.draw());
        }
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.moves += 1;
    }

    /// From the doors to the playlist that was left; from a playlist to the one before it.
    fn go_back(&mut self) {
        if self.screen == Screen::Result
            && let Some(previous) = self.previous.take()
        {
            self.work = Some(previous);
        }
        self.show(Screen::Result);
    }

    fn recommend_again(&mut self) {
        if let Some(work) = self.work.as_mut().filter(|work| !work.recommendations.is_idle()) {
            work.seed += 1;
            work.recommendations.ask(self.tickets.draw());
        }
    }

    fn turn_to(&mut self, page: usize) {
        if let Some(work) = &mut self.work {
            work.page = page.min(work.pages().saturating_sub(1));
        }
    }

    fn retry(&mut self, wanted: Wanted) {
        match (wanted, &mut self.work) {
            (Wanted::Demos, _) => self.demos.ask(self.tickets.draw()),
            (Wanted::Engine, _) => self.engines.cpu.ask(self.tickets.draw()),
            (Wanted::Catalog, _) => self.catalog.ask(self.tickets.draw()),
            (Wanted::Genres, Some(work)) => work.classification = Remote::Idle,
            (Wanted::Recommendations, Some(work)) => work.recommendations.ask(self.tickets.draw()),
            (Wanted::Genres | Wanted::Recommendations, None) => {}
        }
    }

    fn opened(&mut self, ticket: Ticket, file: Result<PlaylistFile, String>) {
        let Opening::Reading { ticket: awaited, source } = &self.opening else { return };
        if *awaited != ticket {
            return;
        }
        let invented = source.is_invented();
        self.opening = match file {
            Ok(file) => Opening::Importing { ticket: self.tickets.draw(), file: Rc::new(file), invented },
            Err(error) => Opening::Failed { name: Some(source.name()), error },
        };
    }

    fn answered(&mut self, ticket: Ticket, answer: Answer) {
        match (answer, &mut self.work) {
            (Answer::Warm { genres, probe, .. }, _) => self.engines.warmed(ticket, Warm { genres, probe }),
            (Answer::CatalogProgress { shelves, of }, _) => {
                self.catalog.advance(ticket, Progress { done: shelves, of });
            }
            (Answer::Catalog(summary), _) => {
                self.catalog.settle(ticket, Ok(summary));
                self.classify_with_catalog();
            }
            (Answer::Imported(import), _) => self.imported(ticket, import),
            (Answer::Scoring { scored, of }, Some(work)) => {
                work.classification.advance(ticket, Progress { done: scored, of });
            }
            (Answer::Classified(found), Some(work)) => work.classification.settle(ticket, Ok(Rc::new(found))),
            (Answer::Recommended(found), Some(work)) => work.recommendations.settle(ticket, Ok(Rc::new(found))),
            (Answer::Scoring { .. } | Answer::Classified(_) | Answer::Recommended(_), None) => {}
        }
    }

    fn imported(&mut self, ticket: Ticket, import: Import) {
        if self.opening.ticket() != Some(ticket) {
            return;
        }
        let invented = matches!(self.opening, Opening::Importing { invented: true, .. });
        let before = self.work.replace(Work::new(import, invented));
        self.previous = before.filter(Work::is_classified).or(self.previous.take());
        self.opening = Opening::Nothing;
        self.show(Screen::Result);
    }

    /// A catalog that came late knows tracks that were left out without it.
    fn classify_with_catalog(&mut self) {
        if let Some(work) = self.work.as_mut().filter(|work| work.needs_catalog && work.classification.is_ready())
            && let Some(engine) = self.engines.active()
        {
            work.classify_on(engine, &mut self.tickets);
        }
    }

    fn refused(&mut self, ticket: Ticket, message: &str) {
        self.engines.refused(ticket, message);
        self.catalog.settle(ticket, Err(message.into()));
        if self.opening.ticket() == Some(ticket) {
            self.opening = Opening::Failed { name: self.opening.name(), error: message.into() };
        }
        let Some(work) = &mut self.work else { return };
        work.recommendations.settle(ticket, Err(message.into()));
        if work.classification.ticket() == Some(ticket) && work.engine == Backend::WebGpu {
            self.engines.webgpu = WebGpu::Lost { why: message.into() };
            work.classification = Remote::Idle;
        }
        work.classification.settle(ticket, Err(message.into()));
    }

    /// An engine that says nothing is taken for dead. There is no other CPU engine, so it is started again.
    fn silent(&mut self, ticket: Ticket) {
        let awaited = self.errands().into_iter().find(|(awaited, _)| *awaited == ticket);
        match awaited.map(|(_, errand)| (errand.engine(), errand)) {
            Some((Some(Backend::WebGpu), _)) => self.refused(ticket, "It has stopped answering."),
            Some((Some(Backend::Cpu), Errand::Start(_))) => self.refused(ticket, NO_START),
            Some((Some(Backend::Cpu), _)) => {
                self.refused(ticket, SILENCE);
                self.engines.cpu.ask(self.tickets.draw());
            }
            Some((None, _)) | None => {}
        }
    }
}

#[cfg(test)]
mod tests;
