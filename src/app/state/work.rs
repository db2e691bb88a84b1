//! What is known about the playlist on the result screen, and what is still being found out about it.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::playlist::{Playlist, TrackId};
use amalgamix::recommend::Recommendations;
use amalgamix::resolve::needs_catalog;
use amalgamix::wire::account::{Collection, Luggage};
use amalgamix::wire::{Backend, Classification, Method};

use super::gathering::Gathering;
use super::outgoing::Outgoing;
use super::remote::{Remote, Ticket, Tickets};

/// One playlist and what was found about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The playlist as it was read, and how it was read.
    pub import: Rc<Import>,
    /// Whether its tracks exist nowhere else.
    pub invented: bool,
    /// Whether the catalog could tell how some of its tracks sound.
    pub needs_catalog: bool,
    /// Which engine classifies it, or did.
    pub engine: Backend,
    /// How that engine finds its genres, or did.
    pub method: Method,
    /// Its genres.
    pub classification: Remote<Rc<Classification>>,
    /// Its genres as they were found before the visitor chose another method, to see what changes.
    pub before: Option<Rc<Classification>>,
    /// What would fit in.
    pub recommendations: Remote<Rc<Recommendations>>,
    /// The seed of the list that is wanted.
    pub seed: u64,
    /// The recommendations as they were last taken along.
    pub outgoing: Option<Rc<Outgoing>>,
    /// The recommended track that is played, by a player of Spotify's.
    pub listening: Option<TrackId>,
    /// Which page of the track table is shown, from 0.
    pub page: usize,
    /// What it is on Spotify, if it was read there.
    pub collection: Option<Collection>,
    /// How many minutes ago it was read there.
    pub age_minutes: u32,
    /// Audio features from elsewhere.
    pub gathering: Gathering,
}

impl Work {
    /// How many tracks the table shows at once.
    pub const PAGE: usize = 100;

    /// A playlist that was just read.
    pub fn new(import: Import, invented: bool) -> Work {
        Work {
            needs_catalog: needs_catalog(&import.playlist),
            import: Rc::new(import),
            invented,
            engine: Backend::Cpu,
            method: Method::default(),
            classification: Remote::Idle,
            before: None,
            recommendations: Remote::Idle,
            seed: 0,
            outgoing: None,
            listening: None,
            page: 0,
            collection: None,
            age_minutes: 0,
            gathering: Gathering::default(),
        }
    }

    /// A playlist that was kept while the page was left. The same seed makes the same list again.
    pub(super) fn unpacked(luggage: Luggage) -> Work {
        let Luggage { import, invented, seed, collection } = luggage;
        Work { seed, collection, ..Work::new(import, invented) }
    }

    /// What of it is kept while the page is left.
    pub fn packed(&self) -> Luggage {
        let (import, collection) = (Import::clone(&self.import), self.collection.clone());
        Luggage { import, invented: self.invented, seed: self.seed, collection }
    }

    /// What the playlist is called.
    pub fn name(&self) -> &str {
        &self.import.playlist.name
    }

    /// The playlist with whatever the catalog added to it; as it was read until its genres are known.
    pub fn playlist(&self) -> &Playlist {
        self.classification.value().map_or(&self.import.playlist, |found| &found.playlist)
    }

    /// How many pages the track table has.
    pub fn pages(&self) -> usize {
        self.import.playlist.tracks.len().div_ceil(Self::PAGE)
    }

    /// Whether its genres are known.
    pub fn is_classified(&self) -> bool {
        self.classification.value().is_some()
    }

    /// Whether there is something that tracks could be recommended for.
    pub fn has_mix(&self) -> bool {
        self.classification.value().is_some_and(|classification| classification.mix.is_some())
    }

    /// Takes the genres; a list that was made for others is made again.
    pub(super) fn classified(&mut self, ticket: Ticket, found: Classification, tickets: &mut Tickets) {
        if self.classification.ticket() != Some(ticket) {
            return;
        }
        self.classification.settle(ticket, Ok(Rc::new(found)));
        if self.has_mix() && !self.recommendations.is_idle() {
            self.recommendations.ask(tickets.draw());
        }
    }

    /// Keeps what was found until now for comparison with what another method will find.
    pub(super) fn keep_for_comparison(&mut self) {
        self.before = self.classification.value().cloned().or(self.before.take());
    }

    /// Asks an engine for the genres.
    pub(super) fn classify_on(&mut self, engine: Backend, method: Method, tickets: &mut Tickets) {
        (self.engine, self.method) = (engine, method);
        self.gathering.unheard = false;
        self.classification.ask(tickets.draw());
    }
}
