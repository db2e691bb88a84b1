//! A worker's loop: a request in, its replies out. What is done for a request is each program's own.

use std::rc::Rc;

use amalgamix::wire::{Answer, Part, Refusal, Reply, Request, Task};
use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use wasm_bindgen_futures::spawn_local;

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
    Listener::<D>::registrar().register();
}

/// That something could not be done, in the words of what went wrong.
pub fn refusal(part: Part, error: impl std::fmt::Display) -> Refusal {
    Refusal { part, message: error.to_string() }
}

struct Listener<D>(Rc<D>);

impl<D: Desk> Worker for Listener<D> {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Self>) -> Listener<D> {
        Listener(Rc::new(D::new()))
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, from: HandlerId) {
        let (desk, scope, ticket) = (self.0.clone(), scope.clone(), request.ticket);
        let replies = move |outcome| scope.respond(from, Reply { ticket, outcome });
        spawn_local(async move {
            let outcome = desk.perform(request.task, &replies).await;
            replies(outcome);
        });
    }
}
