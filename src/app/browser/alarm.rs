//! Something that happens later, unless it is called off before.

use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A timer of the browser's. Dropping it calls it off.
pub struct Alarm {
    timer: Option<i32>,
    _ring: Closure<dyn FnMut()>,
}

impl Alarm {
    /// Rings once, after so long.
    pub fn after(delay: Duration, ring: impl FnOnce() + 'static) -> Alarm {
        let ring = Closure::once(ring);
        let milliseconds = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
        let timer = web_sys::window().and_then(|window| {
            let ring = ring.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(ring, milliseconds).ok()
        });
        Alarm { timer, _ring: ring }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        if let (Some(timer), Some(window)) = (self.timer, web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
