//! Other ways of finding genres, and what is told about them.

use super::*;

#[test]
fn another_method_finds_the_genres_again_and_the_list_follows() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    page.classify();
    page.recommend();
    let method = Method { network: NetworkName::Logistic, ..Method::default() };
    page.act(Action::ChooseMethod(method));
    assert!(page.awaits(|errand| matches!(errand, Errand::Classify(_, _, asked) if *asked == method)));
    page.classify();
    assert_eq!(page.work().before.as_ref().map(|before| before.method), Some(Method::default()));
    assert!(page.awaits(is_recommend), "the list was made for other genres");
}

#[test]
fn artists_count_as_soon_as_the_catalog_is_here() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    page.bring("Any", 30);
    assert!(!page.work().method.artists, "the tracks are scored without waiting for the catalog");
    page.classify();
    page.answer(is_stock, Answer::Catalog(catalog()));
    assert!(page.work().method.artists && page.awaits(is_classify));
    page.classify();
    assert!(page.awaits(is_recommend) && !page.awaits(is_classify));
}

#[test]
fn the_report_is_fetched_for_who_wants_to_know_and_the_way_back_leads_to_the_playlist() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    let is_report = |errand: &Errand| *errand == Errand::Report;
    assert!(!page.awaits(is_report));
    page.act(Action::Explain);
    let ticket = page.ticket(is_report);
    page.act(Action::Reported(ticket, Err("No connection.".into())));
    assert_eq!(page.0.report.error(), Some("No connection."));
    page.act(Action::Retry(Wanted::Report));
    assert!(page.awaits(is_report));
    page.act(Action::Return);
    assert_eq!(page.0.shown().map(Work::name), Some("Any"));
}
