//! What the page keeps of Spotify and ReccoBeats in the browser's database, each record with the time at which it was kept. What
//! cannot be kept or read is no failure: it is asked for again.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::wire::account::Kept;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::store::Store;
use crate::{clock, record};

/// The database.
const DATABASE: &str = "amalgamix-spotify";

/// A record as it lies in the database.
#[derive(Serialize, Deserialize)]
struct Dated<T> {
    /// When it was kept, in milliseconds since 1970.
    at: f64,
    value: T,
}

thread_local! {
    static STORE: RefCell<Option<Rc<Store>>> = const { RefCell::new(None) };
}

async fn store() -> Rc<Store> {
    if let Some(store) = STORE.with_borrow(Clone::clone) {
        return store;
    }
    let opened = Rc::new(Store::open(DATABASE).await);
    STORE.with_borrow_mut(|store| store.get_or_insert(opened).clone())
}

/// The record of this name, with its age in minutes; none if it is older than that, or cannot be read.
pub async fn get<T: DeserializeOwned>(name: &str, minutes: u32) -> Option<(T, u32)> {
    let bytes = store().await.get(name).await.ok()??;
    let Dated { at, value } = record::read(&bytes)?;
    let age = clock::minutes_since(at);
    (age <= minutes).then_some((value, age))
}

/// Keeps a record.
pub async fn put<T: Serialize>(name: &str, value: &T) {
    if let Some(bytes) = record::written(&Dated { at: clock::now(), value }) {
        // A disk that is full costs a request more.
        let _ = store().await.put(name, &bytes).await;
    }
}

/// Drops the records whose names fit.
pub async fn remove(fits: impl Fn(&str) -> bool) {
    let store = store().await;
    let names: Vec<String> = store.names().await.unwrap_or_default().into_iter().filter(|name| fits(name)).collect();
    // What stays is passed over by its name or age.
    let _ = store.change(&[], &names).await;
}

/// How much there is of all records. One that cannot be read counts as one without a size.
pub async fn weigh() -> Kept {
    let store = store().await;
    let mut all = Kept::default();
    for name in store.names().await.unwrap_or_default() {
        let bytes = store.get(&name).await.ok().flatten().unwrap_or_default();
        all.records += 1;
        all.bytes += bytes.len();
        all.oldest_minutes = all.oldest_minutes.max(age(&bytes));
    }
    all
}

/// Drops the records that are older than those of their names last, in minutes, though nobody asks for them any more.
pub async fn tidy(lasts: impl Fn(&str) -> u32) {
    let store = store().await;
    let mut outdated = Vec::new();
    for name in store.names().await.unwrap_or_default() {
        let bytes = store.get(&name).await.ok().flatten().unwrap_or_default();
        if age(&bytes).is_none_or(|age| age > lasts(&name)) {
            outdated.push(name);
        }
    }
    if !outdated.is_empty() {
        // What stays is tried again on the next visit.
        let _ = store.change(&[], &outdated).await;
    }
}

/// How many minutes ago a record was kept: it begins with that time. None if it is damaged.
fn age(bytes: &[u8]) -> Option<u32> {
    record::read::<f64>(bytes).map(clock::minutes_since)
}

/// How many records there are; none if nobody can tell.
pub async fn count() -> Option<usize> {
    store().await.names().await.ok().map(|names| names.len())
}
