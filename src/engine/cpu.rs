//! The worker that answers first: the network on the processor, in WebAssembly. Small, so that it is here soon.

mod catalog;
#[path = "../browser/fetch_in_worker.rs"]
mod fetch;
#[path = "../browser/listening.rs"]
mod listening;
#[path = "../browser/locks.rs"]
mod locks;
mod network;
mod pause;
mod processor;
#[path = "../browser/store.rs"]
mod store;
mod tasks;
mod time;
mod turn;

use amalgamix::wire::Backend;
use burn::tensor::Device;

use processor::Processor;
use tasks::Engine;

struct Cpu;

impl Processor for Cpu {
    const BACKEND: Backend = Backend::Cpu;

    async fn device() -> Result<Device, String> {
        Ok(Device::flex())
    }
}

fn main() {
    listening::start::<Engine<Cpu>>();
}
