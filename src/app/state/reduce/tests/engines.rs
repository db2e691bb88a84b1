//! The engines: which one answers, and what happens when one does not.

use super::*;

#[test]
fn what_draws_the_other_screens_is_brought_at_once_and_again_if_it_did_not_come() {
    let mut page = Page(Rc::new(State::new(Choice::Cpu, false)));
    page.complete(Err("no connection".into()));
    assert!(!page.awaits(|errand| *errand == Errand::BringRest), "it is the visitor who tries again");
    page.act(Action::Explain);
    assert!(!page.awaits(|errand| *errand == Errand::Report), "what nobody can draw is not fetched");
    page.act(Action::Retry(Wanted::Rest));
    page.complete(Ok(()));
    assert!(page.awaits(|errand| *errand == Errand::Report));
}

#[test]
fn a_page_begins_with_its_engine_and_the_demos_and_then_brings_the_catalog() {
    let mut page = Page::opened(Choice::Automatic);
    for first in [Errand::Start(Backend::Cpu), Errand::ListDemos, Errand::Account(Task::Arrive)] {
        assert!(page.awaits(|errand| *errand == first), "{first:?}");
    }
    page.warm(Backend::Cpu, 0.5);
    assert!(page.awaits(is_stock) && page.awaits(|errand| *errand == Errand::FindAdapter));
}

#[test]
fn webgpu_takes_over_only_when_its_answers_are_the_cpus() {
    for (first, expected) in [(0.5005, Backend::WebGpu), (0.51, Backend::Cpu)] {
        let mut page = Page::prepared(Choice::Automatic);
        page.find(Some(Adapter::Hardware));
        assert_eq!(page.0.engines.active(), Some(Backend::Cpu), "the CPU answers meanwhile");
        page.warm(Backend::WebGpu, first);
        assert_eq!(page.0.engines.active(), Some(expected));
    }
}

#[test]
fn a_software_adapter_serves_only_who_asks_for_it() {
    let mut page = Page::prepared(Choice::Automatic);
    page.find(Some(Adapter::Software));
    assert!(matches!(page.0.engines.webgpu, WebGpu::Unavailable { .. }));
    page.act(Action::Choose(Choice::WebGpu));
    page.find(Some(Adapter::Software));
    assert_eq!(page.0.engines.active(), None, "who asks for WebGPU waits for it");
    page.warm(Backend::WebGpu, 0.5);
    assert_eq!(page.0.engines.active(), Some(Backend::WebGpu));
    page.act(Action::Choose(Choice::Automatic));
    assert_eq!(page.0.engines.active(), Some(Backend::Cpu));
}

#[test]
fn without_webgpu_the_cpu_serves_even_who_asked_for_it() {
    let mut page = Page::prepared(Choice::WebGpu);
    page.find(None);
    assert_eq!(page.0.engines.active(), Some(Backend::Cpu));
}

#[test]
fn who_wants_the_cpu_never_loads_webgpu() {
    let page = Page::prepared(Choice::Cpu);
    assert!(!page.awaits(|errand| *errand == Errand::FindAdapter));
}

#[test]
fn the_cpu_goes_on_where_webgpu_fails_or_falls_silent() {
    for is_silent in [false, true] {
        let mut page = Page::prepared(Choice::Automatic);
        page.find(Some(Adapter::Hardware));
        page.warm(Backend::WebGpu, 0.5);
        page.bring("Any", 30);
        assert_eq!(page.work().engine, Backend::WebGpu);
        if is_silent {
            page.act(Action::Lost(Worker::Engine(Backend::WebGpu), Breakdown::Silent));
        } else {
            page.refuse(is_classify, Part::Network);
        }
        assert!(matches!(page.0.engines.webgpu, WebGpu::Lost { .. }));
        assert!(page.work().engine == Backend::Cpu && page.awaits(is_classify));
    }
}
