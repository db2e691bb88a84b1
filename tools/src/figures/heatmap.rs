//! Squares of a table, coloured by their values.

use super::svg::{Anchor, Svg};

/// What a heat map shows.
pub(super) struct Heatmap<'a> {
    pub title: &'a str,
    pub names: &'a [String],
    /// What the rows and the columns are, where it is not the same.
    pub axes: Option<[&'a str; 2]>,
    /// -1 to 1, a row a name.
    pub values: &'a [Vec<f64>],
    /// The side of a square in pixels.
    pub side: f64,
    /// Whether the value is written in each square.
    pub written: bool,
}

/// From this value on a square is too dark for dark letters.
const STRONG: f64 = 0.55;

impl Heatmap<'_> {
    pub fn draw(&self) -> Svg {
        let margin = self.names.iter().map(|name| name.chars().count()).max().unwrap_or(0) as f64 * 6.6 + 16.0;
        let extent = margin + self.side * self.names.len() as f64 + 16.0;
        let mut svg = Svg::new(extent, extent, self.title);
        let middle = |index: usize| margin + self.side * (index as f64 + 0.5);
        for (index, name) in self.names.iter().enumerate() {
            svg.text((margin - 6.0, middle(index) + 4.0), Anchor::End, "small", name);
            svg.turned_text((middle(index) + 4.0, margin - 6.0), -90, Anchor::Start, "small", name);
        }
        for (line, axis) in (1..).zip(self.axes.into_iter().flatten()) {
            svg.text((8.0, 16.0 * f64::from(line)), Anchor::Start, "small soft", axis);
        }
        for (row, values) in self.values.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                let corner = (middle(column) - self.side / 2.0, middle(row) - self.side / 2.0);
                let told = format!("{} / {}: {value:.2}", self.names[row], self.names[column]);
                svg.cell(corner, self.side - 1.0, *value, &told);
                if self.written {
                    let class = if value.abs() > STRONG { "small on-cell" } else { "small" };
                    svg.text((middle(column), middle(row) + 4.0), Anchor::Middle, class, &format!("{value:.2}"));
                }
            }
        }
        svg
    }
}
