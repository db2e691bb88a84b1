//! The visitor's account with Spotify as far as the page knows it: who may log in, who is logged in, what is read from there.
//! No token ever comes here.

use std::rc::Rc;

use amalgamix::import::Import;
use serde::{Deserialize, Serialize};

use super::library::{Listed, Page, Paged};
use super::reading::{Entry, Reading};
use super::remote::{Remote, Ticket, Tickets};
use super::saving::{Made, Saving};
use super::trouble::Trouble;
use super::{Collection, Screen, State, Work};

/// Everything about the visitor's account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// How this page stands to Spotify.
    pub terms: Terms,
    /// Whether somebody is logged in.
    pub session: Session,
    /// What went wrong with the last login.
    pub fault: Option<LoginFault>,
    /// The visitor's playlists.
    pub library: Option<Paged<Listed>>,
    /// The playlist that is read.
    pub reading: Option<Reading>,
    /// The recommendations that are saved to Spotify, or were.
    pub saving: Option<Saving>,
    /// The playlist that was made before.
    pub made: Option<Made>,
    /// Whether something is kept in the browser that came from Spotify or ReccoBeats.
    pub traces: bool,
    /// How many seconds Spotify asked to wait, while that lasts.
    pub pause_seconds: Option<u32>,
    /// What became of the wish to erase everything.
    pub erasure: Remote<Erased>,
}

/// How this page stands to Spotify.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Why a Client ID was not taken.
    pub mistake: Option<&'static str>,
}

/// Whether somebody is logged in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Session {
    /// Not looked into yet.
    #[default]
    Unknown,
    /// It is looked into; a login that comes back is completed.
    Arriving {
        /// The ticket that the answer will carry.
        ticket: Ticket,
    },
    /// Nobody is, for another Client ID is taken.
    Adopting {
        /// The ticket that the answer will carry.
        ticket: Ticket,
        /// The visitor's own; none goes back to the page's.
        client: Option<String>,
    },
    /// Nobody is.
    Out,
    /// The page is about to be left for Spotify.
    Leaving {
        /// The ticket of the errand, answered only if it fails.
        ticket: Ticket,
        /// What is to be agreed to.
        consent: Consent,
    },
    /// Somebody is.
    In {
        /// Who.
        profile: Remote<Profile, Trouble>,
        /// Whether the visitor has agreed that playlists are made.
        can_save: bool,
    },
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrival {
    /// How the page stands to Spotify.
    pub terms: Terms,
    /// What somebody who is logged in has agreed to; none if nobody is.
    pub consent: Option<Consent>,
    /// Why nobody is, if somebody wanted to be.
    pub fault: Option<LoginFault>,
    /// The playlist that was on the screen before the page was left for Spotify.
    pub work: Option<Luggage>,
    /// The playlist that was read when the page was closed.
    pub reading: Option<Collection>,
    /// What was saved when the page was closed or left.
    pub saving: Option<Saving>,
    /// The playlist that was made before.
    pub made: Option<Made>,
    /// Whether something is kept in the browser that came from Spotify or ReccoBeats.
    pub traces: bool,
}

/// What of the work outlives the way to Spotify and back.
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

/// What is left in the browser after everything of Spotify's was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// How many records there were.
    pub records: usize,
    /// How many could not be erased.
    pub left: usize,
}

/// Something that happened to the account.
#[derive(Clone, Debug)]
pub enum AccountAction {
    /// It is known how things stand, or the way back from Spotify is complete.
    Arrived(Ticket, Box<Arrival>),
    /// The visitor wants to log in, or to agree to more.
    Connect(Consent),
    /// The page could not be left for Spotify.
    Held(Ticket, Trouble),
    /// The visitor has read what went wrong with a login.
    DismissFault,
    /// The visitor decides whether the login outlives this tab.
    Stay(bool),
    /// The visitor brings a Client ID, or takes it back if it is empty.
    UseClient(String),
    /// The other Client ID is kept.
    Adopted(Ticket),
    /// It is to be found out once more who is logged in.
    Identify,
    /// Who is logged in, or why that is not known.
    Known(Ticket, Result<Profile, Trouble>),
    /// The visitor wants to see the playlists, from Spotify even if they were kept.
    Browse {
        /// Whether what was kept is passed over.
        afresh: bool,
    },
    /// A page of the list of playlists is here, or why not.
    Listed(Ticket, Result<Page<Listed>, Trouble>),
    /// The list is to go on where it failed.
    ListOn,
    /// The visitor wants a playlist read.
    Read {
        /// Which one.
        collection: Collection,
        /// Whether what was kept is passed over.
        afresh: bool,
    },
    /// A page of the playlist is here, or why not.
    Turned(Ticket, Result<Page<Entry>, Trouble>),
    /// The visitor stops the reading.
    StopReading,
    /// The reading is to go on where it stopped.
    ReadOn,
    /// The visitor goes on with the part that is here.
    UsePart,
    /// Spotify asks for a pause of so many seconds.
    Paused(u32),
    /// The visitor wants everything of Spotify's erased.
    Erase,
    /// It is erased.
    Erased(Ticket, Erased),
    /// It was erased in another tab.
    ErasedElsewhere,
}

