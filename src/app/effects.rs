//! The errands: the only place where the page starts futures and talks to engines. What comes back goes into the state as
//! actions; nothing is decided here.

mod account;
mod aside;
mod offline;
mod privacy;
mod siblings;
mod stored;
mod switchboard;
mod tastes;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use amalgamix::export::Form;
use amalgamix::report::{self, SUMMARY, Summary};
use amalgamix::wire::account::Request;
use amalgamix::wire::{Backend, CatalogTask, Part, Refusal, Reply, Task};
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerDispatcher, UseReducerHandle, hook, use_effect_with, use_memo};

use crate::browser::files::{FileResult, NotOneFile};
use crate::browser::{
    self, build, camera, clipboard, document, downloads, drops, durability, fetch, files, gpu, luggage, preferences,
    rest,
};
use crate::parts::stored::SAID;
use crate::state::{
    Action, AlikeAction, CatalogAction, CatalogWish, Demo, Errand, Outgoing, PlaylistFile, Source, State, Ticket,
    Worker,
};
use crate::words;
use account::Line;
use aside::use_aside;
use offline::{use_launch, use_offline};
use siblings::use_siblings;
use switchboard::Switchboard;
use tastes::use_tastes;

/// Does what needs the catalog.
const CPU: Worker = Worker::Engine(Backend::Cpu);

/// Where the demo playlists are, in the build's folder.
const DEMOS: &str = "demo/";

/// Runs every errand of the state once, and keeps what outlives the page.
#[hook]
pub fn use_effects(state: &UseReducerHandle<State>) {
    let runner = use_memo((), |()| Runner::new(state.dispatcher()));
    let errands = state.errands();
    let client = state.account.terms.client.clone().unwrap_or_default();
    let newest = errands.iter().map(|(ticket, _)| *ticket).max();
    let again = state.breakdowns.again().to_vec();
    use_effect_with((newest, again), move |(_, again)| runner.run(errands, again, &client));
    use_keeping(state);
    use_effect_with(state.engines.choice, |choice| {
        // What the address asks for is for this visit.
        if *choice != preferences::engine_choice() {
            preferences::keep_engine_choice(*choice);
        }
    });
    use_effect_with(state.wishes.clone(), preferences::keep_wishes);
    use_aside(state);
    use_tastes(state);
    use_siblings(state);
    use_launch(state);
    use_offline(state);
    use_effect_with(state.stored.outcome.is_some(), |is_told| {
        if *is_told {
            document::focus(SAID);
        }
    });
    use_effect_with(words::title(state), |title| document::set_title(title));
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let hover = dispatch.clone();
        drops::watch(
            move |hovering| hover.dispatch(Action::Hover(hovering)),
            move |file| dispatch.dispatch(brought(file)),
        );
    });
}

/// Keeps of the account what is to be here after a reload.
#[hook]
fn use_keeping(state: &UseReducerHandle<State>) {
    use_effect_with(state.consent_to_reccobeats, |consent| preferences::keep_consent_to_reccobeats(*consent));
    let account = &state.account;
    let has_arrived = account.session.has_arrived();
    // What was stopped, or was kept from going on, does not begin by itself.
    let under_way =
        account.reading.as_ref().filter(|reading| !reading.becomes_taste && reading.list.fetching().is_some());
    let reading = under_way.map(|reading| reading.collection.clone());
    use_effect_with((has_arrived, reading), |(has_arrived, reading)| {
        if *has_arrived {
            luggage::keep_reading(reading.as_ref());
        }
    });
    use_effect_with((has_arrived, state.kept_saving()), |(has_arrived, saving)| {
        if *has_arrived {
            luggage::keep_saving(saving.as_deref());
        }
    });
    use_effect_with(account.made.clone(), |made| made.iter().for_each(luggage::keep_made));
}

/// What it means that a file was brought, or something else.
pub fn brought(file: FileResult) -> Action {
    match file {
        Ok(file) => Action::Bring(Source::File(file)),
        Err(NotOneFile::Several) => Action::Misplaced("These are several files. Bring one playlist at a time."),
        Err(NotOneFile::None) => Action::Misplaced("This is no file. Save the playlist as a file and bring that."),
    }
}

/// Who runs errands.
struct Runner {
    dispatch: UseReducerDispatcher<State>,
    switchboard: Rc<Switchboard>,
    account: Line,
    last_started: Cell<Ticket>,
    /// What was started a second time, after a worker was lost.
    started_again: RefCell<Vec<Ticket>>,
}

impl Runner {
    fn new(dispatch: UseReducerDispatcher<State>) -> Runner {
        let (switchboard, account) = (Rc::new(Switchboard::new(dispatch.clone())), Line::new(dispatch.clone()));
        let (last_started, started_again) = Default::default();
        Runner { dispatch, switchboard, account, last_started, started_again }
    }

    /// Starts what is new, and what is to be tried again. Engines come first in the list, and so are here for the rest.
    fn run(&self, errands: Vec<(Ticket, Errand)>, again: &[Ticket], client: &str) {
        let (started, before) = (self.last_started.get(), self.started_again.replace(again.to_vec()));
        let is_due = |ticket| ticket > started || (again.contains(&ticket) && !before.contains(&ticket));
        for (ticket, errand) in errands.into_iter().filter(|(ticket, _)| is_due(*ticket)) {
            self.last_started.set(self.last_started.get().max(ticket));
            self.start(ticket, errand, client);
        }
    }

