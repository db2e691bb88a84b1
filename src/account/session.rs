//! The tokens: in memory, and in the tab's storage, or in the browser's where the visitor wants to stay signed in. They are read
//! by `login` and sent to Spotify by `spotify`, and nowhere else.

use std::cell::RefCell;

use amalgamix::wire::account::SESSION_RECORD;
use serde::{Deserialize, Serialize};

use crate::{record, storage};

/// What Spotify gave for a login.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Tokens {
    /// The Client ID that it was given to: no other may use it.
    pub client: String,
    /// Goes along with every request.
    pub access: String,
    /// Brings the next access token; serves until six months after the visitor's consent.
    pub refresh: Option<String>,
    /// When the access token ends, in milliseconds since 1970.
    pub until: f64,
    /// What the visitor has agreed to, separated by spaces.
    pub scopes: String,
    /// Whether it outlives the tab.
    pub stay: bool,
}

thread_local! {
    static MEMORY: RefCell<Option<Tokens>> = const { RefCell::new(None) };
}

/// The tokens of this Client ID. Those of another are dropped.
pub fn tokens(client: &str) -> Option<Tokens> {
    // Another tab may have refreshed the ones that are shared, or erased them.
    let kept = storage::local(SESSION_RECORD).or_else(|| storage::of_tab(SESSION_RECORD));
    let kept = kept.and_then(|text| record::from_text::<Tokens>(&text));
    let remembered = MEMORY.with_borrow(Clone::clone);
    let found = kept.or_else(|| remembered.filter(|tokens| !tokens.stay))?;
    if found.client == client {
        return Some(found);
    }
    forget();
    None
}

/// Keeps the tokens where they belong.
pub fn keep(tokens: &Tokens) {
    let text = record::as_text(tokens).unwrap_or_default();
    if tokens.stay {
        storage::keep_local(SESSION_RECORD, &text);
    } else {
        storage::keep_of_tab(SESSION_RECORD, Some(&text));
    }
    // Those that every tab shares are looked for where they are kept; a browser that keeps none leaves them to this tab.
    let stay = tokens.stay && storage::local(SESSION_RECORD).is_some();
    MEMORY.set(Some(Tokens { stay, ..tokens.clone() }));
}

/// Drops the tokens everywhere.
pub fn forget() {
    storage::drop_local(SESSION_RECORD);
    storage::keep_of_tab(SESSION_RECORD, None);
    MEMORY.set(None);
}
