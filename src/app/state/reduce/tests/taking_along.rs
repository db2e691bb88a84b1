//! Recommendations that are taken along.

use super::*;

#[test]
fn a_list_is_taken_along_once_and_forgotten_when_another_is_wanted() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(2);
    page.act(Action::TakeAlong(Form::Csv));
    let ticket = page.ticket(is_deliver);
    page.act(Action::Delivered(ticket, Ok(())));
    assert!(!page.awaits(is_deliver));
    let outgoing = page.work().outgoing.clone().unwrap();
    assert_eq!((outgoing.tracks, outgoing.file_name.as_str()), (2, "mine - recommended.csv"));
    assert!(outgoing.arrival.is_ready());
    page.act(Action::Again);
    assert_eq!(page.work().outgoing, None);
}

#[test]
fn invented_tracks_have_no_links_to_take_along() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(2);
    page.act(Action::TakeAlong(Form::Links));
    assert!(!page.awaits(is_deliver));
}

#[test]
fn a_refused_clipboard_is_said_and_can_be_tried_again() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(1);
    page.act(Action::TakeAlong(Form::Json));
    let ticket = page.ticket(is_deliver);
    page.act(Action::Delivered(ticket, Err("Not allowed.".into())));
    assert_eq!(page.work().outgoing.as_ref().unwrap().arrival.error(), Some("Not allowed."));
    page.act(Action::TakeAlong(Form::Json));
    assert!(page.awaits(is_deliver));
}
