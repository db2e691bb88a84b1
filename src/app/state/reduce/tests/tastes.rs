//! Tastes beside each other: of playlists, of friends, kept and given away.

use amalgamix::constellation::{Axis, Constellation};
use amalgamix::portrait::Portrait;
use amalgamix::qr::Picture;
use amalgamix::wire::{AlikeAnswer, AlikeTask, Written};

use super::*;
use crate::state::{AccountAction, AlikeAction, Given, Mark, Place, Receiving, Way, Whence};

fn portrait(name: &str) -> Portrait {
    Portrait {
        name: name.into(),
        tracks: 20,
        network: [1, 2, 3, 4],
        mix: vec![(Genre::all().next().unwrap(), 1000)],
        sound: [None; Feature::SOUND.len()],
        corners: vec![],
        artists: Some(vec![7, 8]),
    }
}

fn constellation(tastes: usize) -> Constellation {
    Constellation {
        alike: vec![vec![1.0; tastes]; tastes],
        order: (0..tastes).collect(),
        groups: vec![(0..tastes).collect()],
        odd: None,
        places: vec![[0.0; 2]; tastes],
        axes: [Axis::default(), Axis::default()],
    }
}

fn is_survey(errand: &Errand) -> bool {
    matches!(errand, Errand::Alike(AlikeTask::Survey(_)))
}

fn is_match(errand: &Errand) -> bool {
    matches!(errand, Errand::Alike(AlikeTask::Match { .. }))
}

fn is_read(errand: &Errand) -> bool {
    matches!(errand, Errand::Alike(AlikeTask::Read(_)))
}

fn is_write(errand: &Errand) -> bool {
    matches!(errand, Errand::Alike(AlikeTask::Write(_)))
}

fn is_scan(errand: &Errand) -> bool {
    matches!(errand, Errand::Alike(AlikeTask::Scan(_)))
}

impl Page {
    fn do_alike(&mut self, action: AlikeAction) {
        self.act(Action::Alike(action));
    }

    /// A page that kept these tastes of friends.
    fn keeping(names: &[&str]) -> Page {
        let kept = names.iter().map(|name| (portrait(name), Whence::Friend)).collect();
        let mut page = Page(Rc::new(State::new(Choice::Cpu, false).with_tastes(kept)));
        page.warm(Backend::Cpu, 0.5);
        page.answer(is_stock, Answer::Catalog(catalog()));
        page
    }

    fn names(&self) -> Vec<String> {
        self.0.alike.tastes.iter().map(|taste| taste.portrait.name.clone()).collect()
    }

    fn chosen(&self) -> Vec<String> {
        self.0.alike.chosen_tastes().map(|taste| taste.portrait.name.clone()).collect()
    }

    fn mark(&self, name: &str) -> Mark {
        self.0.alike.tastes.iter().find(|taste| taste.portrait.name == name).unwrap().mark
    }

    /// The genres of the playlist that is to become a taste are found; nothing was kept of its features.
    fn classify_arrival(&mut self, portrait: Option<Portrait>) {
        if self.awaits(|errand| matches!(errand, Errand::Account(Task::Recall(_)))) {
            self.recall();
        }
        let (ticket, errand) = self.0.errands().into_iter().find(|(_, errand)| is_classify(errand)).unwrap();
        let Errand::Classify(backend, import, method) = errand else { unreachable!() };
        let found = Classification {
            tracks: vec![],
            playlist: import.playlist.clone(),
            embeddings: vec![],
            known_artists: 0,
            method,
            mix: None,
            portrait,
            backend,
        };
        self.act(Action::Replied(Reply { ticket, outcome: Ok(Answer::Classified(found)) }));
    }
}

#[test]
fn what_was_kept_is_surveyed_when_it_is_looked_at() {
    let mut page = Page::keeping(&["Ana", "Ben", "Cleo"]);
    assert!(!page.awaits(is_survey), "nobody looks at it yet");
    page.do_alike(AlikeAction::Show);
    page.answer(is_survey, Answer::Alike(AlikeAnswer::Surveyed(constellation(3))));
    assert!(page.0.alike.survey.is_ready());
    page.do_alike(AlikeAction::Remove(page.mark("Ben")));
    assert_eq!(page.names(), ["Ana", "Cleo"]);
    assert!(page.awaits(is_survey), "the survey of three is not one of two");
}

