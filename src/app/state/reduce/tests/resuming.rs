//! The work that is put aside in case the page breaks down.

use super::super::super::Aside;
use super::*;

/// A page that was opened again after one with this state broke down.
fn resumed(page: &Page, opens: bool) -> Page {
    let aside = page.0.luggage().map(|luggage| Aside { luggage, view: page.0.view(), opens });
    let state = State::new(Choice::Cpu, false).resuming(aside);
    let mut page = Page(Rc::new(state));
    page.complete(Ok(()));
    page.warm(Backend::Cpu, 0.5);
    page.answer(is_stock, Answer::Catalog(catalog()));
    page
}

fn worked() -> Page {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Mine", 30);
    page.classify();
    page.recommend();
    page.act(Action::Again);
    page.act(Action::ChooseMethod(Method { artists: false, ..Method::default() }));
    page
}

#[test]
fn a_page_that_broke_down_goes_on_where_it_was() {
    let before = worked();
    let after = resumed(&before, true);
    assert_eq!((after.0.screen, after.work().name(), after.work().seed), (Screen::Result, "Mine", 1));
    assert_eq!((&after.work().import, after.0.method), (&before.work().import, before.0.method));
    assert!(after.awaits(is_classify));
}

#[test]
fn a_playlist_that_is_not_to_be_opened_by_itself_waits_on_the_first_screen_untouched() {
    let mut page = resumed(&worked(), false);
    assert_eq!((page.0.screen, page.0.work.is_none()), (Screen::Doors, true));
    assert!(!page.awaits(is_classify) && page.0.luggage().is_some());
    page.act(Action::Return);
    assert_eq!((page.0.shown().map(Work::name), page.awaits(is_classify)), (Some("Mine"), true));
}

#[test]
fn what_is_put_aside_follows_what_is_looked_at() {
    let mut page = Page::prepared(Choice::Cpu);
    assert_eq!(page.0.luggage(), None);
    let nothing = page.0.luggage_marker();
    page.bring("Mine", 30);
    let (brought, view) = (page.0.luggage_marker(), page.0.view());
    assert_ne!(nothing, brought);
    page.classify();
    assert_eq!(
        (page.0.luggage_marker(), page.0.view()),
        (brought.clone(), view),
        "what can be found again is not put aside"
    );
    page.act(Action::Explain);
    assert_eq!(page.0.luggage_marker(), brought, "a playlist that stays is not written again");
    assert_ne!(page.0.view(), view);
}
