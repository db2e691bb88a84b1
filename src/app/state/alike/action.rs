//! What can happen to tastes.

use amalgamix::export::Form;
use amalgamix::portrait::Portrait;
use amalgamix::wire::Picture;

use super::{Given, Mark, Way, Whence};
use crate::state::{PlaylistFile, Ticket};

/// Something that happened to tastes.
#[derive(Clone, Debug)]
pub enum AlikeAction {
    /// The visitor wants to see them.
    Show,
    /// The visitor wants the playlist on the screen among them.
    Join,
    /// The visitor brings playlist files.
    Bring(Vec<web_sys::File>),
    /// The visitor brings all demo playlists.
    BringDemos,
    /// The visitor wants all playlists of the file that is waiting for a choice.
    BringAll,
    /// The visitor wants all playlists of the list on Spotify.
    BringLibrary,
    /// The visitor wants no more of what is on its way.
    StopBringing,
    /// A file's bytes are here, or why not.
    Read(Ticket, Result<PlaylistFile, String>),
    /// Another tab has changed which tastes are kept: these are.
    KeptElsewhere(Vec<(Portrait, Whence)>),
    /// The visitor calls a taste otherwise.
    Rename(Mark, String),
    /// The visitor wants a taste no more.
    Remove(Mark),
    /// The visitor wants to look at these together.
    Choose(Vec<Mark>),
    /// The visitor wants to look at this one too, or no more.
    Toggle(Mark),
    /// The visitor wants tracks for those who are looked at together; others, if there are some.
    Together,
    /// The visitor takes those along.
    TakeAlong(Form),
    /// The visitor wants what failed to be tried again.
    AskAgain,
    /// The visitor wants to give a taste to a friend.
    Share(Mark),
    /// What the friend is to be told.
    Tell {
        /// By which name the taste goes; may be empty.
        name: String,
        /// Whether artists are told, blurred.
        artists: bool,
    },
    /// The visitor takes what goes to the friend.
    Hand(Way),
    /// It has arrived, or why not.
    Handed(Ticket, Result<(), String>),
    /// The visitor has shared enough.
    KeepToMyself,
    /// The visitor was given a taste.
    Receive(Given),
    /// The visitor wants the camera to look for a code.
    Watch,
    /// What the camera sees, or why it sees nothing.
    Seen(Ticket, Result<Picture, String>),
    /// The visitor keeps the friend's taste.
    Accept,
    /// The visitor does not want the friend's taste, or looks for none any more.
    Decline,
}
