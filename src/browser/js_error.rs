//! What JavaScript throws, as a Rust error. The only place that looks into it.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// Something that JavaScript threw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsError(String);

impl From<JsValue> for JsError {
    fn from(thrown: JsValue) -> JsError {
        let message = match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => Some(error.message().into()),
            None => thrown.as_string(),
        };
        JsError(message.unwrap_or_else(|| "the browser gives no reason".into()))
    }
}

impl fmt::Display for JsError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for JsError {}
