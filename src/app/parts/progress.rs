//! Something that takes its time.

use yew::{Html, html};

use crate::state::Progress;

/// What is being done, and how far it has come where that is known. The id must be the only one of its kind on the page.
pub fn view(id: &'static str, words: String, progress: Option<Progress>) -> Html {
    let (value, max) = match progress {
        Some(Progress { done, of }) => (Some(done.to_string()), Some(of.max(1).to_string())),
        None => (None, None),
    };
    html! {
        <div class="progress">
            <p id={id}>{ words }</p>
            <progress aria-labelledby={id} {value} {max} />
        </div>
    }
}