    fn start(&self, ticket: Ticket, errand: Errand, client: &str) {
        let ask = |worker, task| self.switchboard.ask(worker, ticket, task);
        match errand {
            Errand::BringRest => {
                self.later(
                    async move { Action::Completed(ticket, rest::bring().await.map_err(|error| error.to_string())) },
                )
            }
            Errand::ListDemos => self.later(async move { Action::Listed(ticket, demos().await) }),
            Errand::Open(source) => self.later(async move { Action::Opened(ticket, open(source).await) }),
            Errand::FindAdapter => self.later(async move { Action::Found(ticket, gpu::adapter().await) }),
            Errand::Start(engine) => ask(Worker::Engine(engine), Task::Warm),
            Errand::Tend(wish) => self.tend(ticket, &wish),
            Errand::Stop => ask(CPU, Task::Pause),
            Errand::SecurePromise { insist } => self.later(async move {
                Action::Catalog(CatalogAction::Promised(ticket, durability::secured(insist).await))
            }),
            Errand::Import(file) => {
                let PlaylistFile { name, bytes } = Rc::unwrap_or_clone(file);
                ask(Worker::Scribe, Task::Import { file_name: name, bytes });
            }
            Errand::Deliver(outgoing) => {
                self.later(async move { Action::Delivered(ticket, deliver(&outgoing).await) });
            }
            Errand::Report => self.later(async move { Action::Reported(ticket, fetched_report().await) }),
            Errand::Classify(engine, import, method) => {
                ask(Worker::Engine(engine), Task::Classify { playlist: import.playlist.clone(), method });
            }
            Errand::Recommend(classification, wishes) => {
                if let Some(taste) = classification.taste() {
                    ask(CPU, Task::Recommend { taste, wishes });
                }
            }
            Errand::Together(group, wishes) => {
                ask(CPU, Task::Together { group: Rc::unwrap_or_clone(group), wishes });
            }
            Errand::Alike(task) => ask(Worker::Scribe, Task::Alike(task)),
            Errand::Read(source) => {
                self.later(async move { Action::Alike(AlikeAction::Read(ticket, open(source).await)) })
            }
            Errand::Hand(way, name, written) => self.later(async move {
                Action::Alike(AlikeAction::Handed(ticket, tastes::hand(way, &name, &written).await))
            }),
            Errand::OpenGiven(file) => self.later(tastes::given(ticket, file)),
            Errand::Look => self.later(async move {
                Action::Alike(AlikeAction::Seen(ticket, camera::look().await.map_err(|error| error.to_string())))
            }),
            Errand::Survey => stored::survey(ticket, self.dispatch.clone()),
            Errand::Erase(matter) => stored::erase(ticket, matter, self.dispatch.clone()),
            Errand::Privacy => privacy::tell(ticket, self.dispatch.clone()),
            Errand::TakeOver => browser::offline::take_over(),
            Errand::Account(task) => self.account.ask(Request { ticket, client: client.to_owned(), task }),
        }
    }

    /// Files are read by the page, for an engine cannot be given one.
    fn tend(&self, ticket: Ticket, wish: &CatalogWish) {
        let ask = |task| self.switchboard.ask(CPU, ticket, Task::Catalog(task));
        match wish {
            CatalogWish::Stock { insist } => ask(CatalogTask::Stock { insist: *insist }),
            CatalogWish::Rebuild => ask(CatalogTask::Rebuild),
            CatalogWish::Remove => ask(CatalogTask::Remove),
            CatalogWish::Build(files) => {
                let (files, switchboard, dispatch) = (files.clone(), self.switchboard.clone(), self.dispatch.clone());
                spawn_local(async move {
                    match files::all(&files).await {
                        Ok(files) => switchboard.ask(CPU, ticket, Task::Catalog(CatalogTask::Build(files))),
                        Err(message) => dispatch.dispatch(Action::Replied(refused(ticket, message))),
                    }
                });
            }
        }
    }

    fn later(&self, outcome: impl Future<Output = Action> + 'static) {
        let dispatch = self.dispatch.clone();
        spawn_local(async move { dispatch.dispatch(outcome.await) });
    }
}

/// What an engine would have said, had the files come to it.
fn refused(ticket: Ticket, message: String) -> Reply {
    Reply { ticket, outcome: Err(Refusal { part: Part::Import, message }) }
}

async fn demos() -> Result<Rc<[Demo]>, String> {
    let list =
        fetch::bytes(&build::file(&format!("{DEMOS}playlists.json"))).await.map_err(|error| error.to_string())?;
    serde_json::from_slice(&list).map(Vec::into).map_err(|_| "The list of demo playlists is damaged.".into())
}

async fn fetched_report() -> Result<Rc<Summary>, String> {
    let json =
        fetch::bytes(&build::file(&format!("{}{SUMMARY}", report::FOLDER))).await.map_err(|error| error.to_string())?;
    Summary::from_json(&json).map(Rc::new).map_err(|_| "The report on the networks is damaged.".into())
}

async fn deliver(outgoing: &Outgoing) -> Result<(), String> {
    let Outgoing { form, file_name, text, .. } = outgoing;
    match form {
        Form::Links => clipboard::write(text).await.map_err(|error| error.to_string()),
        Form::Csv | Form::Json | Form::M3u => {
            downloads::offer(file_name, form.media_type(), text).map_err(|error| error.to_string())
        }
    }
}

async fn open(source: Source) -> Result<PlaylistFile, String> {
    match source {
        Source::Demo(demo) => {
            let bytes = fetch::bytes(&build::file(&format!("{DEMOS}{}", demo.file)))
                .await
                .map_err(|error| error.to_string())?;
            // A playlist is called as its file.
            Ok(PlaylistFile { name: format!("{}.csv", demo.name), bytes })
        }
        Source::File(file) => {
            let bytes = files::bytes(&file).await.map_err(|error| error.to_string())?;
            Ok(PlaylistFile { name: file.name(), bytes })
        }
    }
}
