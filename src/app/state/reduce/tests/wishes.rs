//! What happens when the visitor wishes for something else, or thinks something of a track.

use super::*;

fn liking() -> Wishes {
    let mut wishes = Wishes::default();
    wishes.feedback.like(Judged { track: recommendation().track, embedding: EmbeddingCodes::UNKNOWN });
    wishes
}

fn with_a_list() -> Page {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    page.classify();
    page.recommend_tracks(3);
    page
}

#[test]
fn a_wish_brings_another_list_and_the_old_one_stays_until_then() {
    let mut page = with_a_list();
    page.act(Action::Wish(Box::new(Wishes { adventure: 90, ..Wishes::default() })));
    assert!(page.awaits(|errand| matches!(errand, Errand::Recommend(_, wishes) if wishes.adventure == 90)));
    assert!(page.work().recommendations.value().is_some());
    page.recommend();
    page.act(Action::Wish(Box::new(Wishes { adventure: 90, ..Wishes::default() })));
    assert!(!page.awaits(is_recommend), "nothing new is wished for");
}

#[test]
fn what_was_thought_counts_for_every_list_to_come() {
    let mut page = with_a_list();
    page.act(Action::Wish(Box::new(liking())));
    page.recommend();
    page.act(Action::Again);
    let counts = |errand: &Errand| matches!(errand, Errand::Recommend(_, wishes) if wishes.feedback == liking().feedback && wishes.seed == 1);
    assert!(page.awaits(counts));
    page.bring("Another", 30);
    page.classify();
    assert!(page.awaits(|errand| matches!(errand, Errand::Recommend(_, wishes) if !wishes.feedback.is_empty())));
}

#[test]
fn judgements_can_be_taken_along() {
    let mut page = with_a_list();
    page.act(Action::Wish(Box::new(liking())));
    page.act(Action::TakeJudgementsAlong);
    let outgoing = page.work().outgoing.clone().unwrap();
    assert_eq!((outgoing.tracks, outgoing.form), (1, Form::Csv));
    assert!(outgoing.text.contains("liked") && page.awaits(is_deliver));
}
