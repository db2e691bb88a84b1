//! Whether the page can be used without a connection, and whether a newer build of it is here.

use amalgamix::wire::account::Task;

use super::remote::Ticket;
use super::{Errand, State, Work};

/// How the page stands to its copy in the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Whether its files are kept.
    pub keeping: Keeping,
    /// What is to become of a newer build, once one is here.
    pub renewal: Option<Renewal>,
}

/// Whether the page's files are kept in the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They are being brought or looked through.
    #[default]
    UnderWay,
    /// All are here and whole.
    Kept,
    /// Some are missing or damaged, and could not be brought.
    Incomplete,
    /// The browser keeps none.
    Refused {
        /// What it says.
        why: String,
    },
}

/// What is to become of a newer build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The visitor has not said yet.
    Offered,
    /// Nothing for now.
    Postponed,
    /// It is to come, and the playlist on the screen is put aside for it.
    Packing {
        /// The ticket of that errand.
        ticket: Ticket,
    },
    /// The playlist could not be put aside: the visitor is asked once more.
    Unpacked,
    /// It takes over.
    TakingOver {
        /// The ticket of that errand, which the page does not outlive.
        ticket: Ticket,
    },
}

/// Something that happened to the page's copy in the browser.
#[derive(Clone, Debug)]
pub enum OfflineAction {
    /// Whether the files are kept.
    Looked(Keeping),
    /// A newer build is here.
    Renewed,
    /// The visitor wants the newer build.
    Renew,
    /// The visitor does not want it now.
    Postpone,
    /// The playlist on the screen is put aside, or could not be.
    Packed(Ticket, bool),
}

impl Offline {
    /// What is waited for.
    pub(super) fn errand(&self, work: Option<&Work>) -> Option<(Ticket, Errand)> {
        match self.renewal {
            Some(Renewal::Packing { ticket }) => {
                let luggage = work?.packed();
                Some((ticket, Errand::Account(Task::Pack(Box::new(luggage)))))
            }
            Some(Renewal::TakingOver { ticket }) => Some((ticket, Errand::TakeOver)),
            _ => None,
        }
    }
}

impl State {
    pub(super) fn apply_to_offline(&mut self, action: OfflineAction) {
        let offline = &mut self.offline;
        match action {
            OfflineAction::Looked(keeping) => offline.keeping = keeping,
            OfflineAction::Renewed => drop(offline.renewal.get_or_insert(Renewal::Offered)),
            OfflineAction::Postpone => offline.renewal = Some(Renewal::Postponed),
            OfflineAction::Renew => {
                let ticket = self.tickets.draw();
                let is_asked_again = offline.renewal == Some(Renewal::Unpacked);
                offline.renewal = Some(match &self.work {
                    Some(_) if !is_asked_again => Renewal::Packing { ticket },
                    _ => Renewal::TakingOver { ticket },
                });
            }
            OfflineAction::Packed(ticket, is_packed) => {
                if offline.renewal == Some(Renewal::Packing { ticket }) {
                    let next = Renewal::TakingOver { ticket: self.tickets.draw() };
                    offline.renewal = Some(if is_packed { next } else { Renewal::Unpacked });
                }
            }
        }
    }

    /// Whether something is on its way into the page that a reload would stop.
    pub fn is_bringing(&self) -> bool {
        self.opening.ticket().is_some() || self.bringing().is_some() || self.account.reading.is_some()
    }
}
