//! A playlist on its way in: that it is read, or which of several it is to be.

use yew::{Html, html};

use super::{Dispatch, playlist_choice, progress};
use crate::state::Opening;

/// What is being read or chosen, if anything is.
pub fn view(opening: &Opening, dispatch: &Dispatch) -> Html {
    match opening {
        Opening::Nothing | Opening::Failed { .. } => html! {},
        Opening::Reading { .. } | Opening::Importing { .. } => {
            let words = format!("Reading “{}”", opening.name().unwrap_or_default());
            progress::view("opening", words, None)
        }
        Opening::Choosing { contents, .. } => playlist_choice::view(contents, dispatch),
    }
}
