//! A taste among others.

use std::rc::Rc;

use amalgamix::playlist::Playlist;
use amalgamix::portrait::Portrait;
use serde::{Deserialize, Serialize};

use crate::state::{Ticket, Work};

/// Tells one taste from the others.
pub type Mark = Ticket;

/// A taste.
#[derive(Clone, Debug, PartialEq)]
pub struct Taste {
    /// Tells it from the others.
    pub mark: Mark,
    /// What is known of it.
    pub portrait: Portrait,
    /// Where it came from.
    pub whence: Whence,
    /// The playlist that it was made of, as long as the page is open that made it.
    pub playlist: Option<Rc<Playlist>>,
}

/// Where a taste came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whence {
    /// A playlist of the visitor's, from a file or from links.
    File,
    /// A playlist that was read from Spotify, or tells features that were.
    Spotify,
    /// An invented playlist.
    Demo,
    /// A friend's code.
    Friend,
}

impl Work {
    /// Where a taste that is made of it came from.
    pub(super) fn whence(&self) -> Whence {
        match (self.invented, &self.collection) {
            (true, _) => Whence::Demo,
            (false, Some(_)) => Whence::Spotify,
            (false, None) if self.has_features_by_request() => Whence::Spotify,
            (false, None) => Whence::File,
        }
    }
}
