//! The bridge to the account's program, which runs beside the page and not in a worker: it needs the address and the storage of
//! the tab. It is fetched when it is first asked something. Knows nothing of what the words mean that it carries.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use amalgamix::wire::account::{Reply, Request, SESSION_RECORD};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::idle::idleness;
use super::js_error::JsError;
use super::{build, document, record};

/// The program's script, in the build's folder.
const SCRIPT: &str = "account.js";

#[wasm_bindgen(inline_js = "export const load = (address) => import(new URL(address, document.baseURI));")]
extern "C" {
    /// The script at an address relative to the page.
    #[wasm_bindgen(catch)]
    async fn load(address: &str) -> Result<JsValue, JsValue>;

    /// What the program's script offers.
    type Program;

    #[wasm_bindgen(method, catch, js_name = default)]
    async fn start(this: &Program) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn listen(this: &Program, hear: &Function);

    #[wasm_bindgen(method)]
    fn ask(this: &Program, request: &[u8]);
}

/// The account's program, fetched or not.
pub struct Account {
    hear: Function,
    /// The program, once it is here; none before the first attempt, and after one that failed.
    program: RefCell<Option<Promise>>,
    failures: Cell<u32>,
}

impl Account {
    /// The program; `hear` is told all that it says.
    pub fn new(hear: impl Fn(Reply) + 'static) -> Account {
        let ear = Closure::<dyn Fn(Vec<u8>)>::new(move |bytes: Vec<u8>| {
            if let Some(reply) = record::read(&bytes) {
                hear(reply);
            }
        });
        let hear = ear.into_js_value().unchecked_into();
        Account { hear, program: RefCell::default(), failures: Cell::default() }
    }

    /// Asks something of it. Fails only if it could not be fetched, which the next request tries again.
    pub async fn ask(self: Rc<Self>, request: &Request) -> Result<(), JsError> {
        let program = self.program.borrow_mut().get_or_insert_with(|| self.clone().fetch()).clone();
        let program: Program = JsFuture::from(program).await?.unchecked_into();
        if let Some(bytes) = record::written(request) {
            program.ask(&bytes);
        }
        Ok(())
    }

    fn fetch(self: Rc<Self>) -> Promise {
        future_to_promise(async move {
            let started = started(self.failures.get()).await;
            match &started {
                Ok(program) => program.listen(&self.hear),
                Err(_) => {
                    self.failures.set(self.failures.get() + 1);
                    self.program.take();
                }
            }
            started.map(JsValue::from)
        })
    }
}

/// Fetches and starts the program. Browsers remember scripts that did not come: each attempt has its own address.
async fn started(failures: u32) -> Result<Program, JsValue> {
    let script = build::file(SCRIPT);
    let address = if failures == 0 { script } else { format!("{script}?{failures}") };
    let program: Program = load(&address).await?.unchecked_into();
    program.start().await?;
    Ok(program)
}

/// Waits until the first screen is there and the browser has nothing to do; not at all where the visitor waits for the account:
/// a login comes back, or one is kept.
pub async fn after_the_first_screen() {
    if document::query("code").or_else(|| document::query("error")).is_none() && !is_login_kept() {
        idleness().await;
    }
}

fn is_login_kept() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let storages = [window.local_storage(), window.session_storage()];
    let mut storages = storages.into_iter().flatten().flatten();
    storages.any(|storage| Reflect::has(&storage, &SESSION_RECORD.into()) == Ok(true))
}
