//! Turns that are taken over all tabs: one at a time asks Spotify, one refreshes the tokens.

use amalgamix::wire::account::Trouble;

use crate::js_error::JsError;
use crate::locks::{Lock, Locks};

/// Waits until nobody else has the turn of this name. It lasts until the answer is dropped or the tab is closed.
pub async fn hold(name: &str) -> Result<Lock, Trouble> {
    let taken = Locks::find().ok_or_else(absent)?.take(name, true).await;
    taken.map_err(|error| Trouble::Browser(JsError::from(error).to_string()))?.ok_or_else(absent)
}

fn absent() -> Trouble {
    Trouble::Browser("This browser is too old for a login: it has no Web Locks.".into())
}
