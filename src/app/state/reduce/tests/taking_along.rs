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

#[test]
fn chosen_tracks_are_taken_along_beside_the_recommendations() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.act(Action::Tracks(TracksAction::TakeAlong(Form::Csv, vec![0, 19, 99])));
    let ticket = page.ticket(is_deliver);
    page.act(Action::Delivered(ticket, Ok(())));
    let chosen = page.work().chosen.clone().unwrap();
    assert_eq!((chosen.tracks, chosen.file_name.as_str()), (2, "mine - chosen.csv"));
    assert!(chosen.arrival.is_ready() && page.work().outgoing.is_none());
}

#[test]
fn tracks_that_are_left_out_come_back_all_at_once() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.act(Action::Tracks(TracksAction::LeaveOut(vec![0, 19])));
    assert_eq!((page.work().playlist().tracks.len(), page.work().left_out(), page.0.moves), (18, 2, 2));
    page.classify();
    page.act(Action::Tracks(TracksAction::LeaveOut(vec![3])));
    assert_eq!((page.work().playlist().tracks.len(), page.work().left_out()), (17, 3));
    page.act(Action::Tracks(TracksAction::TakeBack));
    assert_eq!((page.work().playlist().tracks.len(), page.work().left_out()), (20, 0));
    assert!(page.awaits(is_classify));
}
