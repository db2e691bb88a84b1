//! One request at a time over all tabs, and never too soon after the one before.

use std::cell::Cell;
use std::time::Duration;

use amalgamix::wire::account::Trouble;

use crate::locks::Lock;
use crate::{clock, storage, turn};

/// A service that wants to be asked slowly.
pub struct Pace {
    /// The turn that its requests take.
    lock: &'static str,
    /// The record of the last request's time.
    record: &'static str,
    /// How many milliseconds lie between the beginnings of two requests.
    gap: f64,
}

/// Spotify's Web API.
pub const SPOTIFY: Pace = Pace { lock: "amalgamix-spotify", record: "spotify-asked", gap: 265.0 };

/// ReccoBeats.
pub const RECCOBEATS: Pace = Pace { lock: "amalgamix-reccobeats", record: "reccobeats-asked", gap: 510.0 };

thread_local! {
    /// For browsers that keep nothing.
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

impl Pace {
    /// Waits until no other request is under way.
    pub async fn turn(&self) -> Result<Lock, Trouble> {
        turn::hold(self.lock).await
    }

    /// Waits until enough time has passed since the request before. To be called last before a request is sent, by who has
    /// the turn.
    pub async fn wait(&self) {
        let kept = storage::local(self.record).and_then(|time| time.parse().ok());
        let last: f64 = kept.unwrap_or_else(|| LAST.get());
        let left = last + self.gap - clock::now();
        // A clock that was set back must not stop everything.
        if left > 0.0 && left <= self.gap {
            clock::wait(Duration::from_millis(left.ceil() as u64)).await;
        }
        LAST.set(clock::now());
        storage::keep_local(self.record, &clock::now().to_string());
    }
}
