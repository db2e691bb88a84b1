//! The turn to change what is stored, which one tab at a time has.

use crate::locks::{Lock, Locks};

/// A turn, until this is dropped or the worker ends.
pub struct Turn {
    _lock: Option<Lock>,
}

/// Takes the turn of this name, unless another tab has it. A browser without locks lets everyone have it: two tabs may then fetch
/// the same, which harms nothing.
pub async fn take(name: &str) -> Option<Turn> {
    let Some(locks) = Locks::find() else { return Some(Turn { _lock: None }) };
    match locks.take(name, false).await {
        Ok(lock) => lock.map(|lock| Turn { _lock: Some(lock) }),
        Err(_) => Some(Turn { _lock: None }),
    }
}