impl State {
    pub(super) fn apply_to_account(&mut self, action: AccountAction) {
        self.account.pause_seconds = None;
        match action {
            AccountAction::Arrived(ticket, arrival) => self.arrived(ticket, *arrival),
            AccountAction::Connect(consent) => self.leave_for_spotify(consent),
            AccountAction::Held(ticket, trouble) => self.held(ticket, trouble),
            AccountAction::DismissFault => self.account.fault = None,
            AccountAction::Stay(stay) => self.account.terms.stay = stay,
            AccountAction::UseClient(client) => self.use_client(client.trim()),
            AccountAction::Adopted(ticket) => self.adopted(ticket),
            AccountAction::Identify => self.identify(),
            AccountAction::Known(ticket, profile) => self.known(ticket, profile),
            AccountAction::Browse { afresh } => self.browse(afresh),
            AccountAction::Listed(ticket, page) => self.listed(ticket, page),
            AccountAction::ListOn => self.list_on(),
            AccountAction::Read { collection, afresh } => self.read(collection, afresh),
            AccountAction::Turned(ticket, page) => self.turned(ticket, page),
            AccountAction::StopReading => self.stop_reading(),
            AccountAction::ReadOn => self.read_on(),
            AccountAction::UsePart => self.finish_reading(),
            AccountAction::Paused(seconds) => self.account.pause_seconds = Some(seconds),
            AccountAction::Erase => self.account.erasure.ask(self.tickets.draw()),
            AccountAction::Erased(ticket, erased) => self.erased(ticket, erased),
            AccountAction::ErasedElsewhere => self.forget_account(),
        }
    }

    /// Takes up what was left when the page was last closed or left.
    fn arrived(&mut self, ticket: Ticket, arrival: Arrival) {
        if self.account.session != (Session::Arriving { ticket }) {
            return;
        }
        let Arrival { terms, consent, fault, work, reading, saving, made, traces } = arrival;
        let session = match consent {
            Some(consent) => Session::entered(consent, &mut self.tickets),
            None => Session::Out,
        };
        self.account = Account { terms, session, fault, saving, made, traces, ..Default::default() };
        if let Some(luggage) = work.filter(|_| self.work.is_none()) {
            self.work = Some(Work::unpacked(luggage));
            self.show(Screen::Result);
        }
        if consent.is_some() {
            self.take_up_saving();
            if let Some(collection) = reading {
                self.read(collection, false);
            }
        }
    }

    fn leave_for_spotify(&mut self, consent: Consent) {
        if self.account.terms.client.is_some() {
            self.account.fault = None;
            self.account.session = Session::Leaving { ticket: self.tickets.draw(), consent };
        }
    }

    fn held(&mut self, ticket: Ticket, trouble: Trouble) {
        if matches!(self.account.session, Session::Leaving { ticket: awaited, .. } if awaited == ticket) {
            (self.account.session, self.account.fault) = (Session::Out, Some(LoginFault::Incomplete(trouble)));
        }
    }

    /// Another Client ID is another account: what was read under the one before goes.
    fn use_client(&mut self, client: &str) {
        let fits = client.len() == 32 && client.bytes().all(|sign| sign.is_ascii_alphanumeric());
        let terms = &mut self.account.terms;
        terms.mistake = (!client.is_empty() && !fits).then_some(
            "A Client ID has 32 letters and digits. Copy it from the page of your app in Spotify’s dashboard.",
        );
        if terms.mistake.is_none() {
            self.forget_account();
            let client = Some(client.to_owned()).filter(|client| !client.is_empty());
            self.account.session = Session::Adopting { ticket: self.tickets.draw(), client };
        }
    }

    fn adopted(&mut self, ticket: Ticket) {
        if matches!(self.account.session, Session::Adopting { ticket: awaited, .. } if awaited == ticket) {
            self.account.session = Session::Unknown;
        }
    }

    fn identify(&mut self) {
        if let Session::In { profile, .. } = &mut self.account.session {
            profile.ask(self.tickets.draw());
        }
    }

    fn known(&mut self, ticket: Ticket, profile: Result<Profile, Trouble>) {
        profile.as_ref().err().iter().for_each(|trouble| self.note_end(trouble));
        if let Session::In { profile: known, .. } = &mut self.account.session {
            known.settle(ticket, profile);
        }
    }

    fn browse(&mut self, afresh: bool) {
        self.account.erasure = Remote::Idle;
        if afresh || self.account.library.is_none() {
            self.account.library = Some(Paged::begin(afresh, &mut self.tickets));
        }
        self.show(Screen::Library);
    }

