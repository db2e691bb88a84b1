//! What comes back from outside, and what it does to the state. An answer that nobody awaits any more changes nothing.

use std::rc::Rc;

use amalgamix::import::links::LinksError;
use amalgamix::import::{Contents, Import, links};
use amalgamix::wire::account::Collection;
use amalgamix::wire::{Answer, Backend, Classification};

use super::engines::Warm;
use super::remote::{Progress, Ticket};
use super::{Opening, PlaylistFile, Remote, Screen, State, WebGpu, Work};

/// What is said when the CPU engine never begins to speak.
pub(super) const NO_START: &str = "The engine does not start. Check the connection and try again.";

impl State {
    pub(super) fn opened(&mut self, ticket: Ticket, file: Result<PlaylistFile, String>) {
        let Opening::Reading { ticket: awaited, source } = &self.opening else { return };
        if *awaited != ticket {
            return;
        }
        let invented = source.is_invented();
        self.opening = match file {
            Ok(file) => Opening::Importing { ticket: self.tickets.draw(), file: Rc::new(file), invented },
            Err(error) => Opening::Failed { name: Some(source.name()), error },
        };
    }

    pub(super) fn delivered(&mut self, ticket: Ticket, arrival: Result<(), String>) {
        let of_work = self.work.as_mut().and_then(|work| work.outgoing.as_mut());
        for outgoing in of_work.into_iter().chain(&mut self.alike.together.outgoing) {
            Rc::make_mut(outgoing).arrival.settle(ticket, arrival.clone());
        }
    }

    pub(super) fn answered(&mut self, ticket: Ticket, answer: Answer) {
        match (answer, &mut self.work) {
            (Answer::Warm { genres, probe, .. }, _) => self.engines.warmed(ticket, Warm { genres, probe }),
            (Answer::CatalogProgress(now), _) => self.catalog.advance(ticket, now),
            (Answer::CatalogServes(summary), _) => self.catalog_serves(ticket, summary),
            (Answer::Catalog(news), _) => self.catalog_tended(ticket, news),
            (Answer::Pausing, _) => {}
            (Answer::Imported(contents), _) => self.imported(ticket, contents),
            (Answer::Alike(answer), _) => self.told_alike(ticket, answer),
            (Answer::Scoring { scored, of }, Some(work)) => {
                work.classification.advance(ticket, Progress { done: scored, of });
            }
            (Answer::Recommended(found), Some(work)) => work.recommendations.settle(ticket, Ok(Rc::new(found))),
            (Answer::Together(list), _) => self.alike.together.list.settle(ticket, Ok(Rc::new(list))),
            (Answer::Classified(found), _) => self.classified(ticket, found),
            (Answer::Scoring { .. } | Answer::Recommended(_), None) => {}
        }
    }

    fn classified(&mut self, ticket: Ticket, found: Classification) {
        let (mut works, tickets) = self.works();
        if let Some(work) = works.find(|work| work.classification.ticket() == Some(ticket)) {
            work.classified(ticket, found, tickets);
        }
    }

    fn imported(&mut self, ticket: Ticket, contents: Contents) {
        if self.opening.ticket() != Some(ticket) {
            return self.imported_arrival(ticket, contents);
        }
        let invented = matches!(self.opening, Opening::Importing { invented: true, .. });
        match contents.only() {
            Ok(import) => self.begin(Work::new(import, invented)),
            Err(several) => self.opening = Opening::Choosing { contents: several.into(), invented },
        }
    }

    /// Shows what the visitor has chosen of a file's playlists.
    pub(super) fn open(&mut self, chosen: impl FnOnce(&Contents) -> Option<Import>) {
        let Opening::Choosing { contents, invented } = &self.opening else { return };
        let invented = *invented;
        if let Some(import) = chosen(contents) {
            self.begin(Work::new(import, invented));
        }
    }

    /// Makes a work of the links in a text.
    pub(super) fn paste(&mut self, text: &str) {
        match (links::read(text), links::playlist(text)) {
            (Ok(import), _) => self.begin(Work::new(import, false)),
            (Err(LinksError::NoTracks { .. }), Some(id)) if self.account.session.is_in() => self.read_linked(id),
            (Err(error), _) => self.opening = Opening::Failed { name: None, error: error.to_string() },
        }
    }

    /// Shows a playlist that was just read, and keeps the one before it.
    fn begin(&mut self, work: Work) {
        let before = self.work.replace(work);
        self.previous = before.filter(Work::is_classified).or(self.previous.take());
        self.opening = Opening::Nothing;
        self.show(Screen::Result);
    }

    /// Shows a playlist that was read from Spotify.
    pub(super) fn begin_read(&mut self, import: Import, collection: Collection, age_minutes: u32) {
        self.begin(Work { collection: Some(collection), age_minutes, ..Work::new(import, false) });
    }

    pub(super) fn refused(&mut self, ticket: Ticket, message: &str) {
        self.refuse_with_engine(ticket, message);
        self.engines.refused(ticket, message);
        self.catalog.refused(ticket, message);
        if self.opening.ticket() == Some(ticket) {
            self.opening = Opening::Failed { name: self.opening.name(), error: message.into() };
        }
        self.refused_alike(ticket, message);
        let Some(work) = &mut self.work else { return };
        work.recommendations.settle(ticket, Err(message.into()));
        if work.classification.ticket() == Some(ticket) && work.engine == Backend::WebGpu {
            self.engines.webgpu = WebGpu::Lost { why: message.into() };
            work.classification = Remote::Idle;
        }
        work.classification.settle(ticket, Err(message.into()));
    }
}
