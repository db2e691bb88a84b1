//! The list of the visitor's playlists on Spotify.

use amalgamix::wire::account::{Listed, Page, Trouble};

use super::paged::Paged;
use super::remote::{Remote, Ticket};
use super::{Screen, State};

impl State {
    pub(super) fn browse(&mut self, afresh: bool) {
        self.account.erasure = Remote::Idle;
        if afresh || self.account.library.is_none() {
            self.account.library = Some(Paged::begin(afresh, &mut self.tickets));
        }
        self.show(Screen::Library);
    }

    pub(super) fn listed(&mut self, ticket: Ticket, page: Result<Page<Listed>, Trouble>) {
        let trouble = page.as_ref().err().cloned();
        if let Some(library) = &mut self.account.library
            && library.take(ticket, page, &mut self.tickets)
        {
            trouble.iter().for_each(|trouble| self.note_end(trouble));
        }
    }

    pub(super) fn list_on(&mut self) {
        if let Some(library) = &mut self.account.library {
            library.go_on(&mut self.tickets);
        }
    }
}
