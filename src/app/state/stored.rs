//! What this browser keeps for the page, matter by matter, and how each is erased.
//!
//! Whatever is to be erased is first forgotten by the state, then by whoever keeps it; when they are done, the browser drops what
//! is left and looks once more, so that what the screen says is what is there.

use amalgamix::recommend::{Feedback, Wishes};
use amalgamix::wire::CatalogOutcome;
use amalgamix::wire::account::{Kept, Task, Trouble};

use super::remote::{Remote, Ticket};
use super::session::Session;
use super::{AccountAction, CatalogAction, CatalogWish, Choice, Errand, Screen, State, Tending};

/// Something that is kept, as far as it is erased by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// The tracks that recommendations come from.
    Catalog,
    /// The page's own files, for use without a connection.
    Copy,
    /// The login, and what came from Spotify and ReccoBeats.
    Spotify,
    /// The visitor's own Client ID.
    Client,
    /// The tastes under "Alike".
    Tastes,
    /// What the visitor thought of tracks, artists and genres.
    Judgements,
    /// What the visitor has set.
    Preferences,
    /// All of it.
    Everything,
}

/// How much of something is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Holding {
    /// Its size in bytes.
    pub bytes: usize,
    /// How many minutes ago it was kept or last changed, where that is known.
    pub age_minutes: Option<u32>,
}

/// What the browser says that it keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The page's own files.
    pub copy: Holding,
    /// How many files those are.
    pub files: usize,
    /// The tastes.
    pub tastes: Holding,
    /// What the visitor thought of tracks.
    pub judgements: Holding,
    /// What the visitor has set.
    pub preferences: Holding,
    /// All that it keeps under this address, in bytes, and what it would keep at most, if it tells.
    pub used_of: Option<(f64, f64)>,
}

/// Everything about what is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// What the browser says of it.
    pub survey: Remote<Survey>,
    /// What the account's program keeps of Spotify's and ReccoBeats'.
    pub from_elsewhere: Remote<Kept, Trouble>,
    /// What the visitor is asked about before it is erased.
    pub confirming: Option<Matter>,
    /// What is being erased.
    pub erasing: Option<Erasing>,
    /// What was erased last, or why it could not be.
    pub outcome: Option<(Matter, Result<(), String>)>,
    /// Whether it is to be looked again.
    is_outdated: bool,
}

/// Something that is being erased.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Erasing {
    /// What.
    pub matter: Matter,
    /// The ticket of the browser's part, which comes last.
    ticket: Option<Ticket>,
}

/// Something that happened to what is kept.
#[derive(Clone, Debug)]
pub enum StoredAction {
    /// The visitor wants to see it.
    Show,
    /// What the browser keeps is known.
    Surveyed(Ticket, Survey),
    /// What the account's program keeps is known, or why not.
    Weighed(Ticket, Result<Kept, Trouble>),
    /// The visitor may want something erased, or nothing after all.
    MayErase(Option<Matter>),
    /// The visitor wants it erased.
    Erase(Matter),
    /// It is erased, or why not.
    Erased(Ticket, Result<(), String>),
}

impl Stored {
    /// Whether this is being erased.
    pub fn is_erasing(&self, matter: Matter) -> bool {
        self.erasing.is_some_and(|erasing| erasing.matter == matter)
    }

    /// What is waited for.
    pub(super) fn errands(&self) -> [Option<(Ticket, Errand)>; 3] {
        let erasing = self.erasing.and_then(|Erasing { matter, ticket }| Some((ticket?, Errand::Erase(matter))));
        [
            self.survey.ticket().map(|ticket| (ticket, Errand::Survey)),
            self.from_elsewhere.ticket().map(|ticket| (ticket, Errand::Account(Task::Weigh))),
            erasing,
        ]
    }
}

impl State {
    pub(super) fn apply_to_stored(&mut self, action: StoredAction) {
        let stored = &mut self.stored;
        match action {
            StoredAction::Show => {
                (stored.is_outdated, stored.confirming, stored.outcome) = (true, None, None);
                self.show(Screen::Settings);
            }
            StoredAction::Surveyed(ticket, survey) => stored.survey.settle(ticket, Ok(survey)),
            StoredAction::Weighed(ticket, kept) => stored.from_elsewhere.settle(ticket, kept),
            StoredAction::MayErase(matter) => stored.confirming = matter,
            // One thing at a time: the buttons for another are not there.
            StoredAction::Erase(_) if stored.erasing.is_some() => {}
            StoredAction::Erase(matter) => self.erase(matter),
            StoredAction::Erased(ticket, outcome) => self.erased_here(ticket, outcome),
        }
    }

