//! What the state waits for. Whoever runs errands starts each ticket once; nothing here runs one.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::recommend::Wishes;
use amalgamix::wire::{Backend, Classification, Method};

use super::account::{Account, Consent, Luggage, Session, Terms};
use super::catalog::CatalogWish;
use super::engines::WebGpu;
use super::gathering::Question;
use super::library::Collection;
use super::opening::{Opening, PlaylistFile, Source};
use super::outgoing::Outgoing;
use super::reading::Reading;
use super::remote::Ticket;
use super::saving::Saving;
use super::{State, Work};

/// Something to be done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// Fetch the list of demo playlists.
    ListDemos,
    /// Get a playlist's bytes.
    Open(Source),
    /// See what stands behind the browser's WebGPU.
    FindAdapter,
    /// Start an engine, instead of the one before if there was one.
    Start(Backend),
    /// Do something about the catalog.
    Tend(Rc<CatalogWish>),
    /// Stop what is done about the catalog.
    Stop,
    /// See whether the browser has promised to keep the catalog, and have it promise.
    SecurePromise {
        /// Whether it is asked though it was before.
        insist: bool,
    },
    /// Read a playlist file.
    Import(Rc<PlaylistFile>),
    /// Fetch what training and evaluation found out.
    Report,
    /// Find a playlist's genres.
    Classify(Backend, Rc<Import>, Method),
    /// Bring what the visitor takes along to the disk or the clipboard.
    Deliver(Rc<Outgoing>),
    /// Find tracks that would fit in.
    Recommend(Rc<Classification>, Wishes),
    /// See how things stand with Spotify, and complete a login that comes back.
    Arrive,
    /// Take another Client ID, and erase what came under the one before.
    Adopt(Option<String>),
    /// Leave the page for Spotify.
    Leave(Departure),
    /// See who is logged in.
    Identify,
    /// Get a page of the visitor's playlists.
    List {
        /// Where it begins.
        offset: usize,
        /// Whether a page that was kept is passed over.
        afresh: bool,
    },
    /// Get a page of a playlist.
    Turn {
        /// Which one.
        collection: Collection,
        /// Where it begins.
        offset: usize,
        /// Whether a page that was kept is passed over.
        afresh: bool,
    },
    /// Look for audio features that are kept.
    Recall(Rc<Import>),
    /// Ask a source for audio features.
    Ask(Rc<Question>),
    /// Do the next step of saving recommendations.
    Save(Rc<Saving>),
    /// Erase everything that came from Spotify.
    Erase,
}

/// How the page is left for Spotify.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// How the page stands to Spotify.
    pub terms: Terms,
    /// What is to be agreed to.
    pub consent: Consent,
    /// What of the work is to be here again.
    pub luggage: Option<Rc<Luggage>>,
}

impl Errand {
    /// The engine that does it, if an engine does. What needs no network always goes to the CPU engine.
    pub fn engine(&self) -> Option<Backend> {
        match self {
            Errand::Start(engine) | Errand::Classify(engine, ..) => Some(*engine),
            Errand::Tend(_) | Errand::Stop | Errand::Import(_) | Errand::Recommend(..) => Some(Backend::Cpu),
            _ => None,
        }
    }
}

impl State {
    /// All that is waited for, each with its ticket.
    pub fn errands(&self) -> Vec<(Ticket, Errand)> {
        [
            self.demos.ticket().map(|ticket| (ticket, Errand::ListDemos)),
            self.engines.cpu.ticket().map(|ticket| (ticket, Errand::Start(Backend::Cpu))),
            self.webgpu_errand(),
            self.opening_errand(),
            self.report.ticket().map(|ticket| (ticket, Errand::Report)),
        ]
        .into_iter()
        .chain(self.catalog.errands())
        .chain(self.account_errands())
        .chain(self.work.iter().flat_map(work_errands))
        .flatten()
        .collect()
    }

    fn account_errands(&self) -> [Option<(Ticket, Errand)>; 5] {
        let Account { session, library, reading, erasure, .. } = &self.account;
        let list = library.as_ref().and_then(|list| Some((list.fetching()?, list.afresh)));
        let turn = reading.as_ref().and_then(|reading| Some((reading.list.fetching()?, reading)));
        [
            self.session_errand(session),
            list.map(|((ticket, offset), afresh)| (ticket, Errand::List { offset, afresh })),
            turn.map(|((ticket, offset), Reading { collection, list })| {
                (ticket, Errand::Turn { collection: collection.clone(), offset, afresh: list.afresh })
            }),
            self.account
                .saving
                .as_ref()
                .and_then(|saving| Some((saving.ticket()?, Errand::Save(Rc::new(saving.clone()))))),
            erasure.ticket().map(|ticket| (ticket, Errand::Erase)),
        ]
    }

    fn session_errand(&self, session: &Session) -> Option<(Ticket, Errand)> {
        match session {
            Session::Arriving { ticket } => Some((*ticket, Errand::Arrive)),
            Session::Adopting { ticket, client } => Some((*ticket, Errand::Adopt(client.clone()))),
            Session::Leaving { ticket, consent } => {
                let luggage = self.work.as_ref().map(|work| Rc::new(work.packed()));
                Some((
                    *ticket,
                    Errand::Leave(Departure { terms: self.account.terms.clone(), consent: *consent, luggage }),
                ))
            }
            Session::In { profile, .. } => profile.ticket().map(|ticket| (ticket, Errand::Identify)),
            Session::Unknown | Session::Out => None,
        }
    }

    fn webgpu_errand(&self) -> Option<(Ticket, Errand)> {
        match self.engines.webgpu {
            WebGpu::Looking { ticket } => Some((ticket, Errand::FindAdapter)),
            WebGpu::Starting { ticket, .. } => Some((ticket, Errand::Start(Backend::WebGpu))),
            _ => None,
        }
    }

    fn opening_errand(&self) -> Option<(Ticket, Errand)> {
        match &self.opening {
            Opening::Reading { ticket, source } => Some((*ticket, Errand::Open(source.clone()))),
            Opening::Importing { ticket, file, .. } => Some((*ticket, Errand::Import(file.clone()))),
            Opening::Nothing | Opening::Choosing { .. } | Opening::Failed { .. } => None,
        }
    }
}

fn work_errands(work: &Work) -> [Option<(Ticket, Errand)>; 5] {
    let classify = work
        .classification
        .ticket()
        .map(|ticket| (ticket, Errand::Classify(work.engine, work.import.clone(), work.method)));
    let recommend = work
        .recommendations
        .ticket()
        .zip(work.classification.value())
        .map(|(ticket, classification)| (ticket, Errand::Recommend(classification.clone(), work.wishes())));
    let deliver = work
        .outgoing
        .as_ref()
        .and_then(|outgoing| outgoing.arrival.ticket().map(|ticket| (ticket, Errand::Deliver(outgoing.clone()))));
    let recall = work.gathering.recall.ticket().map(|ticket| (ticket, Errand::Recall(work.import.clone())));
    let ask = work.gathering.asking.clone().map(|(ticket, question)| (ticket, Errand::Ask(question)));
    [classify, recommend, deliver, recall, ask]
}
