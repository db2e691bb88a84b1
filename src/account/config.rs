//! What the owner of this page has set in `config.json` beside it.

use serde_json::Value;

use crate::fetch;

const FILE: &str = "config.json";
/// More than any such file has.
const MAX_BYTES: usize = 16 << 10;

/// The Client ID under which visitors log in to Spotify; none where each brings an own one. A file that is missing or damaged
/// sets nothing.
pub async fn client_id() -> Option<String> {
    let bytes = fetch::bytes(FILE).await.ok().filter(|bytes| bytes.len() <= MAX_BYTES)?;
    let settings: Value = serde_json::from_slice(&bytes).ok()?;
    settings["spotify_client_id"].as_str().filter(|client| !client.is_empty()).map(str::to_owned)
}
