//! The links that bring a taste to this page.

use amalgamix::taste_code;
use wasm_bindgen::JsCast;
use web_sys::WorkerGlobalScope;

/// The page's address with a code behind it. The worker's script lies in the build's folder, which lies beside the page.
pub fn to_taste(code: &str) -> String {
    let script = js_sys::global().unchecked_into::<WorkerGlobalScope>().location().href();
    let page = script.rsplitn(3, '/').nth(2).unwrap_or_default();
    taste_code::link(&format!("{page}/"), code)
}
