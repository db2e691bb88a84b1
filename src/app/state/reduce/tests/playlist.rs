//! A playlist on its way from its door to genres and recommendations.

use super::*;

#[test]
fn a_playlist_goes_from_its_door_to_recommendations() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Late", 30);
    assert_eq!((page.0.screen, page.0.moves, page.work().name()), (Screen::Result, 1, "Late"));
    assert!(page.work().invented && !page.awaits(is_recommend));
    page.classify();
    page.recommend();
    assert!(page.work().recommendations.is_ready());
    page.act(Action::Again);
    assert_eq!(page.work().recommendations.value().unwrap().seed, 0, "the old list stays until the new one is here");
    page.recommend();
    assert_eq!(page.work().recommendations.value().unwrap().seed, 1);
}

#[test]
fn a_playlist_waits_for_the_engine() {
    let mut page = Page::opened(Choice::Automatic);
    page.bring("Early", 30);
    assert!(!page.awaits(is_classify));
    page.warm(Backend::Cpu, 0.5);
    assert!(page.awaits(is_classify));
}

#[test]
fn a_playlist_without_features_waits_for_the_catalog_or_for_its_refusal() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    page.bring("Bare", 1);
    assert!(!page.awaits(is_classify));
    page.refuse(is_stock, Part::Catalog);
    page.classify();
    assert!(!page.awaits(is_recommend), "there is no catalog to recommend from");
    page.act(Action::Retry(Wanted::Catalog));
    page.answer(is_stock, Answer::Catalog(catalog()));
    assert!(page.awaits(is_classify), "the catalog may know what was left out");
    page.classify();
    assert!(page.awaits(is_recommend));
}

#[test]
fn a_refusal_keeps_what_was_there_and_can_be_retried() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.classify();
    page.recommend();
    page.act(Action::Again);
    page.refuse(is_recommend, Part::Catalog);
    let list = &page.work().recommendations;
    assert_eq!((list.error(), list.value().map(|list| list.seed)), (Some("It broke."), Some(0)));
    page.act(Action::Retry(Wanted::Recommendations));
    page.recommend();

    page.act(Action::Bring(Source::Demo(Demo {
        file: "x".into(),
        name: "X".into(),
        description: "".into(),
        tracks: 1,
    })));
    let ticket = page.ticket(|errand| matches!(errand, Errand::Open(_)));
    page.act(Action::Opened(ticket, Err("No connection.".into())));
    assert_eq!(page.0.opening, Opening::Failed { name: Some("X".into()), error: "No connection.".into() });
    assert_eq!(page.work().name(), "First");
}

#[test]
fn the_playlist_before_can_be_reached_when_the_next_one_fails() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.classify();
    page.bring("Second", 30);
    page.refuse(is_classify, Part::Network);
    assert_eq!(page.work().classification.error(), Some("It broke."));
    page.act(Action::Return);
    assert!(page.work().name() == "First" && page.work().is_classified());
}

#[test]
fn leaving_and_returning_keeps_the_playlist() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.act(Action::Leave);
    assert_eq!((page.0.screen, page.0.shown()), (Screen::Doors, None));
    page.classify();
    page.act(Action::Return);
    assert_eq!(page.0.shown().map(Work::name), Some("First"));
}

#[test]
fn answers_to_a_playlist_that_was_replaced_are_dropped() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    let late = page.ticket(is_classify);
    page.bring("Second", 30);
    page.act(Action::Replied(Reply { ticket: late, outcome: Ok(Answer::Scoring { scored: 1, of: 2 }) }));
    page.act(Action::Replied(Reply {
        ticket: late,
        outcome: Err(Refusal { part: Part::Network, message: "Late.".into() }),
    }));
    assert_eq!((page.work().classification.progress(), page.work().classification.error()), (None, None));
}

#[test]
fn pages_of_the_track_table_end_where_the_tracks_end() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Long", 250);
    page.act(Action::TurnTo(9));
    assert_eq!((page.work().pages(), page.work().page), (3, 2));
}

#[test]
fn pasted_links_become_a_playlist_and_other_words_are_refused() {
    let mut page = Page::prepared(Choice::Automatic);
    page.act(Action::Paste("https://open.spotify.com/track/0000000000000000000007".into()));
    assert_eq!((page.0.screen, page.work().name()), (Screen::Result, "Pasted links"));
    page.recall();
    assert!(page.awaits(is_classify));
    page.act(Action::Leave);
    page.act(Action::Paste("no link at all".into()));
    assert!(matches!(page.0.opening, Opening::Failed { .. }));
    assert_eq!(page.work().name(), "Pasted links");
}
