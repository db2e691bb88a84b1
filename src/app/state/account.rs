//! The visitor's account with Spotify as far as the page knows it: who may log in, who is logged in, what is read from there.
//! No token ever comes here.

use std::collections::VecDeque;

use amalgamix::wire::account::{
    Arrival, Collection, Consent, Entry, Erased, Listed, LoginFault, Made, Page, Profile, Terms, Trouble,
};

use super::paged::Paged;
use super::reading::Reading;
use super::remote::{Remote, Ticket};
use super::saving::Saving;
use super::session::Session;
use super::{Screen, State, Work};

/// Everything about the visitor's account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// How this page stands to Spotify.
    pub terms: Terms,
    /// Whether somebody is logged in.
    pub session: Session,
    /// Why a Client ID was not taken.
    pub mistake: Option<&'static str>,
    /// What went wrong with the last login.
    pub fault: Option<LoginFault>,
    /// The visitor's playlists.
    pub library: Option<Paged<Listed>>,
    /// The playlists that are still to be read to become tastes.
    pub to_read: VecDeque<Collection>,
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

/// What the page left for itself when it was closed or left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// The playlist that was read.
    pub reading: Option<Collection>,
    /// What was saved.
    pub saving: Option<Saving>,
    /// The playlist that was made before.
    pub made: Option<Made>,
}

/// Something that happened to the account.
#[derive(Clone, Debug)]
pub enum AccountAction {
    /// It is known how things stand, or the way back from Spotify is complete.
    Arrived(Ticket, Box<Arrival>, Box<Left>),
    /// The account's program did not come.
    Unreached(Ticket, Trouble),
    /// It is to be looked once more how things stand.
    LookAgain,
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
    /// The visitor does not wait for the playlist that is to become a taste.
    LeaveOut,
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
            AccountAction::Arrived(ticket, arrival, left) => self.arrived(ticket, *arrival, *left),
            AccountAction::Unreached(ticket, trouble) => self.unreached(ticket, trouble),
            AccountAction::LookAgain => self.account.session = Session::Unknown,
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
            AccountAction::LeaveOut => self.leave_out(),
            AccountAction::UsePart => self.finish_reading(),
            AccountAction::Paused(seconds) => self.account.pause_seconds = Some(seconds),
            AccountAction::Erase => self.account.erasure.ask(self.tickets.draw()),
            AccountAction::Erased(ticket, erased) => self.erased(ticket, erased),
            AccountAction::ErasedElsewhere => self.forget_account(),
        }
    }

    /// Takes up what was left when the page was last closed or left.
    fn arrived(&mut self, ticket: Ticket, arrival: Arrival, left: Left) {
        if self.account.session != (Session::Arriving { ticket }) {
            return;
        }
        let Arrival { terms, consent, fault, work, traces } = arrival;
        let Left { reading, saving, made } = left;
        // Who said no to saving is not asked once more.
        let is_refused = |saving: &Saving| saving.awaits_consent && fault == Some(LoginFault::Cancelled);
        let saving = saving.filter(|saving| !is_refused(saving));
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

    fn unreached(&mut self, ticket: Ticket, trouble: Trouble) {
        if self.account.session == (Session::Arriving { ticket }) {
            self.account.session = Session::Unreached { trouble };
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
        self.account.mistake = (!client.is_empty() && !fits).then_some(
            "A Client ID has 32 letters and digits. Copy it from the page of your app in Spotify’s dashboard.",
        );
        if self.account.mistake.is_none() {
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
        let terms = Terms { stay: false, tells_features: true, ..self.account.terms.clone() };
        self.account = Account { terms, session: Session::Out, ..Account::default() };
        self.consent_to_reccobeats = false;
        self.forget_work_from_spotify();
        self.forget_tastes_from_spotify();
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

#[cfg(test)]
mod tests;
