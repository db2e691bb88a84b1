//! Addresses of scripts that the browser may run. The browser asks for each one (Trusted Types), and so does the policy in
//! `trusted.js`, through which workers are begun as well.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/app/browser/trusted.js")]
extern "C" {
    /// The address of a script of this page's as the browser wants it told.
    pub fn script(address: &str) -> JsValue;
}
