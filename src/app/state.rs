//! All that the page knows, and what it shows of it. Nothing here touches the browser, starts a future or draws.
//!
//! The state is a list of things that are awaited or here; [`State::errands`] reads off what has to be done outside, and
//! every [`Action`] goes through one pure function (in `reduce`).

mod account;
mod action;
mod alike;
mod answers;
mod aside;
mod breakdowns;
mod catalog;
mod choice;
mod engines;
mod errand;
mod gathering;
mod library;
mod offline;
mod opening;
mod outgoing;
mod paged;
mod reading;
mod reduce;
mod remote;
mod saving;
mod session;
mod stored;
mod work;

use std::rc::Rc;

use amalgamix::catalog::Origin;
use amalgamix::recommend::Wishes;
use amalgamix::report::Summary;
use amalgamix::wire::Method;
use serde::{Deserialize, Serialize};

pub use account::{Account, AccountAction, Left};
pub use action::{Action, Wanted};
pub use alike::{Alike, AlikeAction, Arrivals, Given, Mark, Place, Receiving, Sharing, Taste, Way, Whence};
pub use aside::{Aside, View};
pub use breakdowns::{Breakdown, Breakdowns, Mishap};
pub use catalog::{Catalog, CatalogAction, CatalogWish, Tending};
pub use choice::Choice;
pub use engines::{Adapter, Engines, WebGpu};
pub use errand::{Errand, Worker};
pub use gathering::GatheringAction;
pub use offline::{Keeping, Offline, OfflineAction, Renewal};
pub use opening::{Demo, Opening, PlaylistFile, Source};
pub use outgoing::Outgoing;
pub use paged::{Paged, Step};
pub use reading::Reading;
pub use remote::{Progress, Remote, Ticket};
pub use saving::{SaveStep, Saving, SavingAction, Standing};
pub use session::Session;
pub use stored::{Holding, Matter, Stored, StoredAction, Survey};
pub use work::Work;

use remote::Tickets;

/// What fills the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Screen {
    /// Where a playlist comes in.
    #[default]
    Doors,
    /// What was found about it.
    Result,
    /// The visitor's playlists on Spotify.
    Library,
    /// How all this works, and how well.
    Explained,
    /// The catalog, and what can be done about it.
    Catalog,
    /// Tastes beside each other.
    Alike,
    /// What is kept in this browser, and how it is erased.
    Settings,
    /// Who learns what, and on what terms.
    Privacy,
}

/// What the page on privacy says.
#[derive(Clone, Debug, PartialEq)]
pub struct PrivacyNotice {
    /// Its text, in the little of Markdown that is drawn.
    pub text: String,
    /// How the owner of this page is reached; empty if that is not told.
    pub contact: String,
}

/// All that the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is shown.
    pub screen: Screen,
    /// How often the screen has changed: the keyboard's focus follows.
    pub moves: u32,
    /// The part of the page's program that draws all screens but the first.
    pub rest: Remote<()>,
    /// Both engines.
    pub engines: Engines,
    /// The workers that were lost.
    pub breakdowns: Breakdowns,
    /// The catalog that recommendations come from.
    pub catalog: Catalog,
    /// The playlists that are served beside the page.
    pub demos: Remote<Rc<[Demo]>>,
    /// How genres are to be found.
    pub method: Method,
    /// What is wanted of recommendations, but for the seed, which each playlist has its own of.
    pub wishes: Wishes,
    /// What training and evaluation found out.
    pub report: Remote<Rc<Summary>>,
    /// Whether a file is held over the page.
    pub hovering: bool,
    /// The playlist that is brought in.
    pub opening: Opening,
    /// The playlist on the result screen.
    pub work: Option<Work>,
    /// The last one before it whose genres were found.
    pub previous: Option<Work>,
    /// Tastes beside each other.
    pub alike: Alike,
    /// The visitor's account with Spotify.
    pub account: Account,
    /// The page's copy in the browser.
    pub offline: Offline,
    /// What is kept in this browser.
    pub stored: Stored,
    /// What the page on privacy says.
    pub privacy: Remote<PrivacyNotice>,
    /// Whether ReccoBeats may be asked for audio features.
    pub consent_to_reccobeats: bool,
    /// Whether the browser keeps no records for this page, and the visitor has not read yet what that means.
    pub forgets: bool,
    tickets: Tickets,
}

impl State {
    /// The state of a page that was just opened.
    pub fn new(choice: Choice, consent_to_reccobeats: bool) -> State {
        let engines = Engines { choice, ..Default::default() };
        let mut state = State { engines, consent_to_reccobeats, ..Default::default() };
        state.proceed();
        state
    }

    /// The same, with what was wished for on an earlier visit.
    pub fn wishing(self, wishes: Wishes) -> State {
        State { wishes, ..self }
    }

    /// The same, in a browser that keeps records for this page or does not.
    pub fn remembering(self, remembers: bool) -> State {
        State { forgets: !remembers, ..self }
    }

    /// The playlist on the screen, if there is one.
    pub fn shown(&self) -> Option<&Work> {
        self.work.as_ref().filter(|_| self.screen == Screen::Result)
    }

    /// The playlists of which something is found out: that on the result screen, and one that becomes a taste.
    fn works(&mut self) -> (impl Iterator<Item = &mut Work>, &mut Tickets) {
        (self.work.iter_mut().chain(self.alike.arrivals.work_mut()), &mut self.tickets)
    }

    /// How genres can be found now: without the catalog nothing is known about artists.
    pub fn method_for_now(&self) -> Method {
        Method { artists: self.method.artists && self.catalog.is_ready(), ..self.method }
    }

    /// What is wanted of the next list for a playlist.
    pub fn wishes_for(&self, work: &Work) -> Wishes {
        Wishes { seed: work.seed, ..self.wishes.clone() }
    }

    /// Whether what would be recommended exists nowhere else; none while that is not known.
    pub fn recommends_invented(&self) -> Option<bool> {
        self.catalog.value().map(|catalog| catalog.origin == Origin::Demo)
    }
}
