//! Stories of a catalog, told to the reducer.

use amalgamix::catalog::{LeftOut, Origin};
use amalgamix::genres::{GENRE_COUNT, GenreEntry, GenreTable, Probabilities};
use amalgamix::import;
use amalgamix::mixture::GenreMix;
use amalgamix::recommend::{PassedOver, Recommendations};
use amalgamix::wire::{Answer, Classification, Part, Refusal, Reply};
use yew::Reducible;

use super::super::{Action, Choice, Demo, PlaylistFile, Source, Wanted};
use super::*;

struct Page(Rc<State>);

impl Page {
    /// A page whose engine is ready.
    fn opened() -> Page {
        let mut page = Page(Rc::new(State::new(Choice::Cpu, false)));
        let entries = (0..GENRE_COUNT).map(|number| GenreEntry { name: format!("Genre {number}"), members: vec![] });
        let genres = GenreTable::try_from(entries.collect::<Vec<_>>()).unwrap();
        page.answer(
            |errand| matches!(errand, Errand::Start(_)),
            Answer::Warm { backend: Backend::Cpu, genres, probe: vec![] },
        );
        page
    }

    /// A page on which this catalog serves.
    fn stocked(origin: Origin) -> Page {
        let mut page = Page::opened();
        page.tended(Some(summary(origin, 5700)), CatalogOutcome::Stocked);
        page
    }

    /// The same with a playlist and recommendations for it.
    fn recommending() -> Page {
        let mut page = Page::stocked(Origin::Demo);
        let demo = Demo { file: "any.csv".into(), name: "Any".into(), description: String::new(), tracks: 1 };
        page.act(Action::Bring(Source::Demo(demo)));
        let ticket = page.ticket(|errand| matches!(errand, Errand::Open(_)));
        page.act(Action::Opened(ticket, Ok(PlaylistFile { name: "Any".into(), bytes: vec![] })));
        let contents = import::read("Any", b"Track Name,Artist Name(s)\nTitle,Artist\n").unwrap();
        page.answer(|errand| matches!(errand, Errand::Import(_)), Answer::Imported(contents));
        page.classify();
        let list = Recommendations { tracks: vec![], seed: 0, passed_over: PassedOver::default() };
        page.answer(is_recommend, Answer::Recommended(list));
        page
    }

    fn classify(&mut self) {
        let work = self.0.work.clone().unwrap();
        let shares = Probabilities::new(&[1.0 / GENRE_COUNT as f32; GENRE_COUNT]).unwrap();
        let found = Classification {
            embeddings: vec![],
            playlist: work.import.playlist.clone(),
            tracks: vec![None],
            known_artists: 0,
            method: work.method,
            mix: Some(GenreMix { shares, confidence: 0.5 }),
            portrait: None,
            backend: work.engine,
        };
        self.answer(is_classify, Answer::Classified(found));
    }

    fn act(&mut self, action: Action) {
        self.0 = self.0.clone().reduce(action);
    }

    fn tell(&mut self, action: CatalogAction) {
        self.act(Action::Catalog(action));
    }

    fn wish(&mut self, wish: CatalogWish) {
        self.tell(CatalogAction::Wish(wish));
    }

    fn ticket(&self, like: impl Fn(&Errand) -> bool) -> Ticket {
        let errands = self.0.errands();
        errands.iter().find(|(_, errand)| like(errand)).map(|(ticket, _)| *ticket).unwrap()
    }

    fn awaits(&self, like: impl Fn(&Errand) -> bool) -> bool {
        self.0.errands().iter().any(|(_, errand)| like(errand))
    }

    fn answer(&mut self, like: impl Fn(&Errand) -> bool, answer: Answer) {
        let ticket = self.ticket(like);
        self.act(Action::Replied(Reply { ticket, outcome: Ok(answer) }));
    }

    fn tended(&mut self, serving: Option<CatalogSummary>, outcome: CatalogOutcome) {
        self.answer(is_tend, Answer::Catalog(CatalogNews { serving, outcome }));
    }

    fn refuse(&mut self) {
        let ticket = self.ticket(is_tend);
        let refusal = Refusal { part: Part::Catalog, message: "It broke.".into() };
        self.act(Action::Replied(Reply { ticket, outcome: Err(refusal) }));
    }
}

fn is_tend(errand: &Errand) -> bool {
    matches!(errand, Errand::Tend(_))
}

fn is_classify(errand: &Errand) -> bool {
    matches!(errand, Errand::Classify(..))
}

fn is_recommend(errand: &Errand) -> bool {
    matches!(errand, Errand::Recommend(..))
}

fn summary(origin: Origin, tracks: usize) -> CatalogSummary {
    CatalogSummary { origin, tracks, bytes: 40 * tracks, age_minutes: 0, fits_network: true, passing: None }
}

#[test]
fn the_old_one_serves_while_a_new_one_comes_and_when_that_fails() {
    let mut page = Page::opened();
    page.answer(is_tend, Answer::CatalogServes(summary(Origin::Demo, 5700)));
    assert!(page.0.catalog.is_ready() && page.awaits(is_tend), "it serves, and more is done");
    page.refuse();
    assert_eq!(page.0.catalog.value(), Some(&summary(Origin::Demo, 5700)));
    assert_eq!(page.0.catalog.error(), None, "there is a catalog");
    assert!(matches!(&page.0.catalog.tending, Tending::Failed { error, .. } if error == "It broke."));
}

