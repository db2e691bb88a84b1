//! What is kept in this browser is looked at and erased.

use amalgamix::recommend::Feedback;
use amalgamix::wire::account::{Arrival, Erased, Kept, Terms};

use super::*;
use crate::state::{AccountAction, CatalogAction, CatalogWish, Matter, StoredAction, Survey, Tending};

fn is_removal(errand: &Errand) -> bool {
    matches!(errand, Errand::Tend(wish) if **wish == CatalogWish::Remove)
}

fn is_erasure(errand: &Errand) -> bool {
    matches!(errand, Errand::Erase(_))
}

impl Page {
    /// A prepared page that looks at what is kept, as somebody who has an own Client ID.
    fn settings() -> Page {
        let mut page = Page::prepared(Choice::Cpu);
        page.arrive(Terms { client: Some("1".repeat(32)), own: true, ..Terms::default() });
        page.store(StoredAction::Show);
        page
    }

    fn arrive(&mut self, terms: Terms) {
        let ticket = self.ticket(|errand| matches!(errand, Errand::Account(Task::Arrive)));
        let arrival = Arrival { terms, ..Arrival::default() };
        self.act(Action::Account(AccountAction::Arrived(ticket, Box::new(arrival), Box::default())));
    }

    fn store(&mut self, action: StoredAction) {
        self.act(Action::Stored(action));
    }

    fn remove_catalog(&mut self) {
        self.answer(is_removal, Answer::Catalog(CatalogNews { serving: None, outcome: CatalogOutcome::Removed }));
    }

    /// The browser has dropped what was left.
    fn drop_rest(&mut self, outcome: Result<(), String>) {
        self.store(StoredAction::Erased(self.ticket(is_erasure), outcome));
    }

    fn is_looking(&self) -> bool {
        self.awaits(|errand| *errand == Errand::Survey) && self.awaits(|errand| *errand == Errand::Account(Task::Weigh))
    }

    fn look(&mut self) {
        let survey = self.ticket(|errand| *errand == Errand::Survey);
        self.store(StoredAction::Surveyed(survey, Survey::default()));
        let weight = self.ticket(|errand| *errand == Errand::Account(Task::Weigh));
        self.store(StoredAction::Weighed(weight, Ok(Kept::default())));
    }
}

#[test]
fn it_is_looked_whenever_the_screen_is_opened() {
    let mut page = Page::settings();
    assert!(page.is_looking());
    page.look();
    assert!(!page.is_looking());
    page.store(StoredAction::Show);
    assert!(page.is_looking());
}

#[test]
fn nothing_is_looked_at_before_it_can_be_drawn() {
    let mut page = Page(Rc::new(State::new(Choice::Cpu, false)));
    page.store(StoredAction::Show);
    assert!(!page.is_looking());
    page.complete(Ok(()));
    assert!(page.is_looking());
}

#[test]
fn a_catalog_is_erased_by_the_engine_and_then_looked_for() {
    let mut page = Page::settings();
    page.look();
    page.store(StoredAction::Erase(Matter::Catalog));
    assert!(!page.awaits(is_erasure));
    page.remove_catalog();
    page.drop_rest(Ok(()));
    assert_eq!(page.0.stored.outcome, Some((Matter::Catalog, Ok(()))));
    assert!(page.is_looking());
}

#[test]
fn a_catalog_that_cannot_be_removed_is_not_said_to_be_gone_and_can_be_tried_again() {
    let mut page = Page::settings();
    page.store(StoredAction::Erase(Matter::Catalog));
    page.refuse(is_removal, Part::Catalog);
    page.drop_rest(Ok(()));
    assert_eq!(page.0.stored.outcome, Some((Matter::Catalog, Err("It broke.".into()))));
    page.store(StoredAction::Erase(Matter::Catalog));
    page.remove_catalog();
    page.drop_rest(Ok(()));
    assert_eq!(page.0.stored.outcome, Some((Matter::Catalog, Ok(()))));
}

#[test]
fn judgements_and_preferences_go_without_each_other() {
    let feedback = Feedback { blocked_artists: vec!["Somebody".into()], ..Feedback::default() };
    let wishes = Wishes { feedback: feedback.clone(), depth: 40, ..Wishes::default() };
    for (matter, left) in [
        (Matter::Judgements, Wishes { depth: 40, ..Wishes::default() }),
        (Matter::Preferences, Wishes { feedback, ..Wishes::default() }),
    ] {
        let mut page = Page::settings();
        page.act(Action::Wish(Box::new(wishes.clone())));
        page.store(StoredAction::Erase(matter));
        assert_eq!(page.0.wishes, left);
    }
}

#[test]
fn erasing_everything_waits_for_all_who_keep_something() {
    let mut page = Page::settings();
    page.act(Action::Wish(Box::new(Wishes { depth: 40, ..Wishes::default() })));
    page.store(StoredAction::Erase(Matter::Everything));
    page.remove_catalog();
    assert!(!page.awaits(is_erasure), "the account's program has not let go");
    let adopting = page.ticket(|errand| *errand == Errand::Account(Task::Adopt(None)));
    page.act(Action::Account(AccountAction::Adopted(adopting)));
    page.arrive(Terms::default());
    page.drop_rest(Ok(()));
    assert_eq!(page.0.stored.outcome, Some((Matter::Everything, Ok(()))));
    assert_eq!((page.0.wishes.clone(), page.0.engines.choice), (Wishes::default(), Choice::default()));
    assert_eq!(page.0.catalog.tending, Tending::Done(CatalogOutcome::Removed));
}

#[test]
fn a_catalog_that_is_being_fetched_is_stopped_first() {
    let mut page = Page::settings();
    page.act(Action::Catalog(CatalogAction::Wish(CatalogWish::Stock { insist: true })));
    page.store(StoredAction::Erase(Matter::Catalog));
    assert!(page.awaits(|errand| *errand == Errand::Stop) && !page.awaits(is_removal));
    let paused = CatalogOutcome::Paused { shelves: 3, of: 57 };
    page.answer(is_stock, Answer::Catalog(CatalogNews { serving: None, outcome: paused }));
    page.remove_catalog();
    assert!(page.awaits(is_erasure));
}

#[test]
fn everything_goes_also_where_neither_engine_nor_account_have_come() {
    let mut page = Page::opened(Choice::Cpu);
    let arriving = page.ticket(|errand| *errand == Errand::Account(Task::Arrive));
    page.act(Action::Account(AccountAction::Unreached(arriving, Trouble::Offline)));
    page.store(StoredAction::Erase(Matter::Everything));
    page.drop_rest(Ok(()));
    assert_eq!(page.0.stored.outcome, Some((Matter::Everything, Ok(()))));
}

#[test]
fn what_another_tab_holds_of_spotify_is_not_hidden() {
    let mut page = Page::settings();
    page.store(StoredAction::Erase(Matter::Spotify));
    let erasing = page.ticket(|errand| *errand == Errand::Account(Task::Erase));
    page.act(Action::Account(AccountAction::Erased(erasing, Erased { records: 5, left: 1 })));
    page.drop_rest(Ok(()));
    assert!(matches!(page.0.stored.outcome, Some((Matter::Spotify, Err(_)))));
}
