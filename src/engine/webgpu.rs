//! The worker that takes over where there is a graphics processor: the same engine, computing through WebGPU.

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

struct WebGpu;

impl Processor for WebGpu {
    const BACKEND: Backend = Backend::WebGpu;

    async fn device() -> Result<Device, String> {
        Device::wgpu_options().init_async().await.map_err(|error| error.to_string())
    }
}

fn main() {
    listening::start::<Engine<WebGpu>>();
}
