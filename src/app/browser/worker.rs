//! The bridge to a worker. It carries the words of the wire and knows nothing of what they mean.

use amalgamix::wire::{Backend, Reply, Request};
use gloo_worker::{HandlerId, Spawnable, WorkerBridge, WorkerScope};

use super::build;
use super::fetch::{self, FetchError};
use crate::state::Worker;

/// A worker that runs beside the page, until this is dropped.
pub struct Running(WorkerBridge<Distant>);

impl Running {
    /// Starts a worker. What is sent before it has loaded waits for it.
    pub fn start(worker: Worker, hear: impl Fn(Reply) + 'static) -> Running {
        let [loader, _] = scripts(worker);
        Running(Distant::spawner().callback(hear).spawn_with_loader(&loader))
    }

    /// Asks something of it.
    pub fn ask(&self, request: Request) {
        self.0.send(request);
    }
}

/// Finds out whether a worker's scripts can be fetched: one whose scripts are missing says nothing at all. The browser keeps
/// them, so that the worker does not fetch them a second time.
pub async fn reach(worker: Worker) -> Result<(), FetchError> {
    for script in scripts(worker) {
        fetch::bytes(&script).await?;
    }
    Ok(())
}

/// What begins the worker, and what that loads.
fn scripts(worker: Worker) -> [String; 2] {
    let program = match worker {
        Worker::Engine(Backend::Cpu) => "engine-cpu",
        Worker::Engine(Backend::WebGpu) => "engine-webgpu",
        Worker::Scribe => "scribe",
    };
    ["_loader.js", ".js"].map(|ending| build::file(&format!("{program}{ending}")))
}

/// Stands for the worker that a program registers: naming that one would link the whole program into the page.
struct Distant;

impl gloo_worker::Worker for Distant {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Distant>) -> Distant {
        Distant
    }

    fn update(&mut self, _scope: &WorkerScope<Distant>, (): ()) {}

    fn received(&mut self, _scope: &WorkerScope<Distant>, _request: Request, _from: HandlerId) {}
}
