//! Playlists on their way to become tastes: files are read, the playlists in them classified, one after the other.

use std::collections::VecDeque;
use std::rc::Rc;

use amalgamix::import::{Contents, Import};
use amalgamix::wire::Backend;
use amalgamix::wire::account::Collection;

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
    /// How many are on their way.
    fn left(&self) -> usize {
        self.files.len() + self.playlists.len() + usize::from(self.now.is_some())
    }

    /// What the one is called that is worked on.
    pub fn name(&self) -> Option<String> {
        Some(match self.now.as_ref()? {
            Arriving::Reading { source, .. } => source.name(),
            Arriving::Importing { file, .. } => file.name.clone(),
            Arriving::Classifying(work) => work.name().to_owned(),
        })
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

    /// Notes that a playlist cannot become a taste which has not come so far.
    pub(in crate::state) fn pass_over(&mut self, name: &str, why: &str) {
        self.failed.push((name.to_owned(), why.to_owned()));
        self.done += 1;
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

    /// The playlist that is classified.
    pub(in crate::state) fn work(&self) -> Option<&Work> {
        match &self.now {
            Some(Arriving::Classifying(work)) => Some(work),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(in crate::state) fn work_mut(&mut self) -> Option<&mut Work> {
        match &mut self.now {
            Some(Arriving::Classifying(work)) => Some(work),
            _ => None,
        }
    }

    /// What is waited for of files; what is waited for of a playlist is said of every playlist in the same way.
    pub(super) fn errand(&self) -> Option<(Ticket, Errand)> {
        match self.now.as_ref()? {
            Arriving::Reading { ticket, source } => Some((*ticket, Errand::Read(source.clone()))),
            Arriving::Importing { ticket, file, .. } => Some((*ticket, Errand::Import(file.clone()))),
            Arriving::Classifying(_) => None,
        }
    }
}

impl State {
    /// How far the playlists have come that are to become tastes; none while none is on its way.
    pub fn bringing(&self) -> Option<Progress> {
        let read = self.account.reading.iter().filter(|reading| reading.becomes_taste).count();
        let left = self.alike.arrivals.left() + self.account.to_read.len() + read;
        (left > 0).then_some(Progress { done: self.alike.arrivals.done, of: self.alike.arrivals.done + left })
    }

    /// What became of earlier ones is told until others come.
    pub(in crate::state) fn begin_bringing(&mut self) {
        if self.bringing().is_none() {
            (self.alike.arrivals.done, self.alike.arrivals.failed) = (0, Vec::new());
        }
    }

    /// Brings in the playlists of files.
    pub(super) fn bring(&mut self, sources: impl Iterator<Item = Source>) {
        self.begin_bringing();
        self.alike.arrivals.files.extend(sources);
    }

    /// Brings in every demo playlist.
    pub(super) fn bring_demos(&mut self) {
        if let Some(demos) = self.demos.value().cloned() {
            self.bring(demos.iter().cloned().map(Source::Demo));
        }
    }

    /// Brings in every playlist of the file that is waiting for a choice.
    pub(super) fn bring_all(&mut self) {
        let Opening::Choosing { contents, invented } = std::mem::take(&mut self.opening) else { return };
        let imports = Rc::unwrap_or_clone(contents).into_all();
        self.begin_bringing();
        self.alike.arrivals.playlists.extend(imports.map(|import| Work::new(import, invented)));
        self.show(Screen::Alike);
    }

    /// Brings in a playlist that was read from Spotify.
    pub(in crate::state) fn bring_read(&mut self, import: Import, collection: Collection) {
        let work = Work { collection: Some(collection), ..Work::new(import, false) };
        self.alike.arrivals.playlists.push_back(work);
    }

    pub(super) fn proceed_with_arrivals(&mut self) {
        self.read_next_collection();
        self.begin_next_arrival();
        let (method, allowed, engine) = (self.method_for_now(), self.allowed(), self.engine_for_now());
        let knows_all = self.catalog.is_settled();
        let Some(work) = self.alike.arrivals.work_mut() else { return };
        work.gather(allowed, &mut self.tickets);
        let is_prepared = work.is_recalled() && (knows_all || !work.needs_catalog);
        let has_learnt = work.classification.is_ready() && work.gathering.unheard;
        match (&work.classification, engine) {
            _ if work.gathering.asking.is_some() => {}
            (Remote::Idle, Some(engine)) if is_prepared => work.classify_on(engine, method, &mut self.tickets),
            (Remote::Ready(_), Some(engine)) if has_learnt => work.classify_on(engine, method, &mut self.tickets),
            (Remote::Ready(_), _) if !has_learnt => self.finish_arrival(),
            _ => {}
        }
    }

    fn begin_next_arrival(&mut self) {
        let arrivals = &mut self.alike.arrivals;
        if arrivals.now.is_some() {
            return;
        }
        if let Some(work) = arrivals.playlists.pop_front() {
            arrivals.now = Some(Arriving::Classifying(work.into()));
        } else if let Some(source) = arrivals.files.pop_front() {
            arrivals.now = Some(Arriving::Reading { ticket: self.tickets.draw(), source });
        }
    }

    /// The playlist becomes a taste, and the next one follows.
    fn finish_arrival(&mut self) {
        let Some(Arriving::Classifying(work)) = self.alike.arrivals.now.clone() else { return };
        let portrait = work.classification.value().and_then(|found| found.portrait.clone());
        let taken = portrait.ok_or(UNHEARD).and_then(|portrait| {
            self.alike.take_in(portrait, work.whence(), Some(&work), &mut self.tickets).ok_or(FULL)
        });
        match taken {
            Ok(_) => self.alike.arrivals.finish(),
            Err(why) => self.alike.arrivals.fail(why.into()),
        }
        self.proceed_with_arrivals();
    }

    /// Takes what a file holds, if it is a file that is to become tastes.
    pub(in crate::state) fn imported_arrival(&mut self, ticket: Ticket, contents: Contents) {
        if let Some(invented) = self.alike.arrivals.importing(ticket) {
            let arrivals = &mut self.alike.arrivals;
            arrivals.now = None;
            arrivals.playlists.extend(contents.into_all().map(|import| Work::new(import, invented)));
        }
    }

    /// What the graphics processor could not do, the other engine will.
    pub(super) fn refused_arrival(&mut self, ticket: Ticket, message: &str) {
        let arrivals = &mut self.alike.arrivals;
        let of_file = arrivals.errand().map(|(awaited, _)| awaited);
        let of_playlist = arrivals.work().and_then(|work| work.classification.ticket());
        if of_file.or(of_playlist) != Some(ticket) {
            return;
        }
        match arrivals.work_mut() {
            Some(work) if work.engine == Backend::WebGpu => {
                work.classification = Remote::Idle;
                self.engines.webgpu = WebGpu::Lost { why: message.into() };
            }
            _ => arrivals.fail(message.into()),
        }
    }
}