    fn listed(&mut self, ticket: Ticket, page: Result<Page<Listed>, Trouble>) {
        let trouble = page.as_ref().err().cloned();
        if let Some(library) = &mut self.account.library
            && library.take(ticket, page, &mut self.tickets)
        {
            trouble.iter().for_each(|trouble| self.note_end(trouble));
        }
    }

    fn list_on(&mut self) {
        if let Some(library) = &mut self.account.library {
            library.go_on(&mut self.tickets);
        }
    }

    fn read(&mut self, collection: Collection, afresh: bool) {
        self.account.reading = Some(Reading::begin(collection, afresh, &mut self.tickets));
        if self.account.library.is_none() {
            self.account.library = Some(Paged::begin(false, &mut self.tickets));
        }
        if self.screen != Screen::Library {
            self.show(Screen::Library);
        }
    }

    /// Reads a playlist of which only its identifier is known, unless it is in the list.
    pub(super) fn read_linked(&mut self, id: &str) {
        let entries = self.account.library.iter().flat_map(|list| &list.entries).flatten();
        let known = entries.into_iter().find(|listed| listed.id == id).map(|listed| Listed::clone(listed));
        self.read(Collection::Playlist(known.unwrap_or_else(|| Listed::linked(id))), false);
    }

    fn turned(&mut self, ticket: Ticket, page: Result<Page<Entry>, Trouble>) {
        let trouble = page.as_ref().err().cloned();
        let Some(reading) = &mut self.account.reading else { return };
        if !reading.list.take(ticket, page, &mut self.tickets) {
            return;
        }
        match trouble {
            Some(Trouble::NotReadable) => self.mark_unreadable(),
            Some(trouble) => self.note_end(&trouble),
            None if reading.list.fetching().is_none() && reading.list.trouble().is_none() => self.finish_reading(),
            None => {}
        }
    }

    /// Marks the playlist in the list that turned out not to be readable.
    fn mark_unreadable(&mut self) {
        let Account { reading, library, .. } = &mut self.account;
        let Some(Reading { collection: Collection::Playlist(refused), .. }) = reading else { return };
        let entries = library.iter_mut().flat_map(|list| &mut list.entries).flatten();
        entries.filter(|listed| listed.id == refused.id).for_each(|listed| Rc::make_mut(listed).readable = false);
    }

    fn stop_reading(&mut self) {
        match &mut self.account.reading {
            Some(reading) if reading.list.fetching().is_some() && !reading.list.entries.is_empty() => {
                reading.list.stop()
            }
            _ => self.account.reading = None,
        }
    }

    fn read_on(&mut self) {
        if let Some(reading) = &mut self.account.reading {
            reading.list.go_on(&mut self.tickets);
        }
    }

    /// Makes a work of what was read. A playlist without a single track stays where it was read, and it is said there.
    fn finish_reading(&mut self) {
        let Some(import) = self.account.reading.as_ref().and_then(Reading::import) else { return };
        if let Some(Reading { collection, list }) = self.account.reading.take() {
            self.begin_read(import, collection, list.age_minutes);
        }
    }

    /// Whatever ends the login is said once, and what is here stays.
    pub(super) fn note_end(&mut self, trouble: &Trouble) {
        if *trouble == Trouble::SignedOut && self.account.session.is_in() {
            (self.account.session, self.account.fault) = (Session::Out, Some(LoginFault::Ended));
        }
    }

    fn erased(&mut self, ticket: Ticket, erased: Erased) {
        if self.account.erasure.ticket() == Some(ticket) {
            self.forget_account();
            self.account.erasure = Remote::Ready(erased);
        }
    }

    fn forget_account(&mut self) {
        let terms = Terms { stay: false, mistake: None, tells_features: true, ..self.account.terms.clone() };
        self.account = Account { terms, session: Session::Out, ..Account::default() };
        self.consent_to_reccobeats = false;
        self.forget_work_from_spotify();
    }

    fn forget_work_from_spotify(&mut self) {
        let is_ours = |work: &Work| work.collection.is_none() && !work.has_features_by_request();
        self.work = self.work.take().filter(is_ours);
        self.previous = self.previous.take().filter(is_ours);
        let homeless = matches!(self.screen, Screen::Library) || (self.screen == Screen::Result && self.work.is_none());
        if homeless {
            self.show(Screen::Doors);
        }
    }
}

impl Session {
    fn entered(consent: Consent, tickets: &mut Tickets) -> Session {
        let mut profile = Remote::Idle;
        profile.ask(tickets.draw());
        Session::In { profile, can_save: consent == Consent::Save }
    }

    /// Whether playlists can be made without asking the visitor for more.
    pub fn can_save(&self) -> bool {
        matches!(self, Session::In { can_save: true, .. })
    }

    /// Whether it is known how things stand.
    pub fn has_arrived(&self) -> bool {
        !matches!(self, Session::Unknown | Session::Arriving { .. } | Session::Adopting { .. })
    }

    /// Whether somebody is logged in.
    pub fn is_in(&self) -> bool {
        matches!(self, Session::In { .. })
    }
}

#[cfg(test)]
mod tests;
