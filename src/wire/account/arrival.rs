//! How a page stands to Spotify: the login, who is logged in, what is here again after the way there and back.

use serde::{Deserialize, Serialize};

use super::{Collection, Trouble};
use crate::import::Import;

/// How this page stands to Spotify.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The Client ID under which the page logs in, if there is one.
    pub client: Option<String>,
    /// Whether the visitor brought it.
    pub own: bool,
    /// Where Spotify sends the visitor back to; must be registered to the letter.
    pub redirect: String,
    /// Whether the login is to outlive this tab.
    pub stay: bool,
    /// Whether Spotify may still tell this Client ID audio features: not if it has once refused.
    pub tells_features: bool,
}

/// Who is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Spotify's identifier.
    pub id: String,
    /// What the visitor is called there.
    pub name: String,
}

/// What the visitor is asked to agree to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Consent {
    /// Reading playlists and liked songs.
    Read,
    /// That, and changing private playlists.
    Save,
}

/// Why nobody is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoginFault {
    /// The visitor said no.
    Cancelled,
    /// The answer is not one to a question of this page's, or was used before.
    NotOurs,
    /// Spotify could not be asked for the tokens, or refused them.
    Incomplete(Trouble),
    /// The login is over: Spotify no longer takes it.
    Ended,
}

/// What was found when the page was opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrival {
    /// How the page stands to Spotify.
    pub terms: Terms,
    /// What somebody who is logged in has agreed to; none if nobody is.
    pub consent: Option<Consent>,
    /// Why nobody is, if somebody wanted to be.
    pub fault: Option<LoginFault>,
    /// The playlist that was on the screen before the page was left for Spotify, or for a newer build of it.
    pub work: Option<Luggage>,
    /// Whether something is kept in the browser that came from Spotify or ReccoBeats.
    pub traces: bool,
}

/// How the page is left for Spotify.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    /// How the page stands to Spotify.
    pub terms: Terms,
    /// What is to be agreed to.
    pub consent: Consent,
    /// What of the work is to be here again.
    pub luggage: Option<Luggage>,
}

/// What of the work outlives the way to Spotify and back, or to a newer build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Luggage {
    /// The playlist.
    pub import: Import,
    /// Whether its tracks exist nowhere else.
    pub invented: bool,
    /// Which list of recommendations was shown.
    pub seed: u64,
    /// What it is on Spotify, if it is from there.
    pub collection: Option<Collection>,
}

/// How much is kept in the browser that came from Spotify or ReccoBeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// How many records.
    pub records: usize,
    /// Their size in bytes.
    pub bytes: usize,
    /// How many minutes ago the oldest of those was kept that tell when.
    pub oldest_minutes: Option<u32>,
}

/// What is left in the browser after everything of Spotify's was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// How many records there were.
    pub records: usize,
    /// How many could not be erased.
    pub left: usize,
}
