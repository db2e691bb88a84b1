//! One request to Spotify's Web API, with everything that may have to be done until it is answered: taking turns, refreshing the
//! login, waiting, asking again.

use std::time::Duration;

use amalgamix::wire::account::Trouble;

use super::verdict::{Attempts, Verdict};
use crate::http::{self, Answer};
use crate::pace::SPOTIFY;
use crate::{clock, login, storage};

const HOST: &str = "https://api.spotify.com/v1";

/// Milliseconds in an hour.
const HOUR: f64 = 3_600_000.0;

/// Spotify's Web API under a Client ID.
pub struct Api {
    pub client: String,
    /// Is told how many seconds are waited.
    pub pause: Box<dyn Fn(u32)>,
}

impl Api {
    /// What stands at this path.
    pub async fn get(&self, path: &str) -> Result<Vec<u8>, Trouble> {
        self.ask(path, None).await
    }

    /// What is answered to this body. It is sent again only where it is certain that it had no effect.
    pub async fn post(&self, path: &str, body: &str) -> Result<Vec<u8>, Trouble> {
        self.ask(path, Some(body)).await
    }

    async fn ask(&self, path: &str, body: Option<&str>) -> Result<Vec<u8>, Trouble> {
        let mut attempts = Attempts::of(body.is_none());
        let mut stale = None;
        loop {
            let _turn = SPOTIFY.turn().await?;
            self.heed_quota()?;
            let token = login::access(&self.client, stale.as_deref()).await?;
            SPOTIFY.wait().await;
            match attempts.judge(send(path, &token, body).await) {
                Verdict::Here(body) => return Ok(body),
                Verdict::Expired => stale = Some(token),
                Verdict::Again { seconds, asked_for } => {
                    if asked_for {
                        (self.pause)(seconds);
                    }
                    clock::wait(Duration::from_secs(seconds.into())).await;
                }
                Verdict::Over(trouble) => return Err(self.noted(trouble)),
            }
        }
    }

    /// A quota that was used up is not asked for again before it can have changed.
    fn heed_quota(&self) -> Result<(), Trouble> {
        let until: Option<f64> = storage::local(&self.quota_record()).and_then(|until| until.parse().ok());
        let left = until.map_or(0.0, |until| until - clock::now());
        if left > 0.0 { Err(Trouble::QuotaUsedUp { hours: (left / HOUR).ceil() as u32 }) } else { Ok(()) }
    }

    fn noted(&self, trouble: Trouble) -> Trouble {
        if let Trouble::QuotaUsedUp { hours } = trouble {
            let until = clock::now() + f64::from(hours) * HOUR;
            storage::keep_local(&self.quota_record(), &until.to_string());
        }
        trouble
    }

    fn quota_record(&self) -> String {
        format!("spotify-quota:{}", self.client)
    }
}

async fn send(path: &str, token: &str, body: Option<&str>) -> Result<Answer, Trouble> {
    let address = format!("{HOST}{path}");
    let bearer = format!("Bearer {token}");
    match body {
        None => http::get(&address, &[("Authorization", &bearer)]).await,
        Some(body) => {
            http::post(&address, &[("Authorization", &bearer), ("Content-Type", "application/json")], body).await
        }
    }
}
