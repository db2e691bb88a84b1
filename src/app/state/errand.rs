//! What the state waits for. Whoever runs errands starts each ticket once; nothing here runs one.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::recommend::{Group, Wishes};
use amalgamix::wire::account::{Departure, Question, Task};
use amalgamix::wire::{AlikeTask, Backend, Classification, Method, Written};

use super::account::Account;
use super::catalog::CatalogWish;
use super::engines::WebGpu;
use super::opening::{Opening, PlaylistFile, Source};
use super::outgoing::Outgoing;
use super::reading::Reading;
use super::remote::Ticket;
use super::session::Session;
use super::{Matter, State, Way, Work};

/// Something to be done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// Fetch the part of the page's program that draws all screens but the first.
    BringRest,
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
    /// Get the bytes of one of several files that are to become tastes.
    Read(Source),
    /// Read, write or compare tastes.
    Alike(AlikeTask),
    /// Bring a taste out of the page in this way, under this name.
    Hand(Way, String, Rc<Written>),
    /// Get what a friend's file holds: a text, or a picture.
    OpenGiven(web_sys::File),
    /// Look through the camera.
    Look,
    /// Find tracks that would please several.
    Together(Rc<Group>, Wishes),
    /// Open the page again in the newer build of it that is here.
    TakeOver,
    /// See what the browser keeps.
    Survey,
    /// Drop what is left of something.
    Erase(Matter),
    /// Fetch what the page on privacy says.
    Privacy,
    /// Ask something of the account's program.
    Account(Task),
}

/// A worker that the page asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// An engine, which has the network and the catalog.
    Engine(Backend),
    /// The scribe, which reads and writes files and codes, and compares.
    Scribe,
}

impl Errand {
    /// The worker that does it, if one does. What needs the catalog and no network always goes to the CPU engine.
    pub fn worker(&self) -> Option<Worker> {
        match self {
            Errand::Start(engine) | Errand::Classify(engine, ..) => Some(Worker::Engine(*engine)),
            Errand::Tend(_) | Errand::Stop | Errand::Recommend(..) | Errand::Together(..) => {
                Some(Worker::Engine(Backend::Cpu))
            }
            Errand::Import(_) | Errand::Alike(_) => Some(Worker::Scribe),
            _ => None,
        }
    }
}

impl State {
    /// All that is waited for, each with its ticket.
    pub fn errands(&self) -> Vec<(Ticket, Errand)> {
        [
            self.rest.ticket().map(|ticket| (ticket, Errand::BringRest)),
            self.demos.ticket().map(|ticket| (ticket, Errand::ListDemos)),
            self.engines.cpu.ticket().map(|ticket| (ticket, Errand::Start(Backend::Cpu))),
            self.webgpu_errand(),
            self.opening_errand(),
            self.report.ticket().map(|ticket| (ticket, Errand::Report)),
            self.privacy.ticket().map(|ticket| (ticket, Errand::Privacy)),
            self.offline.errand(self.work.as_ref()),
        ]
        .into_iter()
        .chain(self.catalog.errands())
        .chain(self.account_errands())
        .chain(self.stored.errands())
        .chain(self.alike.errands(&self.wishes))
        .chain(self.work.iter().chain(self.alike.arrivals.work()).flat_map(|work| self.work_errands(work)))
        .flatten()
        .collect()
    }

    fn account_errands(&self) -> [Option<(Ticket, Errand)>; 5] {
        let Account { session, library, reading, saving, erasure, .. } = &self.account;
        let list = library.as_ref().and_then(|list| Some((list.fetching()?, list.afresh)));
        let turn = reading.as_ref().and_then(|reading| Some((reading.list.fetching()?, reading)));
        [
            self.session_task(session),
            list.map(|((ticket, offset), afresh)| (ticket, Task::List { offset, afresh })),
            turn.map(|((ticket, offset), Reading { collection, list, .. })| {
                (ticket, Task::Turn { collection: collection.clone(), offset, afresh: list.afresh })
            }),
            saving.as_ref().and_then(|saving| Some((saving.ticket()?, Task::Save(saving.next())))),
            erasure.ticket().map(|ticket| (ticket, Task::Erase)),
        ]
        .map(of_account)
    }

    fn session_task(&self, session: &Session) -> Option<(Ticket, Task)> {
        match session {
            Session::Arriving { ticket } => Some((*ticket, Task::Arrive)),
            Session::Adopting { ticket, client } => Some((*ticket, Task::Adopt(client.clone()))),
            Session::Leaving { ticket, consent } => {
                let luggage = self.work.as_ref().map(Work::packed);
                let terms = self.account.terms.clone();
                Some((*ticket, Task::Leave(Box::new(Departure { terms, consent: *consent, luggage }))))
            }
            Session::In { profile, .. } => profile.ticket().map(|ticket| (ticket, Task::Identify)),
            Session::Unknown | Session::Unreached { .. } | Session::Out => None,
        }
    }

    fn work_errands(&self, work: &Work) -> [Option<(Ticket, Errand)>; 5] {
        let classify = work
            .classification
            .ticket()
            .map(|ticket| (ticket, Errand::Classify(work.engine, work.import.clone(), work.method)));
        let recommend =
            work.recommendations.ticket().zip(work.classification.value()).map(|(ticket, classification)| {
                (ticket, Errand::Recommend(classification.clone(), self.wishes_for(work)))
            });
        let deliver = work
            .outgoing
            .as_ref()
            .and_then(|outgoing| outgoing.arrival.ticket().map(|ticket| (ticket, Errand::Deliver(outgoing.clone()))));
        let recall = work.gathering.recall.ticket().map(|ticket| (ticket, Task::Recall(work.gaps())));
        let asking = work.gathering.asking.as_ref();
        let ask = asking.map(|(ticket, question)| (*ticket, Task::Ask(Question::clone(question))));
        [classify, recommend, deliver, of_account(recall), of_account(ask)]
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

fn of_account(errand: Option<(Ticket, Task)>) -> Option<(Ticket, Errand)> {
    errand.map(|(ticket, task)| (ticket, Errand::Account(task)))
}
