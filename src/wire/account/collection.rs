//! The visitor's playlists on Spotify and what stands in them, page by page.

use serde::{Deserialize, Serialize};

use crate::playlist::Track;

/// Some entries of a longer list, as Spotify gives them out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The entries; none where Spotify lists one that it does not show.
    pub entries: Vec<Option<T>>,
    /// How many entries the whole list has.
    pub total: usize,
    /// Where the next page begins, if there is one.
    pub next: Option<usize>,
    /// How many minutes ago it was read.
    pub age_minutes: u32,
}

/// A playlist in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Spotify's identifier of it.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What its owner is called; empty if unknown.
    pub owner: String,
    /// How many entries it has, if that is told.
    pub entries: Option<usize>,
    /// Names its content: another content has another name. Empty if that is not told.
    pub snapshot: String,
    /// Whether the visitor owns it or works on it; Spotify lets no other be read.
    pub readable: bool,
}

impl Listed {
    /// A playlist of which only its identifier is known.
    pub fn linked(id: &str) -> Listed {
        let name = "Linked playlist".into();
        Listed { id: id.into(), name, owner: String::new(), entries: None, snapshot: String::new(), readable: true }
    }
}

/// Something whose tracks can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Collection {
    /// What the visitor has liked.
    LikedSongs,
    /// A playlist.
    Playlist(Listed),
}

impl Collection {
    /// What the visitor calls it.
    pub fn name(&self) -> &str {
        match self {
            Collection::LikedSongs => "Liked Songs",
            Collection::Playlist(listed) => &listed.name,
        }
    }
}

/// What an entry of a playlist is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A track of Spotify's.
    Track(Track),
    /// A file on the listener's own disk: it has names and no id.
    Local(Track),
    /// A podcast's episode.
    Episode,
    /// Something that cannot be made out.
    Unreadable,
}
