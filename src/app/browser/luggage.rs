//! What outlives the page: the work that is left for Spotify's login, the playlist that is read, the recommendations that are saved.

use super::{kept, record, storage};
use crate::state::{Collection, Luggage, Made, Saving};

/// The work, in the database: it may be large.
const WORK: &str = "work";
/// For how many minutes it waits for the visitor to come back.
const WORK_LASTS: u32 = 60;
const READING: &str = "spotify-reading";
const SAVING: &str = "spotify-saving";
const MADE: &str = "spotify-made";

/// Keeps the work while the page is left; one that was kept before goes.
pub async fn pack(work: Option<&Luggage>) {
    match work {
        Some(work) => kept::put(WORK, work).await,
        None => kept::remove(|name| name == WORK).await,
    }
}

/// Takes the work that was kept.
pub async fn unpack() -> Option<Luggage> {
    let work = kept::get(WORK, WORK_LASTS).await;
    kept::remove(|name| name == WORK).await;
    work.map(|(work, _)| work)
}

/// The playlist that was read when the page was closed.
pub fn reading() -> Option<Collection> {
    record::from_text(&storage::of_tab(READING)?)
}

/// Keeps which playlist is read.
pub fn keep_reading(collection: Option<&Collection>) {
    storage::keep_of_tab(READING, collection.and_then(record::as_text).as_deref());
}

/// What was saved when the page was closed or left.
pub fn saving() -> Option<Saving> {
    record::from_text(&storage::of_tab(SAVING)?)
}

/// Keeps what is saved.
pub fn keep_saving(saving: Option<&Saving>) {
    storage::keep_of_tab(SAVING, saving.and_then(record::as_text).as_deref());
}

/// The playlist that this page made last.
pub fn made() -> Option<Made> {
    record::from_text(&storage::local(MADE)?)
}

/// Keeps which playlist this page made last.
pub fn keep_made(made: &Made) {
    record::as_text(made).iter().for_each(|text| storage::keep_local(MADE, text));
}
