//! The mark: four records on a shelf that make an M.

use yew::{Html, html};

/// The mark, to stand beside the name.
pub fn view() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="mark__outer" d="M4 5h5v20H4zM23 5h5v20h-5zM2 26.5h28V29H2z" />
            <path class="mark__right" d="M22 5h-4.5l-4 20H18z" />
            <path class="mark__left" d="M10 5h4.5l4 20H14z" />
        </svg>
    }
}
