//! What the list of stored matters says.

use super::facts::size;
use super::*;

#[test]
fn sizes_are_told_in_the_largest_unit_that_fits() {
    let told = [1.0, 999.0, 1_500.0, 3_900_000.0, 64e9].map(size);
    assert_eq!(told, ["1 byte", "999 bytes", "1.5\u{a0}kB", "3.9\u{a0}MB", "64.0\u{a0}GB"]);
}

#[test]
fn it_is_said_what_was_erased_and_what_could_not_be() {
    let told = |outcome| said(Some(&outcome));
    assert_eq!(told((Matter::Tastes, Ok(()))), "Erased: Tastes.");
    assert_eq!(told((Matter::Copy, Err("the disk is busy".into()))), "Not erased: Copy of the page. The disk is busy.");
}

#[test]
fn every_matter_has_words_of_its_own() {
    let all: std::collections::BTreeSet<_> =
        MATTERS.into_iter().map(|matter| (name(matter), what(matter), wish(matter), question(matter))).collect();
    assert_eq!(all.len(), MATTERS.len());
}
