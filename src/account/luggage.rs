//! The work that is left for Spotify's login, or for a newer build of the page, and is to be here again. In the database: it may be large.

use amalgamix::wire::account::Luggage;

use crate::kept;

/// The record is of this form; another form will get another name, for another build may read it.
const WORK: &str = "work";
/// For how many minutes it waits for the visitor to come back.
const LASTS: u32 = 60;

/// Keeps the work while the page is left; one that was kept before goes.
pub async fn pack(work: Option<&Luggage>) {
    match work {
        Some(work) => kept::put(WORK, work).await,
        None => kept::remove(|name| name == WORK).await,
    }
}

/// Takes the work that was kept.
pub async fn unpack() -> Option<Luggage> {
    let work = kept::get(WORK, LASTS).await;
    kept::remove(|name| name == WORK).await;
    work.map(|(work, _)| work)
}
