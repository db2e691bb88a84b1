//! The top of every screen: the mark, the name, and which engine runs.

use yew::{Html, html};

use super::mark;
use crate::state::Engines;
use crate::words;

/// The header.
pub fn view(engines: &Engines) -> Html {
    html! {
        <header class="top">
            <p class="brand">{ mark::view() }{ "AmalgaMix" }</p>
            <p class="engine-now" role="status">{ words::runs_on(engines) }</p>
        </header>
    }
}