#[test]
fn two_chosen_tastes_are_compared_and_a_third_ends_that() {
    let mut page = Page::keeping(&["Ana", "Ben", "Cleo"]);
    page.do_alike(AlikeAction::Show);
    page.do_alike(AlikeAction::Choose(vec![page.mark("Cleo"), page.mark("Ana")]));
    let asked = page.0.errands().into_iter().find_map(|(_, errand)| match errand {
        Errand::Alike(AlikeTask::Match { portraits, .. }) => Some(portraits.map(|portrait| portrait.name)),
        _ => None,
    });
    assert_eq!(asked, Some(["Cleo".to_owned(), "Ana".into()]));
    page.do_alike(AlikeAction::Toggle(page.mark("Ben")));
    assert!(!page.awaits(is_match));
    page.do_alike(AlikeAction::Toggle(page.mark("Cleo")));
    assert_eq!(page.chosen(), ["Ana", "Ben"]);
    assert!(page.awaits(is_match));
}

#[test]
fn all_playlists_of_a_file_become_tastes_one_after_the_other() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("Rock", 2), ("Jazz", 2), ("Silence", 1)]);
    page.do_alike(AlikeAction::BringAll);
    assert_eq!(page.0.screen, Screen::Alike);
    assert_eq!(page.0.alike.arrivals.name().as_deref(), Some("Rock"));
    page.classify_arrival(Some(portrait("Rock")));
    page.classify_arrival(Some(portrait("Jazz")));
    page.classify_arrival(None);
    assert_eq!(page.names(), ["Rock", "Jazz"]);
    assert_eq!(page.0.bringing(), None);
    assert_eq!(page.0.alike.arrivals.failed.len(), 1, "one that cannot be heard is named");
    assert_eq!(page.0.alike.arrivals.failed[0].0, "Silence");
}

#[test]
fn what_is_on_its_way_can_be_stopped() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("Rock", 2), ("Jazz", 2)]);
    page.do_alike(AlikeAction::BringAll);
    page.classify_arrival(Some(portrait("Rock")));
    page.do_alike(AlikeAction::StopBringing);
    assert!(!page.awaits(is_classify));
    assert_eq!(page.names(), ["Rock"], "what is here stays");
}

#[test]
fn a_playlist_that_the_engine_refuses_does_not_keep_the_next_one() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("Rock", 2), ("Jazz", 2)]);
    page.do_alike(AlikeAction::BringAll);
    page.refuse(is_classify, Part::Network);
    page.classify_arrival(Some(portrait("Jazz")));
    assert_eq!(page.names(), ["Jazz"]);
    assert_eq!(page.0.alike.arrivals.failed, [("Rock".to_owned(), "It broke.".to_owned())]);
}

#[test]
fn a_friends_link_is_offered_before_it_is_kept() {
    let mut page = Page::keeping(&["Ana"]);
    page.do_alike(AlikeAction::Receive(Given::Text("#taste=code".into())));
    assert_eq!(page.0.screen, Screen::Alike);
    page.answer(is_read, Answer::Alike(AlikeAnswer::Read(portrait("Ben"))));
    assert_eq!(page.names(), ["Ana"]);
    page.do_alike(AlikeAction::Accept);
    assert_eq!((page.names(), page.chosen()), (vec!["Ana".to_owned(), "Ben".into()], vec!["Ben".to_owned()]));
    page.do_alike(AlikeAction::Receive(Given::Text("#taste=code".into())));
    page.answer(is_read, Answer::Alike(AlikeAnswer::Read(portrait("Ben"))));
    page.do_alike(AlikeAction::Accept);
    assert_eq!(page.names(), ["Ana", "Ben"], "the same taste is not kept twice");
}

#[test]
fn a_code_that_is_none_is_refused_and_nothing_else_changes() {
    let mut page = Page::keeping(&["Ana"]);
    page.do_alike(AlikeAction::Receive(Given::Text("hello".into())));
    page.refuse(is_read, Part::Tastes);
    assert_eq!(page.0.alike.receiving, Receiving::Failed("It broke.".into()));
    assert_eq!(page.names(), ["Ana"]);
}

