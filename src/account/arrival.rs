//! How this browser stands to Spotify: what is known when the page opens, and how all of it is erased.

use amalgamix::wire::account::{Arrival, Erased, Kept, Terms};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::{address, config, kept, login, luggage, personal, session, spotify, storage, tells};

/// The visitor's own Client ID.
const CLIENT: &str = "spotify-client";
/// How a record begins that says that a Client ID may not read audio features.
const REFUSED: &str = "spotify-no-features:";
/// Where tabs tell each other that everything was erased.
const CHANNEL: &str = "amalgamix-account";

/// Finds out how things stand, and completes a login that comes back.
pub async fn arrive() -> Arrival {
    let callback = address::take_callback();
    let fault = match callback {
        Some(callback) => {
            let completed = login::complete(callback).await;
            if completed.is_ok() {
                spotify::forget_listener().await;
            }
            completed.err()
        }
        None => None,
    };
    let terms = terms().await;
    let consent = terms.client.as_deref().and_then(login::consent);
    let work = luggage::unpack().await;
    let traces = kept::count().await.is_some_and(|records| records > 0);
    spawn_local(kept::tidy(lasts));
    Arrival { terms, consent, fault, work, traces }
}

/// For how many minutes at most the records of a name are of use.
fn lasts(name: &str) -> u32 {
    if name.starts_with(tells::RECORDS) { tells::HITS_LAST } else { spotify::PAGE_LASTS }
}

async fn terms() -> Terms {
    let own = storage::local(CLIENT).filter(|client| !client.is_empty());
    let served = config::client_id().await;
    let is_own = own.is_some();
    let client = own.or(served);
    let refused = client.as_deref().is_some_and(|client| storage::local(&refusal_record(client)).is_some());
    let stay = client.as_deref().and_then(session::tokens).is_some_and(|tokens| tokens.stay);
    let redirect = address::own_address();
    Terms { client, own: is_own, redirect, stay, tells_features: !refused }
}

/// Keeps that Spotify does not tell this Client ID audio features: it is never asked again.
pub fn keep_refusal(client: &str) {
    storage::keep_local(&refusal_record(client), "yes");
}

fn refusal_record(client: &str) -> String {
    format!("{REFUSED}{client}")
}

/// Keeps the visitor's own Client ID, or goes back to the page's, and erases everything that came under the one before.
pub async fn use_client(client: Option<&str>) {
    erase().await;
    match client {
        Some(client) => storage::keep_local(CLIENT, client),
        None => storage::drop_local(CLIENT),
    }
}

/// How much there is that has to do with Spotify. The Client ID is the visitor's, and not counted.
pub async fn weigh() -> Kept {
    let in_database = kept::weigh().await;
    let sizes: Vec<usize> = personal::sizes(|name| name != CLIENT).collect();
    Kept {
        records: in_database.records + sizes.len(),
        bytes: in_database.bytes + sizes.iter().sum::<usize>(),
        ..in_database
    }
}

/// Erases everything that has to do with Spotify, in all tabs, and looks whether it is gone.
pub async fn erase() -> Erased {
    session::forget();
    let own = storage::local(CLIENT);
    let records = kept::count().await.unwrap_or_default() + personal::drop_all();
    kept::remove(|_| true).await;
    // The Client ID is the visitor's, not Spotify's: it says nothing of the account.
    own.iter().for_each(|client| storage::keep_local(CLIENT, client));
    // A tab that does not hear of it finds the tokens gone at its next request.
    let _ = channel().map(|channel| channel.post_message(&"erased".into()));
    let left = kept::count().await.unwrap_or_default() + personal::count() - usize::from(own.is_some());
    Erased { records, left }
}

/// Tells when everything was erased in another tab. The page never stops listening.
pub fn watch_erasure(hear: impl Fn() + 'static) {
    let Some(channel) = channel() else { return };
    let ear = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
        session::forget();
        hear();
    });
    channel.set_onmessage(Some(ear.into_js_value().unchecked_ref()));
}

thread_local! {
    /// One for speaking and hearing: a tab does not hear itself on it.
    static SHARED: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
}

fn channel() -> Option<BroadcastChannel> {
    SHARED.with(Clone::clone)
}
