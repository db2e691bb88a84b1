//! Workers that are lost: what they had in hand is tried once more, then refused.

use super::*;

const CPU: Worker = Worker::Engine(Backend::Cpu);
const GPU: Worker = Worker::Engine(Backend::WebGpu);

fn is_start(errand: &Errand) -> bool {
    *errand == Errand::Start(Backend::Cpu)
}

fn is_import(errand: &Errand) -> bool {
    matches!(errand, Errand::Import(_))
}

impl Page {
    fn lose(&mut self, worker: Worker) {
        self.act(Action::Lost(worker, Breakdown::Broke));
    }

    /// Whether the one errand like this is to be run a second time.
    fn is_again(&self, like: impl Fn(&Errand) -> bool) -> bool {
        self.0.breakdowns.again().contains(&self.ticket(like))
    }

    fn importing() -> Page {
        let mut page = Page::prepared(Choice::Cpu);
        let demo = Demo { file: "any.csv".into(), name: "Mine".into(), description: String::new(), tracks: 3 };
        page.act(Action::Bring(Source::Demo(demo)));
        let ticket = page.ticket(|errand| matches!(errand, Errand::Open(_)));
        page.act(Action::Opened(ticket, Ok(PlaylistFile { name: "Mine.csv".into(), bytes: vec![] })));
        page
    }
}

#[test]
fn an_engine_that_breaks_down_is_started_again_and_does_its_work_once_more() {
    for breakdown in [Breakdown::Broke, Breakdown::Silent] {
        let mut page = Page::prepared(Choice::Cpu);
        page.bring("Mine", 30);
        let ticket = page.ticket(is_classify);
        page.act(Action::Lost(CPU, breakdown));
        assert!(page.awaits(is_start) && !page.is_again(is_classify), "it waits until the engine is ready");
        assert_eq!(page.ticket(is_classify), ticket, "it is the same errand, and its answer is awaited");
        let told = page.0.breakdowns.told.clone().unwrap();
        assert_eq!((told.breakdown, told.in_hand), (breakdown, vec!["“Mine”".to_owned()]));
        page.warm(Backend::Cpu, 0.5);
        assert!(page.is_again(is_classify));
        page.classify();
        page.act(Action::DismissMishap);
        assert_eq!((page.work().is_classified(), page.0.breakdowns.told.is_none()), (true, true));
    }
}

#[test]
fn what_breaks_two_engines_is_refused_by_its_name_and_the_rest_goes_on() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Mine", 30);
    page.lose(CPU);
    page.warm(Backend::Cpu, 0.5);
    page.lose(CPU);
    let error = page.work().classification.error().unwrap().to_owned();
    assert!(error.contains("“Mine” broke down, twice"), "{error}");
    page.warm(Backend::Cpu, 0.5);
    page.bring("Yours", 30);
    page.classify();
    page.recommend();
    assert!(page.work().recommendations.is_ready());
}

#[test]
fn a_refused_playlist_can_be_tried_again_by_the_visitor() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Mine", 30);
    for _ in 0..2 {
        page.lose(CPU);
        page.warm(Backend::Cpu, 0.5);
    }
    page.act(Action::Retry(Wanted::Genres));
    assert!(page.awaits(is_classify) && !page.is_again(is_classify));
}

#[test]
fn an_engine_that_does_not_start_is_tried_twice_if_it_breaks_and_once_if_it_is_silent() {
    let mut page = Page::opened(Choice::Cpu);
    page.lose(CPU);
    assert!(page.is_again(is_start), "the same errand, for the second time");
    page.lose(CPU);
    assert_eq!(page.0.engines.cpu.error(), Some(NO_START));
    page.act(Action::Retry(Wanted::Engine));
    page.act(Action::Lost(CPU, Breakdown::Silent));
    assert_eq!(page.0.engines.cpu.error(), Some(NO_START), "an engine that never starts is not started over and over");
}

#[test]
fn an_engine_that_breaks_while_it_has_nothing_to_do_is_started_again_but_not_for_ever() {
    let mut page = Page::prepared(Choice::Cpu);
    for _ in 0..3 {
        page.lose(CPU);
        page.warm(Backend::Cpu, 0.5);
    }
    page.lose(CPU);
    assert!(page.0.engines.cpu.error().is_some() && !page.awaits(is_start));
}

#[test]
fn a_file_that_breaks_two_scribes_is_refused_by_its_name() {
    let mut page = Page::importing();
    page.lose(Worker::Scribe);
    assert!(page.is_again(is_import));
    page.lose(Worker::Scribe);
    let Opening::Failed { name, error } = &page.0.opening else { panic!("{:?}", page.0.opening) };
    assert_eq!(name.as_deref(), Some("Mine.csv"));
    assert!(error.contains("“Mine.csv” broke down, twice"), "{error}");
}

#[test]
fn what_one_worker_breaks_is_nothing_to_another() {
    let mut page = Page::importing();
    page.lose(CPU);
    assert!(!page.is_again(is_import) && page.awaits(is_start));
}

#[test]
fn a_graphics_processor_that_goes_away_leaves_its_work_to_the_cpu() {
    let mut page = Page::prepared(Choice::Automatic);
    page.find(Some(Adapter::Hardware));
    page.warm(Backend::WebGpu, 0.5);
    page.bring("Mine", 30);
    page.lose(GPU);
    assert!(matches!(page.0.engines.webgpu, WebGpu::Lost { .. }));
    assert!(page.work().engine == Backend::Cpu && page.awaits(is_classify) && !page.awaits(is_start));

    let mut idle = Page::prepared(Choice::Automatic);
    idle.find(Some(Adapter::Hardware));
    idle.warm(Backend::WebGpu, 0.5);
    idle.lose(GPU);
    assert_eq!(idle.0.engines.active(), Some(Backend::Cpu));
}

#[test]
fn a_catalog_in_the_memory_of_a_lost_engine_comes_again() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    let CatalogNews { serving, outcome } = catalog();
    let serving = serving.map(|summary| CatalogSummary { passing: Some("No room.".into()), ..summary });
    page.answer(is_stock, Answer::Catalog(CatalogNews { serving, outcome }));
    page.bring("Mine", 30);
    page.classify();
    page.lose(CPU);
    assert!(!page.0.catalog.is_ready());
    page.warm(Backend::Cpu, 0.5);
    assert!(page.awaits(is_stock) && !page.awaits(is_recommend));
    page.classify();
    page.answer(is_stock, Answer::Catalog(catalog()));
    // With the catalog, artists count again.
    page.classify();
    assert!(page.awaits(is_recommend));
}

#[test]
fn what_waits_for_an_engine_that_does_not_start_again_is_refused_with_it() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Mine", 30);
    page.lose(CPU);
    page.refuse(is_start, Part::Network);
    assert_eq!(page.work().classification.error(), Some("It broke."));
    assert_eq!(page.0.engines.cpu.error(), Some("It broke."));
}

#[test]
fn what_was_in_hand_beside_it_is_tried_by_itself_and_goes_on() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    page.bring("Mine", 30);
    page.lose(CPU);
    page.warm(Backend::Cpu, 0.5);
    assert!(page.is_again(is_classify) && !page.is_again(is_stock), "one at a time");
    page.lose(CPU);
    page.warm(Backend::Cpu, 0.5);
    assert!(page.work().classification.error().is_some() && page.is_again(is_stock));
    page.answer(is_stock, Answer::Catalog(catalog()));
    assert!(page.0.catalog.is_ready());
}
