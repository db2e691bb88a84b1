//! The visitor's wish that something long stops. It is heard between two steps, never within one.

use std::cell::Cell;

use crate::time;

/// For how many milliseconds a long task may keep the worker from listening.
const DEAF: f64 = 50.0;

/// Whether what is done is to stop.
#[derive(Default)]
pub struct Pause {
    is_wanted: Cell<bool>,
    last_listened: Cell<f64>,
}

impl Pause {
    /// Something new begins, which nobody wants stopped yet.
    pub fn forget(&self) {
        self.is_wanted.set(false);
    }

    /// The visitor wants it stopped.
    pub fn ask(&self) {
        self.is_wanted.set(true);
    }

    /// Whether it is to stop, as far as that was heard.
    pub fn is_wanted(&self) -> bool {
        self.is_wanted.get()
    }

    /// Lets the worker listen, unless it did a moment ago; then whether to stop. For tasks that compute without a break.
    pub async fn listen(&self) -> bool {
        if time::now() - self.last_listened.get() > DEAF {
            time::wait(0).await;
            self.last_listened.set(time::now());
        }
        self.is_wanted()
    }
}
