//! Other tabs of this page: what changes there concerns this one too.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, Event, MessageEvent};

/// Where tabs tell each other that they have changed the catalog.
const CATALOG: &str = "amalgamix-catalog";

thread_local! {
    /// One for speaking and hearing: a tab does not hear itself on it.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(CATALOG).ok();
}

/// Tells the others that the catalog has changed. A browser without channels leaves them to find out by themselves.
pub fn tell_of_catalog() {
    CHANNEL.with(|channel| channel.as_ref().map(|channel| channel.post_message(&"changed".into())));
}

/// Tells when another tab has changed the catalog. The page never stops listening.
pub fn watch_catalog(tell: impl Fn() + 'static) {
    let ear = Closure::<dyn Fn(MessageEvent)>::new(move |_| tell()).into_js_value();
    CHANNEL.with(|channel| channel.iter().for_each(|channel| channel.set_onmessage(Some(ear.unchecked_ref()))));
}

/// Tells the name of each record that another tab has changed or dropped; none where it has dropped all of them.
pub fn watch_records(tell: impl Fn(Option<String>) + 'static) {
    let name = |event: &Event| Reflect::get(event, &"key".into()).ok().and_then(|name| name.as_string());
    let ear = Closure::<dyn Fn(Event)>::new(move |event: Event| tell(name(&event))).into_js_value();
    let _ = web_sys::window().map(|window| window.add_event_listener_with_callback("storage", ear.unchecked_ref()));
}
