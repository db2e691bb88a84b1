//! The program for the visitor's account: the login, Spotify's Web API, audio features from elsewhere, and all that is kept of
//! them. Runs beside the page, which fetches it after its first screen and speaks with it in the words of
//! [`amalgamix::wire::account`]. Tokens stay in here.

mod address;
mod arrival;
mod clock;
mod config;
mod desk;
#[path = "../browser/fetch.rs"]
mod fetch;
mod http;
#[path = "../browser/js_error.rs"]
mod js_error;
mod kept;
#[path = "../browser/locks.rs"]
mod locks;
mod login;
mod luggage;
mod pace;
mod personal;
mod reccobeats;
#[path = "../browser/record.rs"]
mod record;
mod session;
mod spotify;
#[path = "../browser/storage.rs"]
mod storage;
#[path = "../browser/store.rs"]
mod store;
mod tells;
mod turn;

use std::cell::RefCell;

use amalgamix::wire::account::Reply;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

fn main() {
    console_error_panic_hook::set_once();
}

thread_local! {
    /// What hears the replies, once there is a page that listens.
    static EAR: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Tells a function of the page's every reply from now on, as bytes.
#[wasm_bindgen]
pub fn listen(hear: Function) {
    EAR.set(Some(hear));
    arrival::watch_erasure(|| say(&Reply::ErasedElsewhere));
}

/// Takes a request of the page's, as bytes.
#[wasm_bindgen]
pub fn ask(request: &[u8]) {
    if let Some(request) = record::read(request) {
        spawn_local(desk::perform(request));
    }
}

/// Says something to the page.
fn say(reply: &Reply) {
    let ear = EAR.with_borrow(Clone::clone);
    if let (Some(hear), Some(bytes)) = (ear, record::written(reply)) {
        // The page hears without failing.
        let _ = hear.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes.as_slice()));
    }
}
