//! The browser's Web Locks: turns that one program at a time has, over all tabs. Asked for by name, because web-sys has them only as
//! an unstable part.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A turn, until this is dropped or its program ends.
pub struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        // What resolves a promise throws nothing.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// All turns of the browser's.
pub struct Locks {
    locks: JsValue,
    request: Function,
}

impl Locks {
    /// The browser's; none where it has none.
    pub fn find() -> Option<Locks> {
        let locks = property(&property(&js_sys::global(), "navigator")?, "locks")?;
        let request = property(&locks, "request")?.dyn_into().ok()?;
        Some(Locks { locks, request })
    }

    /// Takes the turn of this name; waits for it where somebody else has it, or goes without. Some browsers refuse where they keep
    /// nothing for a page.
    pub async fn take(&self, name: &str, waits: bool) -> Result<Option<Lock>, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"ifAvailable".into(), &(!waits).into())?;
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        let mut ask = |resolve: Function, reject: Function| {
            let held = held.clone();
            let begin = Closure::once_into_js(move |lock: JsValue| {
                let _ = resolve.call1(&JsValue::UNDEFINED, &(!lock.is_null()).into());
                if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
            });
            let asked = self.request.call3(&self.locks, &name.into(), &options, &begin);
            if let Err(error) = asked.and_then(|asked| pass_on(&asked, &reject)) {
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        };
        let is_mine = JsFuture::from(Promise::new(&mut ask)).await?;
        Ok(release.filter(|_| is_mine.is_truthy()).map(Lock))
    }
}

/// Tells it if a promise fails: some browsers refuse in this way.
fn pass_on(promise: &JsValue, reject: &Function) -> Result<JsValue, JsValue> {
    let then: Function = Reflect::get(promise, &"then".into())?.dyn_into()?;
    then.call2(promise, &JsValue::UNDEFINED, reject)
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}
