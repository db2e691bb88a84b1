//! What each action does to the state. Pure: whatever has to happen outside is read off the state afterwards.
//! What comes back from outside is taken in by `answers`.

use std::rc::Rc;

use amalgamix::export::{Form, Selection};
use amalgamix::playlist::TrackId;
use amalgamix::recommend::Wishes;
use amalgamix::wire::{Method, Reply};
use yew::Reducible;

use super::session::Session;
use super::{Action, CatalogAction, CatalogWish, Opening, Outgoing, Remote, Screen, State, Wanted};

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
            Action::Paste(text) => self.paste(&text),
            Action::Misplaced(error) => self.opening = Opening::Failed { name: None, error: error.into() },
            Action::Hover(hovering) => self.hovering = hovering,
            Action::OpenOne(place) => self.open(|contents| contents.playlists().nth(place).cloned()),
            Action::OpenAll => self.open(|contents| Some(contents.clone().together())),
            Action::Dismiss => self.dismiss(),
            Action::Leave => self.show(Screen::Doors),
            Action::Explain => self.show(Screen::Explained),
            Action::AskAboutPrivacy => self.show(Screen::Privacy),
            Action::ToldOfPrivacy(ticket, notice) => self.privacy.settle(ticket, notice),
            Action::Return => self.go_back(),
            Action::Again => self.recommend_again(),
            Action::Wish(wishes) => self.wish(*wishes),
            Action::TakeJudgementsAlong => self.take_judgements_along(),
            Action::TakeAlong(form) => self.take_along(form),
            Action::Delivered(ticket, arrival) => self.delivered(ticket, arrival),
            Action::Listen(track) => self.listen(track),
            Action::TurnTo(page) => self.turn_to(page),
            Action::Retry(wanted) => self.retry(wanted),
            Action::Choose(choice) => self.engines.choose(choice),
            Action::ChooseMethod(method) => self.choose_method(method),
            Action::Reported(ticket, report) => self.report.settle(ticket, report),
            Action::Listed(ticket, demos) => self.demos.settle(ticket, demos),
            Action::Opened(ticket, file) => self.opened(ticket, file),
            Action::Completed(ticket, outcome) => self.rest.settle(ticket, outcome),
            Action::Found(ticket, adapter) => self.engines.found(ticket, adapter, &mut self.tickets),
            Action::Replied(Reply { ticket, outcome: Ok(answer) }) => self.answered(ticket, answer),
            Action::Replied(Reply { ticket, outcome: Err(refusal) }) => self.refused(ticket, &refusal.message),
            Action::Lost(worker, breakdown) => self.lost(worker, breakdown),
            Action::DismissMishap => self.breakdowns.told = None,
            Action::DismissForgetting => self.forgets = false,
            Action::Account(action) => self.apply_to_account(action),
            Action::Alike(action) => self.apply_to_alike(action),
            Action::Catalog(action) => self.apply_to_catalog(action),
            Action::Gathering(action) => self.apply_to_gathering(action),
            Action::Offline(action) => self.apply_to_offline(action),
            Action::Saving(action) => self.apply_to_saving(action),
            Action::Stored(action) => self.apply_to_stored(action),
        }
    }

    /// Begins whatever can begin now.
    pub(super) fn proceed(&mut self) {
        if self.rest.is_idle() {
            self.rest.ask(self.tickets.draw());
        }
        self.engines.proceed(&mut self.tickets);
        if self.account.session == Session::Unknown {
            self.account.session = Session::Arriving { ticket: self.tickets.draw() };
        }
        if self.demos.is_idle() {
            self.demos.ask(self.tickets.draw());
        }
        if self.engines.cpu.is_ready() {
            self.catalog.proceed(&mut self.tickets);
        }
        if self.report.is_idle() && self.screen == Screen::Explained && self.rest.is_ready() {
            self.report.ask(self.tickets.draw());
        }
        if self.privacy.is_idle() && self.screen == Screen::Privacy && self.rest.is_ready() {
            self.privacy.ask(self.tickets.draw());
        }
        self.proceed_with_work();
        self.proceed_with_alike();
        self.proceed_with_breakdowns();
        self.proceed_with_stored();
    }

    fn proceed_with_work(&mut self) {
        let (method, allowed, engine) = (self.method_for_now(), self.allowed(), self.engine_for_now());
        let Some(work) = &mut self.work else { return };
        let catalog_is_settled = self.catalog.is_settled();
        work.gather(allowed, &mut self.tickets);
        let is_prepared = work.is_recalled() && (catalog_is_settled || !work.needs_catalog);
        let is_new = work.classification.is_idle() && is_prepared;
        let has_learnt = work.gathering.unheard && work.gathering.asking.is_none();
        let is_otherwise = work.classification.is_ready() && (work.method != method || has_learnt);
        if (is_new || is_otherwise)
            && let Some(engine) = engine
        {
            work.classify_on(engine, method, &mut self.tickets);
        }
        let can_recommend = work.classification.is_ready() && work.has_mix() && self.catalog.is_ready();
        if work.recommendations.is_idle() && can_recommend {
            work.recommendations.ask(self.tickets.draw());
        }
    }

    pub(super) fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.moves += 1;
    }

    /// The keyboard's focus was in the choice that goes; it returns to the screen's heading.
    fn dismiss(&mut self) {
        if let Opening::Choosing { .. } = std::mem::take(&mut self.opening) {
            self.moves += 1;
        }
    }

    /// From the doors to the playlist that was left; from a playlist to the one before it.
    fn go_back(&mut self) {
        if (self.screen == Screen::Result || self.work.is_none())
            && let Some(previous) = self.previous.take()
        {
            self.work = Some(previous);
        }
        self.show(Screen::Result);
    }

    fn choose_method(&mut self, method: Method) {
        self.method = method;
        if let Some(work) = &mut self.work {
            work.keep_for_comparison();
            if work.classification.error().is_some() {
                work.classification = Remote::Idle;
            }
        }
    }

    fn recommend_again(&mut self) {
        if let Some(work) = self.work.as_mut().filter(|work| !work.recommendations.is_idle()) {
            work.seed += 1;
            work.outgoing = None;
            work.recommendations.ask(self.tickets.draw());
        }
    }

    /// The list on the screen stays until the one that is wished for is here.
    pub(super) fn wish(&mut self, wishes: Wishes) {
        if wishes == self.wishes {
            return;
        }
        self.wishes = wishes;
        self.alike.together.list = Remote::Idle;
        if let Some(work) = self.work.as_mut().filter(|work| !work.recommendations.is_idle()) {
            work.outgoing = None;
            work.recommendations.ask(self.tickets.draw());
        }
    }

    fn take_judgements_along(&mut self) {
        if let (Some(work), Some(genres)) = (&mut self.work, self.engines.genres()) {
            let outgoing = Outgoing::judgements(&self.wishes.feedback, genres, self.tickets.draw());
            work.outgoing = Some(Rc::new(outgoing));
        }
    }

    fn take_along(&mut self, form: Form) {
        let invented = self.recommends_invented().unwrap_or(true);
        let (Some(work), Some(genres)) = (&mut self.work, self.engines.genres()) else { return };
        let Some(list) = work.recommendations.value().cloned() else { return };
        let selection = Selection::new(work.name(), &list, genres, invented);
        let outgoing = Outgoing::new(form, selection, self.tickets.draw());
        work.outgoing = outgoing.map(Rc::new);
    }

    fn listen(&mut self, track: Option<TrackId>) {
        if let Some(work) = &mut self.work {
            work.listening = track;
        }
    }

    fn turn_to(&mut self, page: usize) {
        if let Some(work) = &mut self.work {
            work.page = page.min(work.pages().saturating_sub(1));
        }
    }

    fn retry(&mut self, wanted: Wanted) {
        match (wanted, &mut self.work) {
            (Wanted::Rest, _) => self.rest.ask(self.tickets.draw()),
            (Wanted::Demos, _) => self.demos.ask(self.tickets.draw()),
            (Wanted::Engine, _) => self.engines.cpu.ask(self.tickets.draw()),
            (Wanted::Catalog, _) => self.apply_to_catalog(CatalogAction::Wish(CatalogWish::Stock { insist: true })),
            (Wanted::Privacy, _) => self.privacy.ask(self.tickets.draw()),
            (Wanted::Report, _) => self.report.ask(self.tickets.draw()),
            (Wanted::Genres, Some(work)) => work.classification = Remote::Idle,
            (Wanted::Recommendations, Some(work)) => work.recommendations.ask(self.tickets.draw()),
            (Wanted::Genres | Wanted::Recommendations, None) => {}
        }
    }
}

#[cfg(test)]
mod tests;
