//! The worker's loop: a request in, its replies out. What is done for a request stands in `tasks`.

use std::marker::PhantomData;
use std::rc::Rc;

use amalgamix::wire::{Answer, Backend, Refusal, Reply, Request};
use burn::tensor::Device;
use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use wasm_bindgen_futures::spawn_local;

use crate::tasks::Desk;

/// What computes in this worker: the one thing in which the two engines differ.
pub trait Processor: 'static {
    /// Its name on the wire.
    const BACKEND: Backend;

    /// The device, once it is ready, or why there is none.
    async fn device() -> Result<Device, String>;
}

/// Sends the replies to one request.
pub struct Replies(Box<dyn Fn(Result<Answer, Refusal>)>);

impl Replies {
    /// Sends an answer; a request may get several.
    pub fn send(&self, answer: Answer) {
        (self.0)(Ok(answer));
    }

    fn finish(&self, outcome: Result<Answer, Refusal>) {
        (self.0)(outcome);
    }
}

struct Engine<P: Processor> {
    desk: Rc<Desk>,
    processor: PhantomData<P>,
}

impl<P: Processor> Worker for Engine<P> {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Self>) -> Engine<P> {
        Engine { desk: Rc::new(Desk::new(P::BACKEND)), processor: PhantomData }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, from: HandlerId) {
        let (desk, scope, ticket) = (self.desk.clone(), scope.clone(), request.ticket);
        let replies = Replies(Box::new(move |outcome| scope.respond(from, Reply { ticket, outcome })));
        spawn_local(async move { replies.finish(desk.perform::<P>(request.task, &replies).await) });
    }
}

/// Begins to listen to the page.
pub fn start<P: Processor>() {
    console_error_panic_hook::set_once();
    Engine::<P>::registrar().register();
}
