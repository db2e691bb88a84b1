//! A worker's loop: a request in, its replies out, as bytes. What is done for a request is each program's own. What goes wrong beyond
//! any reply, a panic above all, the browser tells the page, which starts another worker.

use std::rc::Rc;

use amalgamix::wire::{Answer, Part, Refusal, Reply, Request, Task};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Who does the tasks of a worker.
pub trait Desk: Sized + 'static {
    /// A desk on which nothing lies yet.
    fn new() -> Self;

    /// Does a task; its last answer is returned, those before it go through `replies`.
    async fn perform(&self, task: Task, replies: &Replies) -> Result<Answer, Refusal>;
}

/// Sends a reply to one request; it may get several.
pub type Replies = dyn Fn(Result<Answer, Refusal>);

/// Begins to listen to the page.
pub fn start<D: Desk>() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let (desk, to_page) = (Rc::new(D::new()), scope.clone());
    let ear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        if let Some(request) = bytes.ok().and_then(|bytes| bincode::deserialize(&bytes).ok()) {
            receive(desk.clone(), to_page.clone(), request);
        }
    });
    scope.set_onmessage(Some(ear.into_js_value().unchecked_ref()));
    // Until it hears this, the page holds back what it asks.
    post(&scope, &[]);
}

/// That something could not be done, in the words of what went wrong.
pub fn refusal(part: Part, error: impl std::fmt::Display) -> Refusal {
    Refusal { part, message: error.to_string() }
}

fn receive<D: Desk>(desk: Rc<D>, scope: DedicatedWorkerGlobalScope, Request { ticket, task }: Request) {
    let replies = move |outcome| {
        if let Ok(bytes) = bincode::serialize(&Reply { ticket, outcome }) {
            post(&scope, &bytes);
        }
    };
    spawn_local(async move {
        let outcome = desk.perform(task, &replies).await;
        replies(outcome);
    });
}

/// The bytes go to the page without being copied once more. Nobody hears of one that cannot be sent, and the page takes silence for
/// a breakdown.
fn post(scope: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    let _ = scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
}
