//! What the browser keeps for the next visit. A browser that keeps nothing is no failure: then the defaults serve.

use web_sys::Storage;

use super::document;
use crate::state::Choice;

const ENGINE: &str = "engine";

/// The engine that the visitor wants: as the address says, else as it was kept.
pub fn engine_choice() -> Choice {
    let kept = || storage()?.get_item(ENGINE).ok()?;
    [document::query(ENGINE), kept()]
        .into_iter()
        .flatten()
        .find_map(|keyword| Choice::from_keyword(&keyword))
        .unwrap_or_default()
}

/// Keeps the engine that the visitor wants.
pub fn keep_engine_choice(choice: Choice) {
    if let Some(storage) = storage() {
        // Private windows and full disks refuse; the choice then lasts until the page is closed.
        let _ = storage.set_item(ENGINE, choice.keyword());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
