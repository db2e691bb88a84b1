//! What the visitor has decided, for the next visit.

use std::rc::Rc;

use amalgamix::portrait::Portrait;
use amalgamix::recommend::Wishes;
use amalgamix::wire::account::CONSENT_RECORD;

use super::{document, record, storage};
use crate::state::{Choice, Taste, Whence};

const ENGINE: &str = "engine";
/// A record by which it is seen whether records are kept.
const TRIAL: &str = "trial";
/// The record is of this form; another form will get another name.
const WISHES: &str = "wishes-1";
/// So is this one.
const TASTES: &str = "tastes-1";

/// The engine that the visitor wants: as the address says, else as it was kept.
pub fn engine_choice() -> Choice {
    [document::query(ENGINE), storage::local(ENGINE)]
        .into_iter()
        .flatten()
        .find_map(|keyword| Choice::from_keyword(&keyword))
        .unwrap_or_default()
}

/// Whether the browser keeps any of this; some private windows do not.
pub fn are_kept() -> bool {
    storage::keep_local(TRIAL, TRIAL);
    let are_kept = storage::local(TRIAL).is_some();
    storage::drop_local(TRIAL);
    are_kept
}

/// Keeps the engine that the visitor wants.
pub fn keep_engine_choice(choice: Choice) {
    storage::keep_local(ENGINE, choice.keyword());
}

/// What the visitor wishes of recommendations and thinks of them; the usual where nothing is kept, or nothing that is known.
pub fn wishes() -> Wishes {
    storage::local(WISHES).and_then(|text| record::from_text(&text)).unwrap_or_default()
}

/// Keeps what the visitor wishes and thinks.
pub fn keep_wishes(wishes: &Wishes) {
    match record::as_text(wishes).filter(|_| *wishes != Wishes::default()) {
        Some(text) => storage::keep_local(WISHES, &text),
        None => storage::drop_local(WISHES),
    }
}

/// The tastes that were kept; none where what is kept is not known any more, and none that could not be.
pub fn tastes() -> Vec<(Portrait, Whence)> {
    let kept: Option<Vec<(Portrait, Whence)>> = storage::local(TASTES).and_then(|text| record::from_text(&text));
    kept.into_iter().flatten().filter(|(portrait, _)| portrait.check().is_ok()).collect()
}

/// Whether a record with this name, or all of them, is that of the wishes.
pub fn concerns_wishes(name: Option<&str>) -> bool {
    name.is_none_or(|name| name == WISHES)
}

/// The same of the tastes.
pub fn concerns_tastes(name: Option<&str>) -> bool {
    name.is_none_or(|name| name == TASTES)
}

/// Keeps the tastes.
pub fn keep_tastes(tastes: &[Rc<Taste>]) {
    let kept: Vec<(&Portrait, Whence)> = tastes.iter().map(|taste| (&taste.portrait, taste.whence)).collect();
    match record::as_text(&kept).filter(|_| !kept.is_empty()) {
        Some(text) => storage::keep_local(TASTES, &text),
        None => storage::drop_local(TASTES),
    }
}

/// Whether the visitor lets ReccoBeats be asked.
pub fn consents_to_reccobeats() -> bool {
    storage::local(CONSENT_RECORD).is_some()
}

/// Keeps whether the visitor lets ReccoBeats be asked.
pub fn keep_consent_to_reccobeats(consent: bool) {
    if consent { storage::keep_local(CONSENT_RECORD, "yes") } else { storage::drop_local(CONSENT_RECORD) }
}
