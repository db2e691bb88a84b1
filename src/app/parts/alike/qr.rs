//! A QR code as a drawing.

use yew::{Html, html};

/// How many squares of margin readers need on each side (ISO/IEC 18004).
const MARGIN: usize = 4;

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

/// The dark squares: one bar for each run of them in a row.
fn path(squares: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in squares.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] {
                path += &format!("M{} {}h{}v1h-{}z", x + MARGIN, y + MARGIN, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_squares_are_drawn_within_the_margin() {
        let squares = [vec![true, true, false], vec![false, false, true], vec![false; 3]];
        assert_eq!(path(&squares), "M4 4h2v1h-2zM6 5h1v1h-1z");
    }
}
