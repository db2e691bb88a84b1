//! QR codes: a text as squares, and the text in a picture.

use qrcodegen::{QrCode, QrCodeEcc};
use rqrr::PreparedImage;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many squares of a code's surroundings are to be light (ISO/IEC 18004).
pub const MARGIN: usize = 4;

/// A picture may have so many points.
const MAX_POINTS: usize = 4 << 20;

/// A picture without colours, row by row: 0 is black, 255 white.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// How many points a row has.
    pub width: u32,
    /// The points.
    pub points: Vec<u8>,
}

/// Why there is no code, or no text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QrError {
    /// The text has more letters than a code can hold.
    #[error("a text of {0} bytes is too long for a QR code; share the link instead")]
    TooLong(usize),
    /// The picture has no points, too many, or no whole number of rows.
    #[error("the picture is empty or too large; take one of at most {} points", MAX_POINTS)]
    NotAPicture,
    /// No code is seen in the picture.
    #[error("no QR code is seen in the picture; take it from nearer, straight and in good light")]
    None,
    /// A code is seen and cannot be read.
    #[error("the QR code in the picture cannot be read; take it sharper and whole")]
    Blurred,
}

/// The squares of the code of a text, row by row, dark ones being true; without the margin.
pub fn squares(text: &str) -> Result<Vec<Vec<bool>>, QrError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).map_err(|_| QrError::TooLong(text.len()))?;
    let places = 0..code.size();
    Ok(places.clone().map(|y| places.clone().map(|x| code.get_module(x, y)).collect()).collect())
}

/// The dark squares as the path of an SVG drawing, whose unit is a square: one bar for each run of them in a row, moved by the
/// margin.
pub fn path(squares: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in squares.iter().enumerate() {
        let mut x = MARGIN;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] {
                path += &format!("M{x} {}h{}v1h-{}z", y + MARGIN, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

/// A drawing of squares with their margin, as an SVG file: black on white.
pub fn svg(squares: &[Vec<bool>]) -> String {
    let (size, path) = (squares.len() + 2 * MARGIN, path(squares));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{pixels}\" height=\"{pixels}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>\n",
        pixels = 8 * size
    )
}

/// The text of the first code in a picture that can be read.
pub fn find(picture: &Picture) -> Result<String, QrError> {
    let width = picture.width as usize;
    let is_picture = width > 0 && !picture.points.is_empty() && picture.points.len() <= MAX_POINTS;
    if !is_picture || !picture.points.len().is_multiple_of(width) {
        return Err(QrError::NotAPicture);
    }
    let height = picture.points.len() / width;
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| picture.points[y * width + x]);
    let grids = prepared.detect_grids();
    let text = grids.iter().find_map(|grid| Some(grid.decode().ok()?.1));
    text.ok_or(if grids.is_empty() { QrError::None } else { QrError::Blurred })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// The picture of a code, each square so many points wide.
    fn drawn(squares: &[Vec<bool>], points: usize) -> Picture {
        let size = squares.len() + 2 * MARGIN;
        let is_dark = |x: usize, y: usize| {
            let square = |place: usize| (place / points).checked_sub(MARGIN);
            let row = square(y).and_then(|y| squares.get(y));
            row.zip(square(x)).and_then(|(row, x)| row.get(x)).copied().unwrap_or(false)
        };
        let places = 0..size * points;
        let point = |x, y| if is_dark(x, y) { 20 } else { 235 };
        let points = places.clone().flat_map(|y| places.clone().map(move |x| point(x, y))).collect();
        Picture { width: places.len() as u32, points }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_text_is_read_back_from_its_picture(text in "[!-~]{1,450}", points in 2usize..5) {
            prop_assert_eq!(find(&drawn(&squares(&text).unwrap(), points)), Ok(text));
        }

        #[test]
        fn any_picture_is_read_or_refused(width in 0u32..90, points in vec(any::<u8>(), 0..6000)) {
            let _ = find(&Picture { width, points });
        }
    }

    #[test]
    fn a_picture_without_a_code_or_without_points_is_refused() {
        assert_eq!(find(&Picture { width: 100, points: vec![255; 10_000] }), Err(QrError::None));
        assert_eq!(find(&Picture { width: 0, points: vec![] }), Err(QrError::NotAPicture));
        assert_eq!(find(&Picture { width: 3, points: vec![0; 10] }), Err(QrError::NotAPicture));
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert_eq!(squares(&"a".repeat(3000)), Err(QrError::TooLong(3000)));
    }

    #[test]
    fn dark_squares_are_drawn_within_the_margin() {
        let squares = [vec![true, true, false], vec![false, false, true], vec![false; 3]];
        assert_eq!(path(&squares), "M4 4h2v1h-2zM6 5h1v1h-1z");
        assert!(svg(&squares).contains("viewBox=\"0 0 11 11\""));
    }
}