#[test]
fn a_download_stops_on_request_and_goes_on_when_the_visitor_insists() {
    let mut page = Page::opened();
    page.tell(CatalogAction::Stop);
    assert!(page.awaits(|errand| *errand == Errand::Stop));
    page.tended(None, CatalogOutcome::Paused { shelves: 12, of: 57 });
    assert!(page.0.errands().iter().all(|(_, errand)| !is_tend(errand) && *errand != Errand::Stop));
    assert!(page.0.catalog.is_absent() && page.0.catalog.is_settled());
    page.wish(CatalogWish::Stock { insist: true });
    assert!(page.awaits(|errand| *errand == Errand::Tend(Rc::new(CatalogWish::Stock { insist: true }))));
}

#[test]
fn one_thing_is_done_at_a_time() {
    let mut page = Page::stocked(Origin::Demo);
    page.wish(CatalogWish::Remove);
    let ticket = page.ticket(is_tend);
    page.wish(CatalogWish::Rebuild);
    assert_eq!(page.ticket(is_tend), ticket);
}

#[test]
fn another_catalog_finds_genres_and_tracks_again() {
    let mut page = Page::recommending();
    page.wish(CatalogWish::Rebuild);
    page.tended(Some(summary(Origin::Visitor, 300)), CatalogOutcome::Built(LeftOut::default()));
    assert!(page.awaits(is_classify));
    page.classify();
    assert!(page.awaits(is_recommend));
}

#[test]
fn the_same_catalog_changes_nothing() {
    let mut page = Page::recommending();
    page.act(Action::Retry(Wanted::Catalog));
    page.tended(Some(CatalogSummary { age_minutes: 5, ..summary(Origin::Demo, 5700) }), CatalogOutcome::Stocked);
    assert!(!page.awaits(is_classify) && !page.awaits(is_recommend));
}

#[test]
fn without_a_catalog_nothing_is_recommended_and_nobody_asks_for_it() {
    let mut page = Page::recommending();
    page.wish(CatalogWish::Remove);
    page.tended(None, CatalogOutcome::Removed);
    page.classify();
    assert!(!page.awaits(is_recommend) && !page.awaits(is_tend));
    assert!(page.0.work.as_ref().unwrap().recommendations.is_idle());
}

#[test]
fn removing_is_confirmed_and_can_be_thought_better_of() {
    let mut page = Page::stocked(Origin::Demo);
    page.tell(CatalogAction::MayRemove(true));
    assert!(page.0.catalog.confirming && !page.awaits(is_tend));
    page.tell(CatalogAction::MayRemove(false));
    assert!(!page.0.catalog.confirming);
}

#[test]
fn the_browser_is_asked_for_its_promise_once_a_catalog_is_stored() {
    let is_ask = |errand: &Errand| matches!(errand, Errand::SecurePromise { .. });
    let mut page = Page::opened();
    assert!(!page.awaits(is_ask));
    let passing = CatalogSummary { passing: Some("No room.".into()), ..summary(Origin::Demo, 5700) };
    page.tended(Some(passing), CatalogOutcome::Stocked);
    assert!(!page.awaits(is_ask), "nothing is stored that could be kept");
    page.wish(CatalogWish::Stock { insist: true });
    page.tended(Some(summary(Origin::Demo, 5700)), CatalogOutcome::Stocked);
    let ticket = page.ticket(|errand| *errand == Errand::SecurePromise { insist: false });
    page.tell(CatalogAction::Promised(ticket, false));
    assert!(!page.awaits(is_ask), "a refusal is not asked about again by itself");
    page.tell(CatalogAction::AskForPromise);
    assert!(page.awaits(|errand| *errand == Errand::SecurePromise { insist: true }));
}

#[test]
fn a_catalog_in_memory_is_asked_where_it_is() {
    let mut page = Page(Rc::new(State::default()));
    Rc::make_mut(&mut page.0).catalog.serving =
        Some(CatalogSummary { passing: Some("No room.".into()), ..summary(Origin::Demo, 5700) });
    let with = |webgpu| State { engines: super::super::Engines { webgpu, ..Default::default() }, ..(*page.0).clone() };
    let state = with(super::super::WebGpu::Checked { adapter: super::super::Adapter::Hardware });
    assert_eq!(state.engines.active(), Some(Backend::WebGpu));
    assert_eq!(state.engine_for_now(), Some(Backend::Cpu));
}

#[test]
fn other_tabs_are_told_of_what_is_changed_here_and_not_of_what_they_have_changed() {
    let mut page = Page::stocked(Origin::Demo);
    assert_eq!(page.0.catalog.changes, 1);
    page.act(Action::Catalog(CatalogAction::ChangedElsewhere));
    page.tended(None, CatalogOutcome::Paused { shelves: 0, of: 0 });
    assert!(!page.0.catalog.is_ready());
    assert_eq!(page.0.catalog.changes, 1, "an echo would go back and forth");
    page.act(Action::Catalog(CatalogAction::Wish(CatalogWish::Stock { insist: true })));
    page.tended(Some(summary(Origin::Demo, 5700)), CatalogOutcome::Stocked);
    assert_eq!(page.0.catalog.changes, 2);
}

#[test]
fn a_tab_that_is_at_the_catalog_itself_finds_what_another_has_changed() {
    let mut page = Page::opened();
    let ticket = page.0.catalog.ticket();
    page.act(Action::Catalog(CatalogAction::ChangedElsewhere));
    assert_eq!(page.0.catalog.ticket(), ticket);
    assert!(!page.0.catalog.follows);
}
