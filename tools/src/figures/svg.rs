//! A small writer of SVG documents.

use std::fmt::Write;

/// Colours and letters of every drawing: those of the page, in its two themes.
const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:var(--ink)}.small{font-size:11px}.soft{fill:var(--soft)}.on-cell{fill:var(--paper)}\
    .line{fill:none;stroke:var(--ink);stroke-width:1.5}.grid{stroke:var(--grid);stroke-width:1;fill:none}\
    .one{stroke:var(--one);fill:none;stroke-width:2.5}.other{stroke:var(--other);fill:none;stroke-width:2.5;\
    stroke-dasharray:7 4}.third{stroke:var(--third);fill:none;stroke-width:2.5;stroke-dasharray:2 3}\
    .dot{fill:var(--one)}.dot-other{fill:var(--other)}\
    svg{--ink:#15171c;--soft:#50535b;--grid:#d3d5d0;--one:#2a39cc;--other:#b3471b;--third:#1b7a4b;--paper:#f3f4f1;\
    --plus:#2a39cc;--minus:#b3471b;background:var(--paper)}\
    @media(prefers-color-scheme:dark){svg{--ink:#f2f2ee;--soft:#b5b8c1;--grid:#353843;--one:#9ca7ff;--other:#ffab82;\
    --third:#7fd6a8;--paper:#131419;--plus:#9ca7ff;--minus:#ffab82}}";

/// A document that is being drawn.
pub(super) struct Svg {
    width: f64,
    height: f64,
    title: String,
    body: String,
}

/// Where a text stands to its point.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Svg {
    pub fn new(width: f64, height: f64, title: &str) -> Svg {
        Svg { width, height, title: title.into(), body: String::new() }
    }

    /// The size in whole pixels.
    pub fn size(&self) -> [u32; 2] {
        [self.width.ceil() as u32, self.height.ceil() as u32]
    }

    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, class: &str, text: &str) {
        self.turned_text(at, 0, anchor, class, text);
    }

    /// A text turned clockwise by so many degrees around its point.
    pub fn turned_text(&mut self, (x, y): (f64, f64), degrees: i32, anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let turn = if degrees == 0 { String::new() } else { format!(" transform=\"rotate({degrees} {x:.1} {y:.1})\"") };
        self.push(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\"{turn}>{}</text>",
            escaped(text)
        ));
    }

    pub fn polyline(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        self.push(&format!("<polyline class=\"{class}\" points=\"{}\"/>", points.join(" ")));
    }

    pub fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        self.push(&format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>"));
    }

    /// A square filled with one of the two signal colours, as strong as the value, -1 to 1.
    pub fn cell(&mut self, (x, y): (f64, f64), side: f64, value: f64, told: &str) {
        let colour = if value < 0.0 { "minus" } else { "plus" };
        self.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{side:.1}\" height=\"{side:.1}\" fill=\"var(--{colour})\" \
             fill-opacity=\"{:.3}\"><title>{}</title></rect>",
            value.abs().min(1.0),
            escaped(told)
        ));
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// The document.
    pub fn finish(self) -> String {
        let mut document = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            document,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0} {1:.0}\" width=\"{0:.0}\" height=\"{1:.0}\">\n\
             <title>{2}</title>\n<style>{STYLE}</style>\n{3}</svg>\n",
            self.width,
            self.height,
            escaped(&self.title),
            self.body
        );
        document
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_become_markup() {
        let mut svg = Svg::new(10.0, 10.0, "Rock & <roll>");
        svg.text((1.0, 1.0), Anchor::Start, "", "<script>");
        let document = svg.finish();
        assert!(document.contains("Rock &amp; &lt;roll&gt;") && !document.contains("<script>"));
    }
}
