//! Whether somebody is logged in to Spotify, and the ways there and out.

use amalgamix::wire::account::{Consent, Profile, Trouble};

use super::remote::{Remote, Ticket, Tickets};

/// Whether somebody is logged in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Session {
    /// Not looked into yet.
    #[default]
    Unknown,
    /// It cannot be looked into: the account's program did not come.
    Unreached {
        /// Why.
        trouble: Trouble,
    },
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

impl Session {
    pub(super) fn entered(consent: Consent, tickets: &mut Tickets) -> Session {
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
        matches!(self, Session::Out | Session::Leaving { .. } | Session::In { .. })
    }

    /// Whether somebody is logged in.
    pub fn is_in(&self) -> bool {
        matches!(self, Session::In { .. })
    }
}
