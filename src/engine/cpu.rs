//! The worker that answers first: the network on the processor, in WebAssembly. Small, so that it is here soon.

mod catalog;
mod fetch;
mod network;
mod pause;
#[path = "../browser/store.rs"]
mod store;
mod tasks;
mod time;
mod turn;
mod worker;

use amalgamix::wire::Backend;
use burn::tensor::Device;

use worker::Processor;

struct Cpu;

impl Processor for Cpu {
    const BACKEND: Backend = Backend::Cpu;

    async fn device() -> Result<Device, String> {
        Ok(Device::flex())
    }
}

fn main() {
    worker::start::<Cpu>();
}
