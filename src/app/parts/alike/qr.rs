//! A QR code as a drawing.

use amalgamix::qr::{MARGIN, path};
use yew::{Html, html};

/// The code, dark on light in every theme, for not every reader knows the inverse.
pub fn view(squares: &[Vec<bool>], label: String) -> Html {
    let size = squares.len() + 2 * MARGIN;
    html! {
        <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={label} shape-rendering="crispEdges">
            <rect class="qr__light" width={size.to_string()} height={size.to_string()} />
            <path class="qr__dark" d={path(squares)} />
        </svg>
    }
}
