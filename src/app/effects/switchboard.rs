//! The lines to the workers: who is asked what, and what happens when one breaks down or nobody answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use amalgamix::wire::{Answer, Backend, Part, Refusal, Reply, Request, Task};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::alarm::Alarm;
use crate::browser::worker::{self, Running};
use crate::state::{Action, Breakdown, State, Ticket, Worker};

/// How long an engine may take to start: it is fetched, with its network, over slow lines too.
const TO_START: Duration = Duration::from_secs(180);
/// What is said of a worker that was asked and does not run.
const GONE: &str = "The engine does not run any more. Reload the page to start it again.";

/// For how long a worker that runs may say nothing.
const TO_SPEAK: Duration = Duration::from_secs(60);

/// The same for the WebGPU engine, which another one can stand in for.
const WEBGPU_TO_SPEAK: Duration = Duration::from_secs(30);

/// Connects the page with its workers.
pub struct Switchboard {
    cpu: Line,
    webgpu: Line,
    scribe: Line,
    dispatch: UseReducerDispatcher<State>,
    /// For how long each request may stay without an answer, and what rings then.
    alarms: RefCell<Vec<(Ticket, Worker, Duration, Alarm)>>,
}

/// The line to a worker, while one runs.
type Line = RefCell<Option<Running>>;

impl Switchboard {
    /// A switchboard on which no worker has a line yet.
    pub fn new(dispatch: UseReducerDispatcher<State>) -> Switchboard {
        let [cpu, webgpu, scribe] = Default::default();
        Switchboard { cpu, webgpu, scribe, dispatch, alarms: RefCell::default() }
    }

    /// Asks a worker. The scribe is started for it where none runs; an engine, which comes with its network, by [`Task::Warm`] alone.
    pub fn ask(self: &Rc<Self>, worker: Worker, ticket: Ticket, task: Task) {
        let is_new = match worker {
            Worker::Engine(_) => matches!(task, Task::Warm),
            Worker::Scribe => self.scribe.borrow().is_none(),
        };
        if is_new {
            self.connect(worker, ticket);
        }
        if self.line(worker).borrow().is_none() {
            return self.refuse(worker, ticket, GONE.into());
        }
        let is_slow = is_new || matches!(task, Task::Catalog(_));
        self.watch(worker, ticket, if is_slow { TO_START } else { self.patience(worker) });
        if let Some(line) = &*self.line(worker).borrow() {
            line.ask(&Request { ticket, task });
        }
    }

    /// Starts a worker and gives it the line that the one before had.
    fn connect(self: &Rc<Self>, worker: Worker, ticket: Ticket) {
        let (ear, has_spoken, has_failed) = (self.clone(), Cell::new(false), Cell::new(false));
        let started = Running::start(worker, move |reply| match reply {
            Some(reply) => {
                has_spoken.set(true);
                ear.hear(worker, reply);
            }
            None if has_failed.replace(true) => {}
            None if has_spoken.get() => ear.lose(worker, Breakdown::Broke),
            None => spawn_local(ear.clone().look_into(worker, ticket)),
        });
        match started {
            Ok(running) => drop(self.line(worker).replace(Some(running))),
            Err(error) => self.refuse(worker, ticket, format!("This browser starts no worker: {error}.")),
        }
    }

    /// Finds out why a worker has failed before it said anything: its files may be missing, in which case it is of no use to start
    /// another one.
    async fn look_into(self: Rc<Self>, worker: Worker, ticket: Ticket) {
        match worker::reach(worker).await {
            Err(error) => {
                self.line(worker).take();
                self.refuse(worker, ticket, error.to_string());
            }
            Ok(()) => self.lose(worker, Breakdown::Broke),
        }
    }

    fn line(&self, worker: Worker) -> &Line {
        match worker {
            Worker::Engine(Backend::Cpu) => &self.cpu,
            Worker::Engine(Backend::WebGpu) => &self.webgpu,
            Worker::Scribe => &self.scribe,
        }
    }

    fn watch(self: &Rc<Self>, worker: Worker, ticket: Ticket, patience: Duration) {
        let board = self.clone();
        let alarm = Alarm::after(patience, move || board.lose(worker, Breakdown::Silent));
        self.unwatch(ticket);
        self.alarms.borrow_mut().push((ticket, worker, patience, alarm));
    }

    fn unwatch(&self, ticket: Ticket) {
        self.alarms.borrow_mut().retain(|(of, ..)| *of != ticket);
    }

    /// What is asked of a worker that has not started yet waits for that too.
    fn patience(&self, worker: Worker) -> Duration {
        let alarms = self.alarms.borrow();
        let waits = alarms.iter().filter(|(_, of, ..)| *of == worker).map(|(_, _, patience, _)| *patience);
        waits.chain([to_speak(worker)]).max().unwrap_or(TO_SPEAK)
    }

    fn hear(self: &Rc<Self>, worker: Worker, reply: Reply) {
        match reply.outcome {
            // The next piece of a catalog is fetched, over slow lines too.
            Ok(Answer::CatalogProgress(_) | Answer::CatalogServes(_)) => self.watch(worker, reply.ticket, TO_START),
            Ok(Answer::Scoring { .. }) => self.watch(worker, reply.ticket, to_speak(worker)),
            _ => self.unwatch(reply.ticket),
        }
        self.dispatch.dispatch(Action::Replied(reply));
    }

    /// Speaks for a worker that cannot be started.
    fn refuse(self: &Rc<Self>, worker: Worker, ticket: Ticket, message: String) {
        let refusal = Refusal { part: Part::Network, message };
        self.hear(worker, Reply { ticket, outcome: Err(refusal) });
    }

    /// Ends a worker that is of no use any more. What becomes of its work is for the state to say.
    fn lose(&self, worker: Worker, breakdown: Breakdown) {
        self.line(worker).take();
        self.alarms.borrow_mut().retain(|(_, of, ..)| *of != worker);
        self.dispatch.dispatch(Action::Lost(worker, breakdown));
    }
}

fn to_speak(worker: Worker) -> Duration {
    match worker {
        Worker::Engine(Backend::WebGpu) => WEBGPU_TO_SPEAK,
        Worker::Engine(Backend::Cpu) | Worker::Scribe => TO_SPEAK,
    }
}
