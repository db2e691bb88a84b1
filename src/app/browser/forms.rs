//! What the visitor has written into a form.

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlTextAreaElement, SubmitEvent};
use yew::TargetCast;

/// The text in the text area of this name, which stays as it is. The form goes nowhere: nothing is ever sent.
pub fn text(event: &SubmitEvent, name: &str) -> String {
    event.prevent_default();
    let form = event.target_dyn_into::<HtmlFormElement>();
    let field = form.and_then(|form| form.elements().named_item(name));
    field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()).map(|field| field.value()).unwrap_or_default()
}
