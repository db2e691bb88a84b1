//! What the page leaves for itself in the browser: the playlist that is read, the recommendations that are saved.

use amalgamix::wire::account::{Collection, Made};

use super::{record, storage};
use crate::state::{Left, Saving};

const READING: &str = "spotify-reading";
const SAVING: &str = "spotify-saving";
const MADE: &str = "spotify-made";

/// What was left when the page was closed.
pub fn left() -> Left {
    Left {
        reading: storage::of_tab(READING).and_then(|text| record::from_text(&text)),
        saving: storage::of_tab(SAVING).and_then(|text| record::from_text(&text)),
        made: storage::local(MADE).and_then(|text| record::from_text(&text)),
    }
}

/// Keeps which playlist is read.
pub fn keep_reading(collection: Option<&Collection>) {
    storage::keep_of_tab(READING, collection.and_then(record::as_text).as_deref());
}

/// Keeps what is saved.
pub fn keep_saving(saving: Option<&Saving>) {
    storage::keep_of_tab(SAVING, saving.and_then(record::as_text).as_deref());
}

/// Keeps which playlist this page made last.
pub fn keep_made(made: &Made) {
    record::as_text(made).iter().for_each(|text| storage::keep_local(MADE, text));
}
