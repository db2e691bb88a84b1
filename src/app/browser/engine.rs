//! The bridge to an engine in its worker. It carries the words of the wire and knows nothing of what they mean.

use amalgamix::wire::{Backend, Reply, Request};
use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};

use super::fetch::{self, FetchError};

/// An engine that runs beside the page, until this is dropped.
pub struct Engine(WorkerBridge<Distant>);

impl Engine {
    /// Starts an engine. What is sent before it has loaded waits for it.
    pub fn start(backend: Backend, hear: impl Fn(Reply) + 'static) -> Engine {
        let [loader, _] = scripts(backend);
        Engine(Distant::spawner().callback(hear).spawn_with_loader(loader))
    }

    /// Asks something of it.
    pub fn ask(&self, request: Request) {
        self.0.send(request);
    }
}

/// Finds out whether an engine's scripts can be fetched: a worker whose scripts are missing says nothing at all. The browser
/// keeps them, so that the worker does not fetch them a second time.
pub async fn reach(backend: Backend) -> Result<(), FetchError> {
    for script in scripts(backend) {
        fetch::bytes(script).await?;
    }
    Ok(())
}

/// What begins the worker, and what that loads.
fn scripts(backend: Backend) -> [&'static str; 2] {
    match backend {
        Backend::Cpu => ["./engine-cpu_loader.js", "./engine-cpu.js"],
        Backend::WebGpu => ["./engine-webgpu_loader.js", "./engine-webgpu.js"],
    }
}

/// Stands for the worker that the engine's program registers: naming that one would link the whole engine into the page.
struct Distant;

impl Worker for Distant {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Distant>) -> Distant {
        Distant
    }

    fn update(&mut self, _scope: &WorkerScope<Distant>, (): ()) {}

    fn received(&mut self, _scope: &WorkerScope<Distant>, _request: Request, _from: HandlerId) {}
}
