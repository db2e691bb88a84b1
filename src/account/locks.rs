//! Turns that are taken over all tabs, by the browser's Web Locks. Asked for by name, because web-sys has them only as an
//! unstable part.

use amalgamix::wire::account::Trouble;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::js_error::JsError;

/// A turn, until this is dropped or the tab is closed.
pub struct Held(Function);

impl Drop for Held {
    fn drop(&mut self) {
        // What resolves a promise throws nothing.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Waits until nobody else holds the turn of this name.
pub async fn hold(name: &str) -> Result<Held, Trouble> {
    let locks = locks().ok_or_else(absent)?;
    let request: Function = property(&locks, "request").and_then(|found| found.dyn_into().ok()).ok_or_else(absent)?;
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let release = release.ok_or_else(absent)?;
    let turn = Promise::new(&mut |resolve, reject| {
        let held = held.clone();
        let begin = Closure::once_into_js(move |_lock: JsValue| {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            held
        });
        let asked = request.call2(&locks, &name.into(), &begin);
        if let Err(error) = asked.and_then(|asked| pass_on(&asked, &reject)) {
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    });
    JsFuture::from(turn).await.map_err(|error| Trouble::Browser(JsError::from(error).to_string()))?;
    Ok(Held(release))
}

/// Tells it if a promise fails: browsers that keep nothing for a page refuse locks in this way.
fn pass_on(promise: &JsValue, reject: &Function) -> Result<JsValue, JsValue> {
    let then: Function = Reflect::get(promise, &"then".into())?.dyn_into()?;
    then.call2(promise, &JsValue::UNDEFINED, reject)
}

fn locks() -> Option<JsValue> {
    property(&web_sys::window()?.navigator(), "locks")
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

fn absent() -> Trouble {
    Trouble::Browser("This browser is too old for a login: it has no Web Locks.".into())
}
