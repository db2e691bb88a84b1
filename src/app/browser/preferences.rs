//! What the visitor has decided, for the next visit.

use amalgamix::wire::account::CONSENT_RECORD;

use super::{document, storage};
use crate::state::Choice;

const ENGINE: &str = "engine";

/// The engine that the visitor wants: as the address says, else as it was kept.
pub fn engine_choice() -> Choice {
    [document::query(ENGINE), storage::local(ENGINE)]
        .into_iter()
        .flatten()
        .find_map(|keyword| Choice::from_keyword(&keyword))
        .unwrap_or_default()
}

/// Keeps the engine that the visitor wants.
pub fn keep_engine_choice(choice: Choice) {
    storage::keep_local(ENGINE, choice.keyword());
}

/// Whether the visitor lets ReccoBeats be asked.
pub fn consents_to_reccobeats() -> bool {
    storage::local(CONSENT_RECORD).is_some()
}

/// Keeps whether the visitor lets ReccoBeats be asked.
pub fn keep_consent_to_reccobeats(consent: bool) {
    if consent { storage::keep_local(CONSENT_RECORD, "yes") } else { storage::drop_local(CONSENT_RECORD) }
}
