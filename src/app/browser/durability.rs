//! The browser's promise to keep what this page stores when space is short, and not to clear it by itself.

use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::storage;

/// The record that the browser was asked. Some ask their visitor in turn, who is not to be asked at every visit.
const ASKED: &str = "storage-asked";

/// Forgets that the browser was asked.
pub fn forget() {
    storage::drop_local(ASKED);
}

/// Whether the browser has promised. It is asked once, and again only if the visitor insists.
pub async fn secured(insist: bool) -> bool {
    let Some(manager) = web_sys::window().map(|window| window.navigator().storage()) else { return false };
    if told(&manager, StorageManager::persisted).await {
        return true;
    }
    if !insist && storage::local(ASKED).is_some() {
        return false;
    }
    storage::keep_local(ASKED, "yes");
    told(&manager, StorageManager::persist).await
}

type Question = fn(&StorageManager) -> Result<js_sys::Promise, wasm_bindgen::JsValue>;

/// What the browser says; a browser that does not know the question has not promised.
async fn told(manager: &StorageManager, question: Question) -> bool {
    let Ok(answer) = question(manager) else { return false };
    JsFuture::from(answer).await.is_ok_and(|answer| answer.is_truthy())
}
