//! A playlist on its way in: from a door to the engine that reads it, and to the choice where its file holds several. It
//! becomes `Work` when it is read.

use std::rc::Rc;

use amalgamix::import::Contents;
use serde::Deserialize;

use super::remote::Ticket;

/// A playlist that is served beside the page. Its tracks are invented.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Demo {
    /// The name of its file.
    pub file: String,
    /// What it is called.
    pub name: String,
    /// What to expect of it.
    pub description: String,
    /// How many tracks it has.
    pub tracks: usize,
}

/// Where a playlist comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// It is served beside the page.
    Demo(Demo),
    /// The visitor chose or dropped it.
    File(web_sys::File),
}

impl Source {
    /// What it is called until it is read.
    pub fn name(&self) -> String {
        match self {
            Source::Demo(demo) => demo.name.clone(),
            Source::File(file) => file.name(),
        }
    }

    /// Whether its tracks exist nowhere else.
    pub fn is_invented(&self) -> bool {
        matches!(self, Source::Demo(_))
    }
}

/// A file as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaylistFile {
    /// Its name, which becomes the playlist's.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How far the playlist has come that is brought in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Opening {
    /// None is brought in.
    #[default]
    Nothing,
    /// Its bytes are fetched, or read from the visitor's disk.
    Reading {
        /// The ticket that the bytes will carry.
        ticket: Ticket,
        /// Where they come from.
        source: Source,
    },
    /// The engine makes a playlist of them.
    Importing {
        /// The ticket that the playlist will carry.
        ticket: Ticket,
        /// The bytes.
        file: Rc<PlaylistFile>,
        /// Whether the tracks are invented.
        invented: bool,
    },
    /// The file holds several, and the visitor chooses.
    Choosing {
        /// The playlists.
        contents: Rc<Contents>,
        /// Whether the tracks are invented.
        invented: bool,
    },
    /// It could not be brought in.
    Failed {
        /// Which one, if it is known.
        name: Option<String>,
        /// Why, in words for the visitor.
        error: String,
    },
}

impl Opening {
    /// The ticket of the errand that is under way.
    pub fn ticket(&self) -> Option<Ticket> {
        match self {
            Opening::Reading { ticket, .. } | Opening::Importing { ticket, .. } => Some(*ticket),
            _ => None,
        }
    }

    /// What the playlist is called that is on its way.
    pub fn name(&self) -> Option<String> {
        match self {
            Opening::Nothing => None,
            Opening::Reading { source, .. } => Some(source.name()),
            Opening::Importing { file, .. } => Some(file.name.clone()),
            Opening::Choosing { contents, .. } => Some(contents.name.clone()),
            Opening::Failed { name, .. } => name.clone(),
        }
    }
}