    fn erase(&mut self, matter: Matter) {
        self.stored.erasing = Some(Erasing { matter, ticket: None });
        (self.stored.confirming, self.stored.outcome) = (None, None);
        match matter {
            Matter::Copy => {}
            Matter::Catalog => self.remove_catalog(),
            Matter::Spotify => self.apply_to_account(AccountAction::Erase),
            Matter::Client => self.apply_to_account(AccountAction::UseClient(String::new())),
            Matter::Tastes => self.forget_tastes(),
            Matter::Judgements => self.wish(Wishes { feedback: Feedback::default(), ..self.wishes.clone() }),
            Matter::Preferences => self.forget_preferences(),
            Matter::Everything => self.forget_everything(),
        }
    }

    fn forget_preferences(&mut self) {
        let feedback = self.wishes.feedback.clone();
        self.wish(Wishes { feedback, ..Wishes::default() });
        self.engines.choose(Choice::default());
    }

    fn forget_everything(&mut self) {
        self.remove_catalog();
        self.forget_tastes();
        self.wish(Wishes::default());
        self.engines.choose(Choice::default());
        self.consent_to_reccobeats = false;
        // Where the account's program did not come, the browser drops its records without it.
        if self.account.session.has_arrived() {
            self.apply_to_account(AccountAction::UseClient(String::new()));
        }
    }

    /// Goes on with what is being erased, and looks at what is kept where that is on the screen.
    pub(super) fn proceed_with_stored(&mut self) {
        if let Some(Erasing { matter, ticket: None }) = self.stored.erasing
            && self.is_let_go(matter)
        {
            self.stored.erasing = Some(Erasing { matter, ticket: Some(self.tickets.draw()) });
        }
        if self.screen == Screen::Settings && self.rest.is_ready() && std::mem::take(&mut self.stored.is_outdated) {
            self.stored.survey.ask(self.tickets.draw());
            self.stored.from_elsewhere.ask(self.tickets.draw());
        }
    }

    /// Whether all others who keep something of it have let it go; has them do so.
    fn is_let_go(&mut self, matter: Matter) -> bool {
        match matter {
            Matter::Catalog => self.lets_catalog_go(),
            Matter::Spotify => self.account.erasure.ticket().is_none(),
            Matter::Client => self.has_account_settled(),
            Matter::Everything => self.lets_catalog_go() && self.has_account_settled(),
            Matter::Copy | Matter::Tastes | Matter::Judgements | Matter::Preferences => true,
        }
    }

    fn has_account_settled(&self) -> bool {
        !matches!(self.account.session, Session::Unknown | Session::Adopting { .. } | Session::Arriving { .. })
    }

    /// Has the catalog removed, once what is being done about it has stopped.
    fn remove_catalog(&mut self) {
        let action = match &self.catalog.tending {
            // There is no engine yet, and so nothing that could remove it; none is to fetch it either.
            Tending::Nothing => return self.catalog.tending = Tending::Done(CatalogOutcome::Removed),
            Tending::Doing { .. } => CatalogAction::Stop,
            Tending::Done(_) | Tending::Failed { .. } => CatalogAction::Wish(CatalogWish::Remove),
        };
        self.apply_to_catalog(action);
    }

    fn lets_catalog_go(&mut self) -> bool {
        let is_settled = match &self.catalog.tending {
            Tending::Nothing | Tending::Doing { .. } => return false,
            Tending::Done(outcome) => *outcome == CatalogOutcome::Removed,
            Tending::Failed { wish, .. } => **wish == CatalogWish::Remove,
        };
        if !is_settled {
            self.remove_catalog();
        }
        is_settled
    }

    fn erased_here(&mut self, ticket: Ticket, outcome: Result<(), String>) {
        let Some(Erasing { matter, ticket: Some(awaited) }) = self.stored.erasing else { return };
        if awaited == ticket {
            let outcome = outcome.and_then(|()| self.is_gone(matter));
            (self.stored.erasing, self.stored.outcome) = (None, Some((matter, outcome)));
            self.stored.is_outdated = true;
        }
    }

    /// Whether those who keep it say that they do not any more.
    fn is_gone(&self, matter: Matter) -> Result<(), String> {
        match (&self.catalog.tending, self.account.erasure.value()) {
            (Tending::Failed { error, .. }, _) if matches!(matter, Matter::Catalog | Matter::Everything) => {
                Err(error.clone())
            }
            (_, Some(erased)) if matter == Matter::Spotify && erased.left > 0 => {
                Err("Another tab of this page may be using it. Close the other tabs and try again.".into())
            }
            _ => Ok(()),
        }
    }
}
