//! The turn to change what is stored, which one tab at a time has: the browser's Web Locks. Asked for by name, because web-sys has
//! them only as an unstable part.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A turn, until this is dropped or the worker ends.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        // What resolves a promise throws nothing.
        let _ = self.0.as_ref().map(|release| release.call0(&JsValue::UNDEFINED));
    }
}

/// Takes the turn of this name, unless another tab has it. A browser without locks lets everyone have it: two tabs may then fetch
/// the same, which harms nothing.
pub async fn take(name: &str) -> Option<Turn> {
    match request(name).await {
        Some(turn) => turn,
        None => Some(Turn(None)),
    }
}

/// None without locks; inside, none while another tab has the turn.
async fn request(name: &str) -> Option<Option<Turn>> {
    let locks = property(&property(&js_sys::global(), "navigator")?, "locks")?;
    let request: Function = property(&locks, "request")?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut ask = |resolve: Function, reject: Function| {
        let held = held.clone();
        let begin = Closure::once_into_js(move |lock: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &(!lock.is_null()).into());
            if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
        });
        let asked = request.call3(&locks, &name.into(), &options, &begin);
        if let Err(error) = asked.and_then(|asked| pass_on(&asked, &reject)) {
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    };
    let is_mine = JsFuture::from(Promise::new(&mut ask)).await.ok()?;
    Some(is_mine.is_truthy().then_some(Turn(release)))
}

/// Tells it if a promise fails: browsers that keep nothing for a page refuse locks in this way.
fn pass_on(promise: &JsValue, reject: &Function) -> Result<JsValue, JsValue> {
    let then: Function = Reflect::get(promise, &"then".into())?.dyn_into()?;
    then.call2(promise, &JsValue::UNDEFINED, reject)
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}
