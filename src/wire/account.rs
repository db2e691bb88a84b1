//! The only words that the page and the account's program share. No token is among them: those never leave the program.
//!
//! The program keeps nothing of a page's: a request carries all that its answer depends on.

mod arrival;
mod collection;
mod features;
mod save;
mod trouble;

use serde::{Deserialize, Serialize};

pub use arrival::{Arrival, Consent, Departure, Erased, Kept, LoginFault, Luggage, Profile, Terms};
pub use collection::{Collection, Entry, Listed, Page};
pub use features::{Gap, Key, Question, Source, Told};
pub use save::{Made, Save, Saved};
pub use trouble::Trouble;

/// The record of the browser's in which the login is kept. The page looks only whether it is there.
pub const SESSION_RECORD: &str = "spotify-session";

/// The record of the browser's that is there while the visitor lets ReccoBeats be asked.
pub const CONSENT_RECORD: &str = "reccobeats-consent";

/// How the names of the records begin that have to do with Spotify or ReccoBeats.
pub const RECORDS_BEGIN: [&str; 2] = ["spotify-", "reccobeats-"];

/// Something the page asks of the account's program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Repeated on the answer.
    pub ticket: u32,
    /// The Client ID under which Spotify is asked; empty while none is known.
    pub client: String,
    /// What is asked.
    pub task: Task,
}

/// What the account's program can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// See how things stand with Spotify, and complete a login that comes back. Answered by [`Answer::Arrived`].
    Arrive,
    /// Take another Client ID, and erase what came under the one before. Answered by [`Answer::Adopted`].
    Adopt(Option<String>),
    /// Leave the page for Spotify. Answered by [`Answer::Held`], only if that fails.
    Leave(Box<Departure>),
    /// See who is logged in. Answered by [`Answer::Known`].
    Identify,
    /// Get a page of the visitor's playlists. Answered by [`Answer::Listed`].
    List {
        /// Where it begins.
        offset: usize,
        /// Whether a page that was kept is passed over.
        afresh: bool,
    },
    /// Get a page of a playlist. Answered by [`Answer::Turned`].
    Turn {
        /// Which one.
        collection: Collection,
        /// Where it begins.
        offset: usize,
        /// Whether a page that was kept is passed over.
        afresh: bool,
    },
    /// Look for audio features that are kept. Answered by [`Answer::Recalled`].
    Recall(Vec<Gap>),
    /// Ask a source for audio features. Answered by [`Answer::Told`].
    Ask(Question),
    /// Do the next step of saving recommendations. Answered by [`Answer::Stepped`].
    Save(Save),
    /// See how much is kept. Answered by [`Answer::Weighed`].
    Weigh,
    /// Erase everything that came from Spotify. Answered by [`Answer::Erased`].
    Erase,
    /// Put the work aside, so that it is here again when the page is next opened. Answered by [`Answer::Packed`].
    Pack(Box<Luggage>),
}

/// What the account's program says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// A task is done, or why not.
    Answered {
        /// The ticket of the request that this answers.
        ticket: u32,
        /// The answer.
        answer: Answer,
    },
    /// Spotify asks for a pause of so many seconds.
    Paused(u32),
    /// Everything was erased in another tab.
    ErasedElsewhere,
}

/// The answers to the tasks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Task::Arrive`]: how things stand.
    Arrived(Box<Arrival>),
    /// To [`Task::Adopt`]: the other Client ID is kept.
    Adopted,
    /// To [`Task::Leave`]: the page could not be left.
    Held(Trouble),
    /// To [`Task::Identify`]: who is logged in.
    Known(Result<Profile, Trouble>),
    /// To [`Task::List`]: a page of the list.
    Listed(Result<Page<Listed>, Trouble>),
    /// To [`Task::Turn`]: a page of the playlist.
    Turned(Result<Page<Entry>, Trouble>),
    /// To [`Task::Recall`]: what is kept, and the places of tracks that nobody knew.
    Recalled(Told, Vec<usize>),
    /// To [`Task::Ask`]: what the source tells.
    Told(Result<Told, Trouble>),
    /// To [`Task::Save`]: what the step brought.
    Stepped(Result<Saved, Trouble>),
    /// To [`Task::Weigh`]: how much is kept.
    Weighed(Kept),
    /// To [`Task::Erase`]: what is left.
    Erased(Erased),
    /// To [`Task::Pack`]: it is put aside.
    Packed,
}
