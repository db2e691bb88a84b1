//! Files that are dropped anywhere on the page. The page never stops to be a place for them, so its ears stay open for good.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::DragEvent;

use super::files::{self, FileResult};

/// Tells whether a file is held over the page, and which one is dropped.
pub fn watch(hover: impl Fn(bool) + Clone + 'static, drop: impl Fn(FileResult) + 'static) {
    let (over, away, done) = (hover.clone(), hover.clone(), hover);
    listen("dragover", move |event| {
        // Without this the browser would open the file.
        event.prevent_default();
        over(true);
    });
    // Going from one element to another is leaving, too; only leaving the window leads nowhere.
    listen("dragleave", move |event| away(event.related_target().is_some()));
    listen("drop", move |event| {
        event.prevent_default();
        done(false);
        drop(files::dropped(&event));
    });
}

fn listen(name: &str, hear: impl FnMut(DragEvent) + 'static) {
    if let Some(window) = web_sys::window() {
        let ear = Closure::<dyn FnMut(DragEvent)>::new(hear).into_js_value();
        // A page that hears no drops still has its file field.
        let _ = window.add_event_listener_with_callback(name, ear.unchecked_ref());
    }
}
