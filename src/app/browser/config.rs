//! What the owner of this page has set in `config.json` beside it.

use serde::Deserialize;

use super::fetch;

const FILE: &str = "config.json";
/// More than any such file has.
const MAX_BYTES: usize = 16 << 10;

/// What the owner has set. Whatever is missing is not set.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The Client ID under which visitors log in to Spotify; empty where each brings an own one.
    pub spotify_client_id: String,
}

/// The settings; a file that is missing or damaged sets nothing.
pub async fn read() -> Config {
    let bytes = fetch::bytes(FILE).await.unwrap_or_default();
    if bytes.len() > MAX_BYTES {
        return Config::default();
    }
    serde_json::from_slice(&bytes).unwrap_or_default()
}
