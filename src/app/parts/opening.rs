//! A playlist on its way in.

use yew::{Html, html};

use super::progress;
use crate::state::Opening;

/// What is being read, if anything is.
pub fn view(opening: &Opening) -> Html {
    match opening {
        Opening::Nothing | Opening::Failed { .. } => html! {},
        Opening::Reading { .. } | Opening::Importing { .. } => {
            let words = format!("Reading “{}”", opening.name().unwrap_or_default());
            progress::view("opening", words, None)
        }
    }
}
