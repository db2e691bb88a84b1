//! What computes in a worker: the one thing in which the two engines differ.

use amalgamix::wire::Backend;
use burn::tensor::Device;

/// Something that computes.
pub trait Processor: 'static {
    /// Its name on the wire.
    const BACKEND: Backend;

    /// The device, once it is ready, or why there is none.
    async fn device() -> Result<Device, String>;
}
