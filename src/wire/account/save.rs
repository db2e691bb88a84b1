//! Recommendations on their way into a playlist on Spotify, one step at a time.

use serde::{Deserialize, Serialize};

/// A playlist that this page has made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Spotify's identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
}

impl Made {
    /// Where it can be seen.
    pub fn address(&self) -> String {
        format!("https://open.spotify.com/playlist/{}", self.id)
    }
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Save {
    /// Make a playlist, which nobody else sees.
    Create {
        /// What it is called.
        name: String,
        /// What its description says; ends with a mark by which it is found again.
        description: String,
    },
    /// Look for a playlist that may have been made.
    Find {
        /// What its description says.
        description: String,
    },
    /// Count a playlist's entries.
    Count(Made),
    /// Add the tracks with these URIs to a playlist, behind those that it has.
    Append(Made, Vec<String>),
}

/// What a step brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// The playlist that was made.
    Created(Made),
    /// The playlist that was made before the answer was lost, if it was.
    Found(Option<Made>),
    /// How many entries the playlist has.
    Counted(usize),
    /// The tracks were added.
    Appended,
}
