//! Stories of a visitor's account, told to the reducer.

use std::rc::Rc;

use amalgamix::playlist::Track;
use amalgamix::wire::account::Task;
use yew::Reducible;

use super::super::reading::LEFT_OUT;
use super::super::{Action, AlikeAction, Choice, Errand, SaveStep, Standing, Step, Wanted};
use super::*;

struct Page(Rc<State>);

impl Page {
    /// A page that is signed in.
    fn signed_in() -> Page {
        let mut page = Page(Rc::new(State::new(Choice::Cpu, false)));
        page.arrive(Arrival { terms: terms(), consent: Some(Consent::Read), ..Arrival::default() });
        page
    }

    fn act(&mut self, action: AccountAction) {
        self.0 = self.0.clone().reduce(Action::Account(action));
    }

    fn arrive(&mut self, arrival: Arrival) {
        self.arrive_with(arrival, Left::default());
    }

    fn arrive_with(&mut self, arrival: Arrival, left: Left) {
        let ticket = self.ticket(|errand| matches!(errand, Errand::Account(Task::Arrive)));
        self.act(AccountAction::Arrived(ticket, Box::new(arrival), Box::new(left)));
    }

    fn ticket(&self, like: impl Fn(&Errand) -> bool) -> Ticket {
        let errands = self.0.errands();
        errands.iter().find(|(_, errand)| like(errand)).map(|(ticket, _)| *ticket).unwrap()
    }

    fn awaits(&self, like: impl Fn(&Errand) -> bool) -> bool {
        self.0.errands().iter().any(|(_, errand)| like(errand))
    }

    fn read(&mut self) {
        self.act(AccountAction::Read { collection: Collection::LikedSongs, afresh: false });
    }

    fn turn(&mut self, page: Result<Page50, Trouble>) {
        let ticket = self.ticket(|errand| matches!(errand, Errand::Account(Task::Turn { .. })));
        self.act(AccountAction::Turned(ticket, page));
    }

    fn account(&self) -> &Account {
        &self.0.account
    }
}

type Page50 = super::Page<Entry>;

fn terms() -> Terms {
    Terms { client: Some("0".repeat(32)), tells_features: true, ..Terms::default() }
}

fn page(tracks: usize, next: Option<usize>) -> Page50 {
    let track = Entry::Track(Track { title: "Any".into(), ..Track::default() });
    super::Page { entries: vec![Some(track); tracks], total: 60, next, age_minutes: 0 }
}

#[test]
fn a_playlist_that_was_read_is_shown_like_any_other() {
    let mut visit = Page::signed_in();
    visit.read();
    visit.turn(Ok(page(50, Some(50))));
    visit.turn(Ok(page(10, None)));
    let work = visit.0.shown().unwrap();
    assert_eq!((work.name(), work.import.playlist.tracks.len()), ("Liked Songs", 60));
    assert_eq!(visit.account().reading, None);
}

#[test]
fn trouble_in_the_middle_loses_nothing() {
    let mut visit = Page::signed_in();
    visit.read();
    visit.turn(Ok(page(50, Some(50))));
    visit.turn(Err(Trouble::RateLimited));
    visit.act(AccountAction::ReadOn);
    assert!(visit.awaits(|errand| matches!(errand, Errand::Account(Task::Turn { offset: 50, .. }))));
    visit.turn(Err(Trouble::Offline));
    visit.act(AccountAction::UsePart);
    assert_eq!(visit.0.shown().unwrap().import.playlist.tracks.len(), 50);
}

#[test]
fn a_reading_goes_on_after_a_reload() {
    let mut visit = Page(Rc::new(State::new(Choice::Cpu, false)));
    let reading = Some(Collection::LikedSongs);
    let arrival = Arrival { terms: terms(), consent: Some(Consent::Read), ..Arrival::default() };
    visit.arrive_with(arrival, Left { reading, ..Left::default() });
    assert!(visit.awaits(|errand| matches!(errand, Errand::Account(Task::Turn { offset: 0, afresh: false, .. }))));
}

#[test]
fn a_login_that_ends_is_said_once_and_keeps_what_was_read() {
    let mut visit = Page::signed_in();
    visit.read();
    visit.turn(Ok(page(50, Some(50))));
    visit.turn(Err(Trouble::SignedOut));
    assert_eq!((&visit.account().session, &visit.account().fault), (&Session::Out, &Some(LoginFault::Ended)));
    let list = &visit.account().reading.as_ref().unwrap().list;
    assert!(matches!(list.step, Step::Failed { offset: 50, trouble: Trouble::SignedOut }));
    assert!(
        !visit.awaits(|errand| matches!(errand, Errand::Account(Task::Leave(_)))),
        "nobody is sent to the login unasked"
    );
}

#[test]
fn the_way_to_spotify_takes_the_work_along() {
    let mut visit = Page::signed_in();
    visit.read();
    visit.turn(Ok(page(60, None)));
    visit.act(AccountAction::Connect(Consent::Save));
    let errands = visit.0.errands();
    let work = errands.iter().find_map(|(_, errand)| match errand {
        Errand::Account(Task::Leave(departure)) => departure.luggage.clone(),
        _ => None,
    });
    let mut back = Page(Rc::new(State::new(Choice::Cpu, false)));
    back.arrive(Arrival { terms: terms(), consent: Some(Consent::Save), work, ..Arrival::default() });
    assert_eq!(back.0.shown().unwrap().import, visit.0.work.as_ref().unwrap().import);
}

