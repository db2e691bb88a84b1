//! What the visitor has written into a form.

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, SubmitEvent};
use yew::TargetCast;

/// The text in the field of this name, which stays as it is. The form goes nowhere: nothing is ever sent.
pub fn text(event: &SubmitEvent, name: &str) -> String {
    event.prevent_default();
    let form = event.target_dyn_into::<HtmlFormElement>();
    let Some(field) = form.and_then(|form| form.elements().named_item(name)) else { return String::new() };
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
    }
}
