//! The sticker on whatever was invented for this page.

use yew::{Html, html};

/// The sticker.
pub fn sticker(words: &'static str) -> Html {
    html! { <span class="sticker">{ words }</span> }
}
