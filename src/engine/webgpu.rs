//! The worker that takes over where there is a graphics processor: the same engine, computing through WebGPU.

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

struct WebGpu;

impl Processor for WebGpu {
    const BACKEND: Backend = Backend::WebGpu;

    async fn device() -> Result<Device, String> {
        Device::wgpu_options().init_async().await.map_err(|error| error.to_string())
    }
}

fn main() {
    worker::start::<WebGpu>();
}
