//! The page's copy in the browser, kept by the service worker. Which words the two say to each other stands in the service
//! worker's file.

use js_sys::Reflect;
use thiserror::Error;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::build;
use super::js_error::JsError;
use crate::state::{Keeping, OfflineAction};

/// The service worker, as seen from the page.
const SCRIPT: &str = "service-worker.js";

/// Why nothing is kept.
#[derive(Debug, Error)]
enum NotKept {
    #[error("it keeps no pages, or none in this kind of window")]
    Unable,
    #[error("{0}")]
    Refused(#[from] JsError),
}

/// Has the page kept, and tells what becomes of that for as long as the page is open.
pub async fn keep(tell: impl Fn(OfflineAction) + 'static) {
    match registered().await {
        Ok((container, registration)) => {
            hear(&container, tell);
            registration.active().iter().for_each(settle);
        }
        Err(error) => tell(OfflineAction::Looked(Keeping::Refused { why: error.to_string() })),
    }
}

/// Looks whether the server has a newer build. Without an answer there is none for now.
pub async fn look_for_newer() {
    if let Some(search) = registration().await.and_then(|registration| registration.update().ok()) {
        let _ = JsFuture::from(search).await;
    }
}

/// Opens the page again in the newer build.
pub async fn take_over() {
    let waiting = registration().await.and_then(|registration| registration.waiting());
    match (waiting, container()) {
        (Some(newer), Some(container)) => {
            container.set_oncontrollerchange(Some(Closure::once_into_js(reload).unchecked_ref()));
            say(&newer, "take over");
        }
        // Another tab has had it take over already.
        _ => reload(),
    }
}

async fn registered() -> Result<(ServiceWorkerContainer, ServiceWorkerRegistration), NotKept> {
    let container = container().ok_or(NotKept::Unable)?;
    let registration = JsFuture::from(container.register(SCRIPT)).await.map_err(JsError::from)?;
    Ok((container, registration.dyn_into().map_err(|_| NotKept::Unable)?))
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

/// Browsers, and windows, that keep no pages have none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// The page never stops listening.
fn hear(container: &ServiceWorkerContainer, tell: impl Fn(OfflineAction) + 'static) {
    let ear =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match event.data().as_string().as_deref() {
            Some("whole") => tell(OfflineAction::Looked(Keeping::Kept)),
            Some("incomplete") => tell(OfflineAction::Looked(Keeping::Incomplete)),
            Some("renewed") => tell(OfflineAction::Renewed),
            Some("activated") => event.source().and_then(|source| source.dyn_into().ok()).iter().for_each(settle),
            _ => {}
        });
    container.set_onmessage(Some(ear.into_js_value().unchecked_ref()));
}

fn settle(active: &ServiceWorker) {
    say(active, &format!("settle {}", build::name().unwrap_or_default()));
}

fn say(worker: &ServiceWorker, word: &str) {
    // One that is gone has been replaced by one that will speak first.
    let _ = worker.post_message(&word.into());
}

fn reload() {
    let _ = web_sys::window().map(|window| window.location().reload());
}
