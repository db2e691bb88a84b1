//! Drawings of what the reports hold, as SVG files that follow the reader's light or dark theme.

mod calibration;
mod confusion;
mod correlation;
mod curves;
mod genre_tree;
mod heatmap;
mod scale;
mod svg;
mod tables;

pub use calibration::{Points, calibration};
pub use confusion::confusion;
pub use correlation::correlation;
pub use curves::{Curve, Unit, curves};
pub use genre_tree::genre_tree;
pub use tables::tables;

use amalgamix::report::Figure;

/// A drawing with its words and numbers.
pub struct Drawn {
    /// What is told about it.
    pub figure: Figure,
    /// The SVG document.
    pub svg: String,
}
