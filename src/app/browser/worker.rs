//! The bridge to a worker. It carries the words of the wire as bytes and knows nothing of what they mean; what it understands is that
//! a worker has broken down.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::wire::{Backend, Reply, Request};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, MessageEvent, WorkerOptions};

use super::build;
use super::fetch::{self, FetchError};
use super::js_error::JsError;
use crate::state::Worker;

type Ear<E> = Closure<dyn Fn(E)>;

/// A worker that runs beside the page. Dropping this ends it, also if it computes and does not listen any more.
pub struct Running {
    worker: web_sys::Worker,
    /// What waits until it listens; none once it does.
    waiting: Rc<RefCell<Option<Vec<Uint8Array>>>>,
    /// Hear what it says, and that it has failed.
    _ears: (Ear<MessageEvent>, Ear<Event>),
}

impl Running {
    /// Starts a worker; `hear` is told what it says, none once it has broken down. What is sent before it listens waits for it.
    pub fn start(worker: Worker, hear: impl Fn(Option<Reply>) + 'static) -> Result<Running, JsError> {
        let [loader, ..] = files(worker);
        let options = WorkerOptions::new();
        options.set_name(program(worker));
        let worker = web_sys::Worker::new_with_options(&loader, &options)?;
        let (hear, waiting) = (Rc::new(hear), Rc::new(RefCell::new(Some(Vec::new()))));
        let (speaker, waiters, told) = (worker.clone(), waiting.clone(), hear.clone());
        let on_word = Ear::<MessageEvent>::new(move |event: MessageEvent| {
            match event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()) {
                Ok(bytes) if bytes.is_empty() => {
                    waiters.take().into_iter().flatten().for_each(|bytes| post(&speaker, &bytes));
                }
                Ok(bytes) => told(bincode::deserialize(&bytes).ok()),
                Err(_) => told(None),
            }
        });
        let on_error = Ear::<Event>::new(move |_| hear(None));
        worker.set_onmessage(Some(on_word.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, waiting, _ears: (on_word, on_error) })
    }

    /// Asks something of it.
    pub fn ask(&self, request: &Request) {
        let Ok(bytes) = bincode::serialize(request) else { return };
        let bytes = Uint8Array::from(bytes.as_slice());
        match &mut *self.waiting.borrow_mut() {
            Some(waiting) => waiting.push(bytes),
            None => post(&self.worker, &bytes),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The bytes go to the worker without being copied once more. What cannot be sent is not answered, which is noticed.
fn post(worker: &web_sys::Worker, bytes: &Uint8Array) {
    let _ = worker.post_message_with_transfer(bytes, &Array::of1(&bytes.buffer()));
}

/// Finds out whether a worker's files can be fetched: one that fails because they are missing does not say so.
pub async fn reach(worker: Worker) -> Result<(), FetchError> {
    for file in files(worker) {
        fetch::bytes(&file).await?;
    }
    Ok(())
}

/// What begins the worker, and what that loads.
fn files(worker: Worker) -> [String; 3] {
    ["_loader.js", ".js", "_bg.wasm"].map(|ending| build::file(&format!("{}{ending}", program(worker))))
}

/// What its files are called, and the worker itself in the browser's tools.
fn program(worker: Worker) -> &'static str {
    match worker {
        Worker::Engine(Backend::Cpu) => "engine-cpu",
        Worker::Engine(Backend::WebGpu) => "engine-webgpu",
        Worker::Scribe => "scribe",
    }
}