#[test]
fn the_camera_looks_until_it_sees_a_code() {
    let mut page = Page::keeping(&[]);
    let picture = || Ok(Picture { width: 1, points: vec![0] });
    page.do_alike(AlikeAction::Watch);
    page.do_alike(AlikeAction::Seen(page.ticket(|errand| *errand == Errand::Look), picture()));
    page.refuse(is_scan, Part::Tastes);
    assert!(page.0.alike.receiving.watches());
    page.do_alike(AlikeAction::Seen(page.ticket(|errand| *errand == Errand::Look), picture()));
    page.answer(is_scan, Answer::Alike(AlikeAnswer::Read(portrait("Ben"))));
    assert!(!page.0.alike.receiving.watches());
    assert_eq!(page.0.alike.receiving, Receiving::Offered(portrait("Ben").into()));
}

#[test]
fn artists_are_told_only_by_who_says_so() {
    let mut page = Page::keeping(&["Ana"]);
    page.do_alike(AlikeAction::Share(page.mark("Ana")));
    let told = |page: &Page| {
        page.0.errands().into_iter().find_map(|(_, errand)| match errand {
            Errand::Alike(AlikeTask::Write(portrait)) => Some(portrait),
            _ => None,
        })
    };
    assert_eq!(told(&page), Some(portrait("Ana").without_artists()));
    page.do_alike(AlikeAction::Tell { name: String::new(), artists: true });
    assert_eq!(told(&page), Some(portrait("")));
    assert_eq!(page.names(), ["Ana"], "at home it keeps its name");
}

#[test]
fn a_taste_is_handed_out_once_its_code_is_written() {
    let mut page = Page::keeping(&["Ana"]);
    page.do_alike(AlikeAction::Share(page.mark("Ana")));
    page.do_alike(AlikeAction::Hand(Way::Link));
    let is_hand = |errand: &Errand| matches!(errand, Errand::Hand(..));
    assert!(!page.awaits(is_hand));
    let written = Written { code: "code".into(), link: "link".into(), squares: vec![], picture: String::new() };
    page.answer(is_write, Answer::Alike(AlikeAnswer::Written(written)));
    page.do_alike(AlikeAction::Hand(Way::Link));
    page.do_alike(AlikeAction::Handed(page.ticket(is_hand), Ok(())));
    assert!(page.0.alike.sharing.as_ref().unwrap().arrival.is_ready());
}

#[test]
fn tastes_of_spotifys_go_with_the_account() {
    let kept = vec![(portrait("Ana"), Whence::Friend), (portrait("Mine"), Whence::Spotify)];
    let mut page = Page(Rc::new(State::new(Choice::Cpu, false).with_tastes(kept)));
    page.act(Action::Account(AccountAction::ErasedElsewhere));
    assert_eq!(page.names(), ["Ana"]);
}

#[test]
fn the_keyboard_goes_on_beside_what_has_gone() {
    let mut page = Page::keeping(&["Ana", "Ben", "Cleo"]);
    page.do_alike(AlikeAction::Show);
    let goes_on = |page: &Page| page.0.alike.goes_on.map(|(_, place)| place);
    assert_eq!(goes_on(&page), None);
    page.do_alike(AlikeAction::Remove(page.mark("Ben")));
    assert_eq!(goes_on(&page), Some(Place::Taste(page.mark("Cleo"))));
    page.do_alike(AlikeAction::Share(page.mark("Cleo")));
    page.do_alike(AlikeAction::KeepToMyself);
    let shared = page.0.alike.goes_on;
    page.do_alike(AlikeAction::Remove(page.mark("Cleo")));
    assert_eq!(goes_on(&page), Some(Place::Taste(page.mark("Ana"))));
    assert_ne!(page.0.alike.goes_on, shared);
    page.do_alike(AlikeAction::Remove(page.mark("Ana")));
    assert_eq!(goes_on(&page), Some(Place::Tastes));
}

#[test]
fn tastes_follow_those_that_another_tab_keeps() {
    let mut page = Page::keeping(&["Mine", "Yours"]);
    let yours = page.0.alike.tastes[1].mark;
    page.do_alike(AlikeAction::Choose(vec![page.0.alike.tastes[0].mark, yours]));
    let kept = ["Yours", "Ours"].map(|name| (portrait(name), Whence::Friend));
    page.do_alike(AlikeAction::KeptElsewhere(kept.into()));
    let names: Vec<_> = page.0.alike.tastes.iter().map(|taste| taste.portrait.name.as_str()).collect();
    assert_eq!((names, &page.0.alike.chosen), (vec!["Yours", "Ours"], &vec![yours]));
    page.do_alike(AlikeAction::KeptElsewhere(vec![]));
    assert!(page.0.alike.tastes.is_empty());
}
