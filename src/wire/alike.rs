//! What the page asks about tastes: reading and writing their codes, and comparing them.

use serde::{Deserialize, Serialize};

use crate::constellation::Constellation;
use crate::playlist::{Playlist, Track};
use crate::portrait::Portrait;
pub use crate::qr::Picture;
use crate::similarity::Similarity;

/// What can be asked about tastes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AlikeTask {
    /// Read the code in a text: the code alone, a link with one, or a file's content. Answered by [`AlikeAnswer::Read`].
    Read(String),
    /// Find a code in a picture. Answered by [`AlikeAnswer::Read`].
    Scan(Picture),
    /// Write the code of a taste, with all that the portrait tells. Answered by [`AlikeAnswer::Written`].
    Write(Portrait),
    /// Compare two tastes. Answered by [`AlikeAnswer::Matched`].
    Match {
        /// The tastes.
        portraits: Box<[Portrait; 2]>,
        /// The playlists that they were made of, as far as they are here.
        playlists: Box<[Option<Playlist>; 2]>,
    },
    /// Compare many tastes. Answered by [`AlikeAnswer::Surveyed`].
    Survey(Vec<Portrait>),
}

/// The answers about tastes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AlikeAnswer {
    /// To [`AlikeTask::Read`] and [`AlikeTask::Scan`].
    Read(Portrait),
    /// To [`AlikeTask::Write`].
    Written(Written),
    /// To [`AlikeTask::Match`].
    Matched(Box<Match>),
    /// To [`AlikeTask::Survey`].
    Surveyed(Constellation),
}

/// What was found out about two tastes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// How alike they are.
    pub similarity: Similarity,
    /// The tracks that both playlists have; none where one of the two is not here.
    pub tracks: Option<Vec<Track>>,
    /// The artists that both have, by the spelling of a playlist that is here; none where one of the two tells no artists.
    pub artists: Option<Vec<String>>,
}

/// A taste as it is given to friends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The code.
    pub code: String,
    /// The page's address with the code in its fragment.
    pub link: String,
    /// The link as a QR code: which of the squares are dark, row by row, with no margin.
    pub squares: Vec<Vec<bool>>,
    /// The same as a drawing, an SVG file.
    pub picture: String,
}
