//! What the page leaves for itself in the browser: the playlist that is read, the recommendations that are saved, and the work on the
//! screen in case the page breaks down.

use amalgamix::wire::account::{Collection, Made};

use super::{record, storage};
use crate::state::{Aside, Left, Saving};

const READING: &str = "spotify-reading";
const SAVING: &str = "spotify-saving";
const MADE: &str = "spotify-made";

/// The record is of this form; another form will get another name. `guard.js` knows it, and the next one.
const ASIDE: &str = "aside-1";
/// What is to become of it after the page has broken down.
const RESUME: &str = "resume";
/// As text it has no more signs than this: a playlist of some 15,000 tracks. Browsers keep about five million of a page's.
const ASIDE_AT_MOST: usize = 3_000_000;

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

/// What was put aside before the page broke down, and whether it is to be opened at once; none if it did not break down.
pub fn resumed() -> Option<(Aside, bool)> {
    let resume = storage::of_tab(RESUME)?;
    storage::keep_of_tab(RESUME, None);
    let aside = storage::of_tab(ASIDE).and_then(|text| record::from_text(&text))?;
    Some((aside, resume == "open"))
}

/// Puts the work aside. One that is too large is not, and one that was there before goes in any case.
pub fn keep_aside(aside: Option<&Aside>) {
    storage::keep_of_tab(ASIDE, None);
    let text = aside.and_then(record::as_text).filter(|text| text.len() <= ASIDE_AT_MOST);
    storage::keep_of_tab(ASIDE, text.as_deref());
}

/// Keeps which playlist this page made last.
pub fn keep_made(made: &Made) {
    record::as_text(made).iter().for_each(|text| storage::keep_local(MADE, text));
}
