//! What all drawings of tastes have: a title, words about it, a key that tells two tastes apart, and the same as a table.

use amalgamix::portrait::QUANTILES;
use yew::Html;

use crate::parts::plain::{all, block, drawn, list, say, shape, text, unseen};

/// The highest rank.
pub const HIGHEST: u8 = 63;

/// A drawing under its title, with words about it and the same in a table.
pub fn figure(title: &'static str, about: String, drawing: Html, table: Html) -> Html {
    let summary = block("summary", "", all(vec![text("As a table".into()), unseen(format!(": {title}"))]));
    block(
        "figure",
        "chart",
        all(vec![
            block("figcaption", "", all(vec![say("h3", "", title), say("p", "aside", about)])),
            drawing,
            block("details", "", all(vec![summary, table])),
        ]),
    )
}

/// A table: the first cell of each row is its heading, all others are numbers or short words.
pub fn table(caption: &str, columns: &[String], rows: Vec<Vec<String>>) -> Html {
    let heading = |scope: &'static str, words: String| drawn("th", &["scope"], vec![scope.into()], text(words.into()));
    let columns = columns.iter().map(|name| heading("col", name.clone())).collect();
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(place, cell)| if place == 0 { heading("row", cell) } else { say("td", "", cell) });
        block("tr", "", all(cells.collect()))
    };
    let inside = all(vec![
        say("caption", "", caption.to_owned()),
        block("thead", "", block("tr", "", all(columns))),
        block("tbody", "", all(rows.into_iter().map(row).collect())),
    ]);
    scrolling("scroll chart__table", format!("Table: {caption}"), block("table", "", inside))
}

/// What may be wider than its place, and can be moved there by keyboard.
pub fn scrolling(class: &'static str, label: String, inside: Html) -> Html {
    let names = &["class", "tabindex", "role", "aria-label"];
    drawn("div", names, vec![class.into(), "0".into(), "region".into(), label.into()], inside)
}

/// A drawing beside words that say the same.
pub fn decoration(class: &'static str, view_box: &'static str, shapes: Vec<Html>) -> Html {
    let names = &["class", "viewBox", "preserveAspectRatio", "aria-hidden", "focusable"];
    let values = vec![class.into(), view_box.into(), "none".into(), "true".into(), "false".into()];
    drawn("svg", names, values, all(shapes))
}

/// A share, 0 to 1, as a bar; decoration beside a number.
pub fn bar(share: f32, class: &'static str) -> Html {
    let thousandths = ((share * 1000.0).round() as u32).min(1000);
    let part = |class: &'static str, width: u32| {
        shape("rect", &["class", "width", "height"], vec![class.into(), width.to_string().into(), "10".into()])
    };
    decoration(class, "0 0 1000 10", vec![part("bar__track", 1000), part("bar__fill", thousandths)])
}

/// Which of two tastes is drawn how.
pub fn key(names: [&str; 2]) -> Html {
    let entry = |(which, name): (usize, &str)| {
        block(
            "li",
            "",
            all(vec![decoration("key__mark", "-8 -8 16 16", vec![point(which)]), text(name.to_owned().into())]),
        )
    };
    list("key", names.into_iter().enumerate().map(entry).collect())
}

/// The mark of the first or second of two tastes around the origin: a disc, a diamond.
fn point(which: usize) -> Html {
    match which {
        0 => shape("circle", &["class", "r"], vec!["one".into(), "6".into()]),
        _ => shape("path", &["class", "d"], vec!["other".into(), "M0-7 7 0 0 7-7 0Z".into()]),
    }
}

/// Shapes around a point of a drawing.
pub fn placed(x: String, y: String, shapes: Vec<Html>) -> Html {
    drawn("svg", &["x", "y", "overflow"], vec![x.into(), y.into(), "visible".into()], all(shapes))
}

/// How a feature is distributed in a taste, at the height `y` of a drawing whose width is all ranks: all tracks as a line,
/// all but the lowest and the highest seventh as a bar, the middle as the taste's mark.
pub fn spread(which: usize, ranks: &[u8; QUANTILES], y: usize) -> Html {
    let at = |quantile: usize| percent(ranks[quantile]);
    let class = if which == 0 { "one" } else { "other" };
    let width = percent(ranks[QUANTILES - 2].saturating_sub(ranks[1]));
    let bar = vec![class.into(), at(1).into(), width.into(), (y - 3).to_string().into(), "6".into()];
    all(vec![
        line(class, [at(0), at(QUANTILES - 1)], [y.to_string(), y.to_string()]),
        shape("rect", &["class", "x", "width", "y", "height"], bar),
        placed(at(QUANTILES / 2), y.to_string(), vec![point(which)]),
    ])
}

/// A line from one place to another.
pub fn line(class: &'static str, [x1, x2]: [String; 2], [y1, y2]: [String; 2]) -> Html {
    let names = &["class", "x1", "x2", "y1", "y2"];
    shape("line", names, vec![class.into(), x1.into(), x2.into(), y1.into(), y2.into()])
}

/// Where a rank lies on the axis of all ranks.
pub fn percent(rank: u8) -> String {
    format!("{:.1}%", f32::from(rank.min(HIGHEST)) * 100.0 / f32::from(HIGHEST))
}
