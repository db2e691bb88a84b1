//! What the page leaves for itself in the browser: the playlist that is read, the recommendations that are saved, and the work on the
//! screen in case the page breaks down.

use amalgamix::wire::account::{Collection, Luggage, Made};

use super::{record, storage};
use crate::state::{Aside, Left, Saving, View};

const READING: &str = "spotify-reading";
const SAVING: &str = "spotify-saving";
const MADE: &str = "spotify-made";

/// The record is of this form; another form will get another name. `guard.js` knows it, and `RESUME`.
const ASIDE: &str = "aside-1";
/// So is this one: how the playlist is looked at.
const VIEW: &str = "aside-view-1";
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

/// What was put aside before the page broke down; none if it did not break down.
pub fn resumed() -> Option<Aside> {
    let resume = storage::of_tab(RESUME)?;
    storage::keep_of_tab(RESUME, None);
    let luggage = storage::of_tab(ASIDE).and_then(|text| record::from_text(&text))?;
    let view = storage::of_tab(VIEW).and_then(|text| record::from_text(&text)).unwrap_or_default();
    Some(Aside { luggage, view, opens: resume == "open" })
}

/// Puts a playlist aside. One that is too large is not, and one that was there before goes in any case.
pub fn keep_aside(luggage: Option<&Luggage>) {
    storage::keep_of_tab(ASIDE, None);
    let text = luggage.and_then(record::as_text).filter(|text| text.len() <= ASIDE_AT_MOST);
    storage::keep_of_tab(ASIDE, text.as_deref());
}

/// Keeps how it is looked at.
pub fn keep_view(view: &View) {
    storage::keep_of_tab(VIEW, record::as_text(view).as_deref());
}

/// Drops all that was put aside in this tab.
pub fn drop_aside() {
    [ASIDE, VIEW, RESUME].iter().for_each(|name| storage::keep_of_tab(name, None));
}

/// Keeps which playlist this page made last.
pub fn keep_made(made: &Made) {
    record::as_text(made).iter().for_each(|text| storage::keep_local(MADE, text));
}
