//! The links that bring a taste to this page.

use amalgamix::taste_code;
use wasm_bindgen::JsCast;
use web_sys::WorkerGlobalScope;

/// The page's address with a code behind it. The worker's script lies beside the page.
pub fn to_taste(code: &str) -> String {
    let script = js_sys::global().unchecked_into::<WorkerGlobalScope>().location().href();
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    taste_code::link(&format!("{folder}/"), code)
}
