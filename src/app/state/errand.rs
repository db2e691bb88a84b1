//! What the state waits for. Whoever runs errands starts each ticket once; nothing here runs one.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::recommend::Wishes;
use amalgamix::wire::{Backend, Classification, Method};

use super::engines::WebGpu;
use super::opening::{Opening, PlaylistFile, Source};
use super::outgoing::Outgoing;
use super::remote::Ticket;
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
    /// Bring the catalog into the browser.
    Stock,
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
}

impl Errand {
    /// The engine that does it, if an engine does. What needs no network always goes to the CPU engine.
    pub fn engine(&self) -> Option<Backend> {
        match self {
            Errand::Start(engine) | Errand::Classify(engine, ..) => Some(*engine),
            Errand::Stock | Errand::Import(_) | Errand::Recommend(..) => Some(Backend::Cpu),
            Errand::ListDemos | Errand::Report | Errand::Deliver(_) | Errand::Open(_) | Errand::FindAdapter => None,
        }
    }
}

impl State {
    /// All that is waited for, by ticket.
    pub fn errands(&self) -> Vec<(Ticket, Errand)> {
        let mut errands: Vec<_> = [
            self.demos.ticket().map(|ticket| (ticket, Errand::ListDemos)),
            self.engines.cpu.ticket().map(|ticket| (ticket, Errand::Start(Backend::Cpu))),
            self.webgpu_errand(),
            self.catalog.ticket().map(|ticket| (ticket, Errand::Stock)),
            self.opening_errand(),
            self.report.ticket().map(|ticket| (ticket, Errand::Report)),
        ]
        .into_iter()
        .chain(self.work.iter().flat_map(work_errands))
        .flatten()
        .collect();
        errands.sort_by_key(|(ticket, _)| *ticket);
        errands
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

fn work_errands(work: &Work) -> [Option<(Ticket, Errand)>; 3] {
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
    [classify, recommend, deliver]
}
