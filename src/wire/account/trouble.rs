//! What can keep Spotify, or a service that tells audio features, from answering. Each has its own state on the screen.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Trouble {
    /// Nobody is logged in, or the login is over.
    #[error("the login is over")]
    SignedOut,
    /// The visitor is not one of the few users of this Client ID.
    #[error("the user is not registered")]
    Unregistered,
    /// Whoever owns the Client ID has no Premium.
    #[error("the owner has no Premium")]
    NoPremium,
    /// The visitor has agreed to less than what is needed.
    #[error("the consent does not reach")]
    MissingScope,
    /// The playlist belongs to somebody else.
    #[error("the playlist is not readable")]
    NotReadable,
    /// There is no such thing any more.
    #[error("there is no such thing")]
    NoSuch,
    /// The day's requests are used up.
    #[error("the quota is used up")]
    QuotaUsedUp {
        /// In how many hours it is worth asking again, at the earliest.
        hours: u32,
    },
    /// Too many requests, and waiting did not help.
    #[error("too many requests")]
    RateLimited,
    /// No answer came, although the browser believes itself to be online.
    #[error("no answer")]
    Unreachable,
    /// The browser is offline.
    #[error("offline")]
    Offline,
    /// The server failed, several times.
    #[error("the server failed with status {status}")]
    Broken {
        /// The last answer's status.
        status: u16,
    },
    /// The answer cannot be understood.
    #[error("the answer cannot be understood")]
    Garbled,
    /// Another refusal.
    #[error("refused with status {status}")]
    Refused {
        /// The answer's status.
        status: u16,
        /// What the answer says, bounded; may be empty.
        message: String,
    },
    /// The program that would ask did not come: what the browser says about that.
    #[error("the account's program is not here: {0}")]
    Absent(String),
    /// This browser lacks something that a login needs, or keeps it from the page.
    #[error("the browser refuses: {0}")]
    Browser(String),
}

impl Trouble {
    /// Whether a request that met this may have been carried out all the same.
    pub fn leaves_doubt(&self) -> bool {
        matches!(self, Trouble::Unreachable | Trouble::Offline | Trouble::Broken { .. } | Trouble::Garbled)
    }
}
