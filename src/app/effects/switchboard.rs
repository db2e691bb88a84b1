//! The lines to the engines: who is asked what, and what happens when nobody answers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use amalgamix::wire::{Answer, Backend, Part, Refusal, Reply, Request, Task};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::alarm::Alarm;
use crate::browser::engine::{self, Engine};
use crate::state::{Action, State, Ticket};

/// How long an engine may take to start: it is fetched, with its network, over slow lines too.
const TO_START: Duration = Duration::from_secs(180);

/// For how long an engine that runs may say nothing.
const TO_SPEAK: Duration = Duration::from_secs(60);

/// The same for the WebGPU engine, which another one can stand in for.
const WEBGPU_TO_SPEAK: Duration = Duration::from_secs(30);

/// Connects the page with its engines.
pub struct Switchboard {
    cpu: RefCell<Option<Engine>>,
    webgpu: RefCell<Option<Engine>>,
    watch: Rc<Watch>,
}

impl Switchboard {
    /// A switchboard on which no engine has a line yet.
    pub fn new(dispatch: UseReducerDispatcher<State>) -> Switchboard {
        let watch = Watch { dispatch, alarms: RefCell::default() };
        Switchboard { cpu: RefCell::default(), webgpu: RefCell::default(), watch: Rc::new(watch) }
    }

    /// Starts an engine and gives it the line that the one before had.
    pub fn connect(&self, engine: Backend) {
        let watch = self.watch.clone();
        *self.line(engine).borrow_mut() = Some(Engine::start(engine, move |reply| watch.hear(reply, to_speak(engine))));
    }

    /// Asks an engine, if it was ever started.
    pub fn ask(&self, engine: Backend, ticket: Ticket, task: Task) {
        if let Some(line) = &*self.line(engine).borrow() {
            if matches!(task, Task::Warm) {
                self.watch.begin(ticket, TO_START);
                spawn_local(self.watch.clone().reach(engine, ticket));
            } else {
                self.watch.begin(ticket, to_speak(engine));
            }
            line.ask(Request { ticket, task });
        }
    }

    fn line(&self, engine: Backend) -> &RefCell<Option<Engine>> {
        match engine {
            Backend::Cpu => &self.cpu,
            Backend::WebGpu => &self.webgpu,
        }
    }
}

fn to_speak(engine: Backend) -> Duration {
    match engine {
        Backend::Cpu => TO_SPEAK,
        Backend::WebGpu => WEBGPU_TO_SPEAK,
    }
}

/// Passes on what engines say, and tells of those that say nothing.
struct Watch {
    dispatch: UseReducerDispatcher<State>,
    alarms: RefCell<BTreeMap<Ticket, Alarm>>,
}

impl Watch {
    fn begin(&self, ticket: Ticket, patience: Duration) {
        let dispatch = self.dispatch.clone();
        let alarm = Alarm::after(patience, move || dispatch.dispatch(Action::Silent(ticket)));
        self.alarms.borrow_mut().insert(ticket, alarm);
    }

    /// Speaks for an engine whose scripts cannot be fetched.
    async fn reach(self: Rc<Watch>, engine: Backend, ticket: Ticket) {
        if let Err(error) = engine::reach(engine).await {
            let refusal = Refusal { part: Part::Network, message: error.to_string() };
            self.hear(Reply { ticket, outcome: Err(refusal) }, TO_START);
        }
    }

    fn hear(&self, reply: Reply, patience: Duration) {
        match reply.outcome {
            Ok(Answer::CatalogProgress(_) | Answer::CatalogServes(_) | Answer::Scoring { .. }) => {
                self.begin(reply.ticket, patience)
            }
            _ => drop(self.alarms.borrow_mut().remove(&reply.ticket)),
        }
        self.dispatch.dispatch(Action::Replied(reply));
    }
}
