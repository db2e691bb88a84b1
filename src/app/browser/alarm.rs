//! Something that happens later, unless it is called off before.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A timer of the browser's. Dropping it calls it off.
pub struct Alarm {
    called_off: Rc<Cell<bool>>,
}

impl Alarm {
    /// Rings once, after so long.
    pub fn after(delay: Duration, ring: impl FnOnce() + 'static) -> Alarm {
        let called_off = Rc::new(Cell::new(false));
        let is_off = called_off.clone();
        // The browser's timer runs on in any case and frees this when it ends.
        let ring = Closure::once_into_js(move || {
            if !is_off.get() {
                ring();
            }
        });
        let milliseconds = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
        let _ = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(ring.unchecked_ref(), milliseconds)
        });
        Alarm { called_off }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.called_off.set(true);
    }
}
