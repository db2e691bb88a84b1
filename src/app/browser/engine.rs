//! The bridge to an engine in its worker. It carries the words of the wire and knows nothing of what they mean.

use amalgamix::wire::{Backend, Reply, Request};
use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};

/// An engine that runs beside the page, until this is dropped.
pub struct Engine(WorkerBridge<Distant>);

impl Engine {
    /// Starts an engine. What is sent before it has loaded waits for it.
    pub fn start(backend: Backend, hear: impl Fn(Reply) + 'static) -> Engine {
        let loader = match backend {
            Backend::Cpu => "./engine-cpu_loader.js",
            Backend::WebGpu => "./engine-webgpu_loader.js",
        };
        Engine(Distant::spawner().callback(hear).spawn_with_loader(loader))
    }

    /// Asks something of it.
    pub fn ask(&self, request: Request) {
        self.0.send(request);
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
