//! The mark: four records on a shelf that make an M.

use yew::{Html, html};

/// The mark, to stand beside the name.
pub fn view() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="mark__outer" d="M4 5h5v20H4zM23 5h5v20h-5z" />
            <path class="mark__left" d="M9.6 5.6 14 4.4l4.6 17.2-1.6 3.4h-2.2z" />
            <path class="mark__right" d="M22.4 5.6 18 4.4l-2.1 7.8 3.6 9.4z" />
            <path class="mark__board" d="M2 26.5h28V29H2z" />
        </svg>
    }
}
