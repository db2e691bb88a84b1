//! Playlists on their way to become tastes: files are read, the playlists in them classified, one after the other.

use std::collections::VecDeque;
use std::rc::Rc;

use amalgamix::import::{Contents, Import};
use amalgamix::wire::account::Collection;
use amalgamix::wire::{Backend, Classification};

use super::Alike;
use crate::state::remote::{Progress, Remote, Ticket, Tickets};
use crate::state::{Errand, Opening, PlaylistFile, Screen, Source, State, WebGpu, Work};

/// What is said when no more tastes are taken in.
pub(super) const FULL: &str = "There are as many tastes here as can be compared. Remove some, then try again.";

/// What is said of a playlist of which nothing can be heard.
const UNHEARD: &str = "No track of it has audio features, so nothing is known of how it sounds.";

/// The playlists on their way, and what became of those before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrivals {
    files: VecDeque<Source>,
    playlists: VecDeque<Work>,
    now: Option<Arriving>,
    /// How many have become tastes or failed to, since there was nothing on its way.
    pub done: usize,
    /// Which could not become tastes, and why.
    pub failed: Vec<(String, String)>,
}

/// The playlist that is worked on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Arriving {
    /// Its file's bytes are read.
    Reading { ticket: Ticket, source: Source },
    /// Its file is made into playlists.
    Importing { ticket: Ticket, file: Rc<PlaylistFile>, invented: bool },
    /// Its genres are found.
    Classifying(Box<Work>),
}

impl Arrivals {
    /// How far they have come; none while nothing is on its way.
    pub fn progress(&self) -> Option<Progress> {
        let left = self.files.len() + self.playlists.len() + usize::from(self.now.is_some());
        (left > 0).then_some(Progress { done: self.done, of: self.done + left })
    }

    /// What the one is called that is worked on.
    pub fn name(&self) -> Option<String> {
        Some(match self.now.as_ref()? {
            Arriving::Reading { source, .. } => source.name(),
            Arriving::Importing { file, .. } => file.name.clone(),
            Arriving::Classifying(work) => work.name().to_owned(),
        })
    }

    pub(super) fn bring(&mut self, sources: impl Iterator<Item = Source>) {
        self.begin();
        self.files.extend(sources);
    }

    fn bring_playlists(&mut self, playlists: impl Iterator<Item = Work>) {
        self.begin();
        self.playlists.extend(playlists);
    }

    /// What became of earlier ones is told until others come.
    fn begin(&mut self) {
        if self.progress().is_none() {
            (self.done, self.failed) = (0, Vec::new());
        }
    }

    pub(super) fn stop(&mut self) {
        self.files.clear();
        self.playlists.clear();
        self.now = None;
    }

    pub(super) fn read(&mut self, awaited: Ticket, file: Result<PlaylistFile, String>, tickets: &mut Tickets) {
        let Some(Arriving::Reading { ticket, source }) = &self.now else { return };
        if *ticket != awaited {
            return;
        }
        let invented = source.is_invented();
        match file {
            Ok(file) => {
                self.now = Some(Arriving::Importing { ticket: tickets.draw(), file: file.into(), invented });
            }
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: String) {
        let name = self.name().unwrap_or_default();
        self.failed.push((name, error));
        self.finish();
    }

    fn finish(&mut self) {
        self.now = None;
        self.done += 1;
    }

    /// Whether the playlists in the file that this ticket belongs to are invented; none if it is no file on its way.
    fn importing(&self, awaited: Ticket) -> Option<bool> {
        match &self.now {
            Some(Arriving::Importing { ticket, invented, .. }) if *ticket == awaited => Some(*invented),
            _ => None,
        }
    }

    fn classifying(&mut self) -> Option<&mut Work> {
        match &mut self.now {
            Some(Arriving::Classifying(work)) => Some(work),
            _ => None,
        }
    }

    /// What is waited for.
    pub(super) fn errand(&self) -> Option<(Ticket, Errand)> {
        match self.now.as_ref()? {
            Arriving::Reading { ticket, source } => Some((*ticket, Errand::Read(source.clone()))),
            Arriving::Importing { ticket, file, .. } => Some((*ticket, Errand::Import(file.clone()))),
            Arriving::Classifying(work) => {
                let classify = Errand::Classify(work.engine, work.import.clone(), work.method);
                work.classification.ticket().map(|ticket| (ticket, classify))
            }
        }
    }
}

impl State {
    /// Brings in every demo playlist.
    pub(super) fn bring_demos(&mut self) {
        if let Some(demos) = self.demos.value() {
            self.alike.arrivals.bring(demos.iter().cloned().map(Source::Demo));
        }
    }

