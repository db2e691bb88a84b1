//! A newer build that waits, and the work that is put aside for it.

use super::super::super::{OfflineAction, Renewal};
use super::*;

fn is_pack(errand: &Errand) -> bool {
    matches!(errand, Errand::Account(Task::Pack(_)))
}

fn is_take_over(errand: &Errand) -> bool {
    *errand == Errand::TakeOver
}

fn renewed() -> Page {
    let mut page = Page::prepared(Choice::Automatic);
    page.act(Action::Offline(OfflineAction::Renewed));
    page
}

#[test]
fn a_newer_build_waits_for_the_visitors_word() {
    let mut page = renewed();
    assert_eq!(page.0.offline.renewal, Some(Renewal::Offered));
    assert!(!page.awaits(is_take_over));
    page.act(Action::Offline(OfflineAction::Renew));
    assert!(page.awaits(is_take_over));
}

#[test]
fn who_has_put_it_off_is_not_asked_again_but_can_have_it() {
    let mut page = renewed();
    page.act(Action::Offline(OfflineAction::Postpone));
    page.act(Action::Offline(OfflineAction::Renewed));
    assert_eq!(page.0.offline.renewal, Some(Renewal::Postponed));
    page.act(Action::Offline(OfflineAction::Renew));
    assert!(page.awaits(is_take_over));
}

#[test]
fn the_playlist_on_the_screen_is_put_aside_first() {
    let mut page = renewed();
    page.bring("mine", 20);
    page.act(Action::Offline(OfflineAction::Renew));
    assert!(!page.awaits(is_take_over));
    let ticket = page.ticket(is_pack);
    page.act(Action::Offline(OfflineAction::Packed(ticket, true)));
    assert!(page.awaits(is_take_over) && !page.awaits(is_pack));
}

#[test]
fn a_playlist_that_cannot_be_put_aside_is_given_up_only_on_a_second_word() {
    let mut page = renewed();
    page.bring("mine", 20);
    page.act(Action::Offline(OfflineAction::Renew));
    let ticket = page.ticket(is_pack);
    page.act(Action::Offline(OfflineAction::Packed(ticket, false)));
    assert!(!page.awaits(is_take_over) && !page.awaits(is_pack));
    page.act(Action::Offline(OfflineAction::Renew));
    assert!(page.awaits(is_take_over));
}
