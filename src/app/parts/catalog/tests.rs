//! What is said about the catalog, state by state.

use std::rc::Rc;

use amalgamix::catalog::LeftOut;
use amalgamix::wire::{CatalogOutcome, CatalogProgress, Stage};

use super::*;
use crate::state::{CatalogAction, CatalogWish, Tending};

fn summary(origin: Origin) -> CatalogSummary {
    CatalogSummary { origin, tracks: 5700, bytes: 248_000, age_minutes: 3, fits_network: true, passing: None }
}

fn catalog(serving: Option<CatalogSummary>, tending: Tending) -> Catalog {
    Catalog { serving, tending, ..Catalog::default() }
}

fn fetching(done: usize) -> Tending {
    let progress = Some(CatalogProgress { stage: Stage::Fetching, done, of: 57, bytes: 1_200_000 });
    Tending::Doing { ticket: 1, wish: Rc::new(CatalogWish::Stock { insist: false }), progress }
}

fn failed() -> Tending {
    Tending::Failed { wish: Rc::new(CatalogWish::Stock { insist: false }), error: "x".into() }
}

/// The words on the buttons.
fn offered(catalog: &Catalog) -> Vec<&'static str> {
    ways::ways(catalog).into_iter().map(|(words, _)| words).collect()
}

#[test]
fn the_catalog_is_described_in_every_state() {
    let check = |serving, tending, expected: &str| assert_eq!(in_a_line(&catalog(serving, tending)), expected);
    check(None, Tending::Nothing, "Catalog: waiting for the engine.");
    check(None, fetching(3), "Catalog: 3 of 57 shelves are here.");
    check(None, failed(), "Catalog: not available.");
    check(None, Tending::Done(CatalogOutcome::Removed), "Catalog: none in this browser.");
    let demo = || Some(summary(Origin::Demo));
    check(demo(), fetching(3), "Catalog: 5,700 invented tracks, 0.2 MB, kept in this browser.");
    let passing = CatalogSummary { passing: Some("No room.".into()), ..summary(Origin::Visitor) };
    let line = "Catalog: 5,700 tracks, 0.2 MB, until this page is closed, from your files.";
    check(Some(passing), Tending::Done(CatalogOutcome::Stocked), line);
}

#[test]
fn every_state_has_a_way_on() {
    let check = |serving, tending, expected: &[&str]| assert_eq!(offered(&catalog(serving, tending)), expected);
    check(None, fetching(3), &["Pause"]);
    check(None, Tending::Done(CatalogOutcome::Paused { shelves: 12, of: 57 }), &["Resume"]);
    check(None, failed(), &["Try again"]);
    check(None, Tending::Done(CatalogOutcome::Removed), &["Fetch the catalog"]);
    let served = || Some(summary(Origin::Dataset));
    check(served(), Tending::Done(CatalogOutcome::Stocked), &["Remove it from this browser"]);
    check(
        served(),
        Tending::Done(CatalogOutcome::Paused { shelves: 0, of: 0 }),
        &["Resume", "Remove it from this browser"],
    );
    check(served(), failed(), &["Try again", "Remove it from this browser"]);
    let own = Some(CatalogSummary { fits_network: false, ..summary(Origin::Visitor) });
    check(
        own,
        Tending::Done(CatalogOutcome::OwnServes),
        &["Build it again for this network", "Use the one that comes with this page", "Remove it from this browser"],
    );
}

#[test]
fn a_removal_is_confirmed_by_its_own_button() {
    let ways = ways::ways(&catalog(Some(summary(Origin::Demo)), Tending::Done(CatalogOutcome::Stocked)));
    assert!(matches!(ways.last(), Some((_, CatalogAction::MayRemove(true)))));
}

#[test]
fn what_is_done_is_said_in_its_own_measure() {
    let wish = CatalogWish::Rebuild;
    let at = |stage, done, of| standing::doing(&wish, Some(CatalogProgress { stage, done, of, bytes: 0 }), false);
    assert_eq!(at(Stage::Reading, 1, 3), "Reading your files: 1 of 3 are read");
    assert_eq!(at(Stage::Shelving, 1280, 89_740), "Finding shelves: 1,280 of 89,740 tracks have one");
    assert!(at(Stage::Waiting, 0, 0).starts_with("Another tab"));
}

#[test]
fn what_was_left_out_is_counted_by_its_reason() {
    let left_out = LeftOut { no_tracks: 0, without_id: 1200, without_sound: 1, repeated: 0 };
    assert_eq!(
        standing::done(&CatalogOutcome::Built(left_out), true),
        "Your catalog is built and serves at once. Left out: 1,200 rows without a Spotify id, 1 row without enough audio features."
    );
}

#[test]
fn an_update_that_is_paused_takes_nothing_away() {
    let said = standing::done(&CatalogOutcome::Paused { shelves: 12, of: 57 }, true);
    assert!(said.contains("12 of its 57 shelves") && said.contains("The old one serves"), "{said}");
}

#[test]
fn a_promise_that_was_asked_for_is_told_each_time_and_one_that_was_not_is_not() {
    let mut catalog = catalog(Some(summary(Origin::Dataset)), Tending::Done(CatalogOutcome::Stocked));
    catalog.promise.ask(1);
    catalog.promise.settle(1, Ok(false));
    assert_eq!(standing::promise(&catalog), "");
    catalog.insists_on_promise = true;
    for (ticket, promised, said) in
        [(2, false, "has not promised"), (3, false, "has not promised"), (4, true, "has promised")]
    {
        catalog.promise.ask(ticket);
        assert_eq!(standing::promise(&catalog), "Asking the browser");
        catalog.promise.settle(ticket, Ok(promised));
        assert!(standing::promise(&catalog).contains(said));
    }
}