    /// Brings in every playlist of the file that is waiting for a choice.
    pub(super) fn bring_all(&mut self) {
        let Opening::Choosing { contents, invented } = std::mem::take(&mut self.opening) else { return };
        let imports = Rc::unwrap_or_clone(contents).into_all();
        self.alike.arrivals.bring_playlists(imports.map(|import| Work::new(import, invented)));
        self.show(Screen::Alike);
    }

    /// Brings in a playlist that was read from Spotify.
    pub(in crate::state) fn bring_read(&mut self, import: Import, collection: Collection) {
        let work = Work { collection: Some(collection), ..Work::new(import, false) };
        self.alike.arrivals.bring_playlists([work].into_iter());
    }

    pub(super) fn proceed_with_arrivals(&mut self) {
        let (method, engine) = (self.method_for_now(), self.engine_for_now());
        let knows_all = self.catalog.is_settled();
        let Alike { arrivals, .. } = &mut self.alike;
        if arrivals.now.is_none() {
            arrivals.now = match (arrivals.playlists.pop_front(), arrivals.files.pop_front()) {
                (Some(work), file) => {
                    file.into_iter().for_each(|file| arrivals.files.push_front(file));
                    Some(Arriving::Classifying(work.into()))
                }
                (None, file) => file.map(|source| Arriving::Reading { ticket: self.tickets.draw(), source }),
            };
        }
        if let Some(work) = arrivals.classifying()
            && work.classification.is_idle()
            && (knows_all || !work.needs_catalog)
            && let Some(engine) = engine
        {
            work.classify_on(engine, method, &mut self.tickets);
        }
    }

    /// Takes what a file holds, if it is a file that is to become tastes.
    pub(in crate::state) fn imported_arrival(&mut self, ticket: Ticket, contents: Contents) {
        if let Some(invented) = self.alike.arrivals.importing(ticket) {
            let arrivals = &mut self.alike.arrivals;
            arrivals.now = None;
            arrivals.playlists.extend(contents.into_all().map(|import| Work::new(import, invented)));
        }
    }

    /// Takes the genres of a playlist, if it is one that is to become a taste.
    pub(in crate::state) fn classified_arrival(&mut self, ticket: Ticket, found: &Classification) {
        let Some(work) = self.alike.arrivals.classifying() else { return };
        if work.classification.ticket() != Some(ticket) {
            return;
        }
        work.classification = Remote::Ready(Rc::new(found.clone()));
        let work = work.clone();
        match found.portrait.clone() {
            None => self.alike.arrivals.fail(UNHEARD.into()),
            Some(portrait) => match self.alike.take_in(portrait, work.whence(), Some(&work), &mut self.tickets) {
                Some(_) => self.alike.arrivals.finish(),
                None => self.alike.arrivals.fail(FULL.into()),
            },
        }
    }

    /// What the graphics processor could not do, the other engine will.
    pub(super) fn refused_arrival(&mut self, ticket: Ticket, message: &str) {
        let arrivals = &mut self.alike.arrivals;
        if arrivals.errand().map(|(awaited, _)| awaited) != Some(ticket) {
            return;
        }
        match arrivals.classifying() {
            Some(work) if work.engine == Backend::WebGpu => {
                work.classification = Remote::Idle;
                self.engines.webgpu = WebGpu::Lost { why: message.into() };
            }
            _ => arrivals.fail(message.into()),
        }
    }
}
