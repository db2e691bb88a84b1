//! What the visitor has decided, for the next visit, and when that last changed.

use std::rc::Rc;

use amalgamix::portrait::Portrait;
use amalgamix::recommend::{Feedback, Wishes};
use amalgamix::wire::account::CONSENT_RECORD;
use js_sys::Date;

use super::{document, record, storage};
use crate::state::{Choice, Holding, Taste, Whence};

const ENGINE: &str = "engine";
/// A record by which it is seen whether records are kept.
const TRIAL: &str = "trial";
/// The record is of this form; another form will get another name.
const WISHES: &str = "wishes-1";
/// So is this one.
const TASTES: &str = "tastes-1";
/// What follows a record's name where it is kept when that last changed, in whole minutes since 1970.
const CHANGED: &str = ".changed";

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
    keep(ENGINE, Some(choice.keyword()).filter(|_| choice != Choice::default()));
}

/// What the visitor wishes of recommendations and thinks of them; the usual where nothing is kept, or nothing that is known.
pub fn wishes() -> Wishes {
    storage::local(WISHES).and_then(|text| record::from_text(&text)).unwrap_or_default()
}

/// Keeps what the visitor wishes and thinks.
pub fn keep_wishes(wishes: &Wishes) {
    keep(WISHES, record::as_text(wishes).filter(|_| *wishes != Wishes::default()).as_deref());
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
    keep(TASTES, record::as_text(&kept).filter(|_| !kept.is_empty()).as_deref());
}

/// Whether the visitor lets ReccoBeats be asked.
pub fn consents_to_reccobeats() -> bool {
    storage::local(CONSENT_RECORD).is_some()
}

/// Keeps whether the visitor lets ReccoBeats be asked.
pub fn keep_consent_to_reccobeats(consent: bool) {
    if consent { storage::keep_local(CONSENT_RECORD, "yes") } else { storage::drop_local(CONSENT_RECORD) }
}

/// How much is kept of the tastes.
pub fn tastes_holding() -> Holding {
    Holding { bytes: size(TASTES), age_minutes: age(TASTES) }
}

/// How much is kept of what the visitor thinks, and of what else the visitor has decided: the two share a record.
pub fn holdings() -> (Holding, Holding) {
    let wishes = wishes();
    let (all, bare) = (size(WISHES), Wishes { feedback: Feedback::default(), ..wishes.clone() });
    let judged = if wishes.feedback.is_empty() { 0 } else { all };
    let decided = if bare == Wishes::default() { 0 } else { record::as_text(&bare).map_or(0, |text| text.len()) };
    let judgements = Holding { bytes: judged.saturating_sub(decided), age_minutes: age(WISHES) };
    let age_minutes = [age(ENGINE), age(WISHES).filter(|_| decided > 0)].into_iter().flatten().min();
    (judgements, Holding { bytes: decided + size(ENGINE), age_minutes })
}

/// Drops everything that is kept here.
pub fn drop_all() {
    [ENGINE, WISHES, TASTES].into_iter().for_each(|name| keep(name, None));
    storage::drop_local(CONSENT_RECORD);
}

/// Keeps a record, and since when it says so; or drops both.
fn keep(name: &str, value: Option<&str>) {
    let changed = format!("{name}{CHANGED}");
    match value {
        Some(value) if storage::local(name).as_deref() == Some(value) => {}
        Some(value) => {
            storage::keep_local(name, value);
            storage::keep_local(&changed, &minutes().to_string());
        }
        None => [name, &changed].into_iter().for_each(storage::drop_local),
    }
}

/// The size of a record in bytes: what is written so is of ASCII alone.
fn size(name: &str) -> usize {
    storage::local(name).map_or(0, |value| name.len() + value.len())
}

fn age(name: &str) -> Option<u32> {
    let changed = storage::local(&format!("{name}{CHANGED}"))?;
    Some(minutes().saturating_sub(changed.parse().ok()?))
}

/// Whole minutes since 1970.
pub(super) fn minutes() -> u32 {
    in_minutes(Date::now())
}

/// A time in milliseconds since 1970, in whole minutes.
pub(super) fn in_minutes(milliseconds: f64) -> u32 {
    (milliseconds / 60_000.0) as u32
}