#[test]
fn another_client_id_forgets_the_account_and_is_checked_first() {
    let mut visit = Page::signed_in();
    visit.act(AccountAction::UseClient("too short".into()));
    assert!(visit.account().mistake.is_some() && visit.account().session.is_in());
    visit.act(AccountAction::UseClient("1".repeat(32)));
    let ticket = visit.ticket(|errand| matches!(errand, Errand::Account(Task::Adopt(Some(_)))));
    visit.act(AccountAction::Adopted(ticket));
    assert!(visit.awaits(|errand| matches!(errand, Errand::Account(Task::Arrive))));
}

#[test]
fn erasing_takes_everything_that_came_from_spotify_off_the_screen() {
    let mut visit = Page::signed_in();
    visit.read();
    visit.turn(Ok(page(60, None)));
    visit.act(AccountAction::Erase);
    let ticket = visit.ticket(|errand| matches!(errand, Errand::Account(Task::Erase)));
    visit.act(AccountAction::Erased(ticket, Erased { records: 9, left: 0 }));
    assert_eq!((visit.0.work.as_ref(), visit.0.screen), (None, Screen::Doors));
    assert_eq!((&visit.account().session, visit.account().erasure.is_ready()), (&Session::Out, true));
    visit.0 = visit.0.clone().reduce(Action::Retry(Wanted::Demos));
    assert!(
        !visit
            .awaits(|errand| matches!(errand, Errand::Account(Task::Turn { .. } | Task::List { .. } | Task::Identify)))
    );
}

#[test]
fn a_pasted_playlist_is_read_by_who_is_signed_in() {
    let link = "https://open.spotify.com/playlist/0000000000000000000007";
    let mut visit = Page::signed_in();
    visit.0 = visit.0.clone().reduce(Action::Paste(link.into()));
    assert!(visit.awaits(|errand| matches!(errand, Errand::Account(Task::Turn { offset: 0, .. }))));
    let mut stranger = Page(Rc::new(State::new(Choice::Cpu, false)));
    stranger.0 = stranger.0.clone().reduce(Action::Paste(link.into()));
    assert!(!stranger.awaits(|errand| matches!(errand, Errand::Account(Task::Turn { .. }))));
}

#[test]
fn a_page_whose_program_does_not_come_says_so_and_looks_again_on_request() {
    let mut visit = Page(Rc::new(State::new(Choice::Cpu, false)));
    let is_arrive = |errand: &Errand| matches!(errand, Errand::Account(Task::Arrive));
    let first = visit.ticket(is_arrive);
    let trouble = Trouble::Absent("Not found".into());
    visit.act(AccountAction::Unreached(first, trouble.clone()));
    assert_eq!(visit.account().session, Session::Unreached { trouble });
    assert!(!visit.account().session.has_arrived(), "what was kept is not overwritten");
    assert!(!visit.awaits(is_arrive), "it is not tried again by itself");
    visit.act(AccountAction::LookAgain);
    let second = visit.ticket(is_arrive);
    visit.act(AccountAction::Unreached(first, Trouble::Offline));
    assert_eq!(visit.account().session, Session::Arriving { ticket: second });
}

fn saving_that_awaits_consent() -> Saving {
    Saving {
        name: "Any".into(),
        description: "Any".into(),
        uris: vec!["Any".into()],
        into: None,
        before: None,
        done: 0,
        step: SaveStep::Create,
        lost: 0,
        awaits_consent: true,
        standing: Standing::Interrupted,
    }
}

#[test]
fn who_said_no_to_saving_is_not_asked_once_more() {
    for (fault, is_taken_up) in [(Some(LoginFault::Cancelled), false), (None, true)] {
        let mut visit = Page(Rc::new(State::new(Choice::Cpu, false)));
        let saving = Some(saving_that_awaits_consent());
        let arrival = Arrival { terms: terms(), consent: Some(Consent::Save), fault, ..Arrival::default() };
        visit.arrive_with(arrival, Left { saving, ..Left::default() });
        assert_eq!(visit.account().saving.is_some(), is_taken_up);
    }
}

fn listed(id: &str) -> Listed {
    Listed { readable: true, entries: Some(3), name: format!("List {id}"), ..Listed::linked(id) }
}

#[test]
fn a_playlist_that_does_not_come_keeps_no_other_from_becoming_a_taste() {
    let mut visit = Page::signed_in();
    visit.act(AccountAction::Browse { afresh: false });
    let ticket = visit.ticket(|errand| matches!(errand, Errand::Account(Task::List { .. })));
    let entries = vec![Some(listed("1")), Some(listed("2"))];
    visit.act(AccountAction::Listed(ticket, Ok(super::Page { entries, total: 2, next: None, age_minutes: 0 })));
    visit.0 = visit.0.clone().reduce(Action::Alike(AlikeAction::BringLibrary));
    visit.turn(Err(Trouble::RateLimited));
    assert!(visit.account().reading.as_ref().is_some_and(|reading| reading.list.trouble().is_some()));
    visit.act(AccountAction::LeaveOut);
    visit.turn(Err(Trouble::Refused { status: 400, message: "Not today".into() }));
    assert_eq!(visit.0.bringing(), None);
    let failed: Vec<_> = visit.0.alike.arrivals.failed.iter().map(|(name, why)| (&**name, &**why)).collect();
    assert_eq!(failed, [("List 1", LEFT_OUT), ("List 2", "Spotify answered 400. Not today")]);
}
