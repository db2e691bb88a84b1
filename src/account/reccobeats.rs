//! ReccoBeats, an independent service that tells audio features by Spotify's ids and by the recordings' codes. Needs no login, and
//! is asked only if the visitor agrees.

mod json;

use amalgamix::features::AudioFeatures;
use amalgamix::wire::account::{Key, Trouble};

use crate::http;
use crate::pace::RECCOBEATS;
use crate::tells::TellsFeatures;

const ADDRESS: &str = "https://api.reccobeats.com/v1/audio-features";

/// The service.
pub struct ReccoBeats;

impl TellsFeatures for ReccoBeats {
    async fn tell(&self, keys: &[Key]) -> Result<Vec<(Key, AudioFeatures)>, Trouble> {
        let _turn = RECCOBEATS.turn().await?;
        let names: Vec<String> = keys
            .iter()
            .map(|key| match key {
                Key::Id(id) => id.to_string(),
                Key::Code(code) => code.to_string(),
            })
            .collect();
        RECCOBEATS.wait().await;
        let answer = http::get(&format!("{ADDRESS}?ids={}", names.join(",")), &[]).await?;
        match answer.status {
            200..=299 => json::read(&answer.body),
            429 => Err(Trouble::RateLimited),
            status @ 500.. => Err(Trouble::Broken { status }),
            status => Err(Trouble::Refused { status, message: String::new() }),
        }
    }
}
