//! The lines to the workers: who is asked what, and what happens when nobody answers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use amalgamix::wire::{Answer, Backend, Part, Refusal, Reply, Request, Task};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::alarm::Alarm;
use crate::browser::worker::{self, Running};
use crate::state::{Action, State, Ticket, Worker};

/// How long an engine may take to start: it is fetched, with its network, over slow lines too.
const TO_START: Duration = Duration::from_secs(180);

/// For how long a worker that runs may say nothing.
const TO_SPEAK: Duration = Duration::from_secs(60);

/// The same for the WebGPU engine, which another one can stand in for.
const WEBGPU_TO_SPEAK: Duration = Duration::from_secs(30);

/// Connects the page with its workers.
pub struct Switchboard {
    cpu: Line,
    webgpu: Line,
    scribe: Line,
    watch: Rc<Watch>,
}

/// The line to a worker, once it has been started.
type Line = RefCell<Option<Running>>;

impl Switchboard {
    /// A switchboard on which no worker has a line yet.
    pub fn new(dispatch: UseReducerDispatcher<State>) -> Switchboard {
        let watch = Watch { dispatch, alarms: RefCell::default(), has_lost_scribe: Rc::default() };
        Switchboard { cpu: Line::default(), webgpu: Line::default(), scribe: Line::default(), watch: Rc::new(watch) }
    }

    /// Asks a worker. One that is not there is started for it, the scribe also if it has stopped answering; an engine, which
    /// comes with its network, by [`Task::Warm`] alone.
    pub fn ask(&self, worker: Worker, ticket: Ticket, task: Task) {
        let is_new = match worker {
            Worker::Engine(_) => matches!(task, Task::Warm),
            Worker::Scribe => self.scribe.borrow().is_none() || self.watch.has_lost_scribe.take(),
        };
        if is_new {
            self.connect(worker);
            spawn_local(self.watch.clone().reach(worker, ticket));
        }
        if let Some(line) = &*self.line(worker).borrow() {
            self.watch.begin(worker, ticket, if is_new { TO_START } else { to_speak(worker) });
            line.ask(Request { ticket, task });
        }
    }

    /// Starts a worker and gives it the line that the one before had.
    fn connect(&self, worker: Worker) {
        let watch = self.watch.clone();
        *self.line(worker).borrow_mut() = Some(Running::start(worker, move |reply| watch.hear(worker, reply)));
    }

    fn line(&self, worker: Worker) -> &Line {
        match worker {
            Worker::Engine(Backend::Cpu) => &self.cpu,
            Worker::Engine(Backend::WebGpu) => &self.webgpu,
            Worker::Scribe => &self.scribe,
        }
    }
}

fn to_speak(worker: Worker) -> Duration {
    match worker {
        Worker::Engine(Backend::WebGpu) => WEBGPU_TO_SPEAK,
        Worker::Engine(Backend::Cpu) | Worker::Scribe => TO_SPEAK,
    }
}

/// Passes on what workers say, and tells of those that say nothing.
struct Watch {
    dispatch: UseReducerDispatcher<State>,
    alarms: RefCell<BTreeMap<Ticket, Alarm>>,
    has_lost_scribe: Rc<Cell<bool>>,
}

impl Watch {
    fn begin(&self, worker: Worker, ticket: Ticket, patience: Duration) {
        let (dispatch, has_lost_scribe) = (self.dispatch.clone(), self.has_lost_scribe.clone());
        let alarm = Alarm::after(patience, move || {
            has_lost_scribe.set(has_lost_scribe.get() || worker == Worker::Scribe);
            dispatch.dispatch(Action::Silent(ticket));
        });
        self.alarms.borrow_mut().insert(ticket, alarm);
    }

    /// Speaks for a worker whose scripts cannot be fetched.
    async fn reach(self: Rc<Watch>, worker: Worker, ticket: Ticket) {
        if let Err(error) = worker::reach(worker).await {
            self.has_lost_scribe.set(self.has_lost_scribe.get() || worker == Worker::Scribe);
            let refusal = Refusal { part: Part::Network, message: error.to_string() };
            self.hear(worker, Reply { ticket, outcome: Err(refusal) });
        }
    }

    fn hear(&self, worker: Worker, reply: Reply) {
        match reply.outcome {
            Ok(Answer::CatalogProgress(_) | Answer::CatalogServes(_) | Answer::Scoring { .. }) => {
                self.begin(worker, reply.ticket, to_speak(worker));
            }
            _ => drop(self.alarms.borrow_mut().remove(&reply.ticket)),
        }
        self.dispatch.dispatch(Action::Replied(reply));
    }
}
