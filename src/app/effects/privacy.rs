//! What the page on privacy says, and how the owner of the page is reached. In the part of the program that comes later.

use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::{build, fetch};
use crate::state::{Action, PrivacyNotice, State, Ticket};

/// The text, in the build's folder.
const TEXT: &str = "privacy.md";
/// What the owner of this page has set.
const CONFIG: &str = "config.json";

/// What the page itself wants to know of that.
#[derive(serde::Deserialize)]
struct Config {
    #[serde(default)]
    contact: String,
}

/// Fetches the text, and tells it.
#[inline(never)]
pub fn tell(ticket: Ticket, dispatch: UseReducerDispatcher<State>) {
    spawn_local(async move { dispatch.dispatch(Action::ToldOfPrivacy(ticket, fetched().await)) });
}

/// The notice. An owner whose settings are missing or damaged has not told how to be reached.
async fn fetched() -> Result<PrivacyNotice, String> {
    let text = fetch::bytes(&build::file(TEXT)).await.map_err(|error| error.to_string())?;
    let config = fetch::bytes(CONFIG).await.unwrap_or_default();
    Ok(PrivacyNotice { text: String::from_utf8_lossy(&text).into_owned(), contact: contact(&config) })
}

#[inline(never)]
fn contact(config: &[u8]) -> String {
    serde_json::from_slice(config).map_or_else(|_| String::new(), |Config { contact }| contact.trim().to_owned())
}
