//! Audio features from elsewhere.

use super::*;

#[test]
fn reccobeats_is_asked_after_consent_only_and_what_it_tells_is_heard() {
    let mut page = Page::prepared(Choice::Cpu);
    page.act(Action::Paste("spotify:track:0000000000000000000007".into()));
    page.recall();
    page.classify();
    let is_ask = |errand: &Errand| matches!(errand, Errand::Account(Task::Ask(_)));
    assert!(!page.awaits(is_ask));
    assert_eq!(page.work().askable(), 1);
    page.act(Action::Gathering(GatheringAction::Consent(true)));
    let ticket = page.ticket(is_ask);
    let mut heard = AudioFeatures::default();
    Feature::SOUND.into_iter().for_each(|feature| heard.set(feature, 1.0).unwrap());
    page.act(Action::Gathering(GatheringAction::Told(ticket, Ok(vec![(0, FeatureOrigin::ReccoBeats, heard)]))));
    assert!(page.awaits(is_classify), "the genres are found once more");
    assert_eq!(page.work().import.playlist.tracks[0].main_origin(), Some(FeatureOrigin::ReccoBeats));
    assert!(!page.awaits(is_ask));
}

#[test]
fn a_source_that_is_down_keeps_nobody_and_is_asked_again_on_request() {
    let mut page = Page::prepared(Choice::Cpu);
    page.act(Action::Gathering(GatheringAction::Consent(true)));
    page.act(Action::Paste("spotify:track:0000000000000000000007".into()));
    page.recall();
    page.classify();
    let is_ask = |errand: &Errand| matches!(errand, Errand::Account(Task::Ask(_)));
    let ticket = page.ticket(is_ask);
    page.act(Action::Gathering(GatheringAction::Told(ticket, Err(Trouble::Unreachable))));
    assert!(!page.awaits(is_ask) && page.work().is_classified());
    page.act(Action::Gathering(GatheringAction::Retry));
    assert!(page.awaits(is_ask));
}
