//! Many tastes on a map whose axes are features of the sound.

mod labels;

use std::rc::Rc;

use amalgamix::constellation::{Axis, Constellation};
use yew::{Html, classes};

use super::{chart, ranges, said, sounds};
use crate::parts::genre_tag;
use crate::parts::plain::{all, block, drawn, say, shape, text};
use crate::state::Taste;
use labels::{Side, sides};

/// How many features name the end of an axis at most.
const NAMED: usize = 3;

/// The map, its ends in words, and the same as a table.
pub fn view(found: &Constellation, tastes: &[Rc<Taste>]) -> Html {
    let [across, up] = found.axes.each_ref().map(ends);
    let order: Vec<usize> =
        found.order.iter().copied().filter(|place| *place < tastes.len().min(found.places.len())).collect();
    let points: Vec<[f32; 2]> = order.iter().map(|place| in_hundredths(found.places[*place])).collect();
    let names: Vec<&str> = order.iter().map(|place| said::name(&tastes[*place].portrait.name)).collect();
    let label = format!(
        "Map of {} tastes: {} to the right, {} to the top. The table below has the places.",
        names.len(),
        across[1],
        up[1]
    );
    let [start, half, end] = ["0", "50%", "100%"].map(String::from);
    let mut shapes = vec![
        chart::line("range__axis", [half.clone(), half.clone()], [start.clone(), end.clone()]),
        chart::line("range__axis", [start, end], [half.clone(), half]),
    ];
    for (number, side) in sides(&points, &names).into_iter().enumerate() {
        shapes.push(point(number, points[number], side, names[number], &tastes[order[number]]));
    }
    let ground = vec!["map__ground".into(), "img".into(), label.into()];
    let drawing = vec![
        say("p", "map__end", format!("↑ {}", up[1])),
        drawn("svg", &["class", "role", "aria-label"], ground, all(shapes)),
        say("p", "map__end", format!("↓ {}", up[0])),
        ranges::axis_ends(format!("← {}", across[0]), format!("{} →", across[1])),
    ];
    let drawing = block("div", "map", all(drawing));
    chart::figure("A map of them", about(&found.axes), drawing, table(found, &order, &names))
}

fn point(number: usize, [x, y]: [f32; 2], side: Side, name: &str, taste: &Taste) -> Html {
    let colour = taste.portrait.mix.first().map(|(genre, _)| genre_tag::colour(*genre));
    let disc = classes!("map__disc", colour).to_string();
    let values = vec!["map__number".into(), "middle".into(), "4".into()];
    let mut shapes = vec![
        shape("circle", &["class", "r"], vec![disc.into(), "11".into()]),
        drawn("text", &["class", "text-anchor", "y"], values, text((number + 1).to_string().into())),
    ];
    let beside = match side {
        Side::Left => Some(("-16", "end")),
        Side::Right => Some(("16", "start")),
        Side::Nowhere => None,
    };
    if let Some((x, anchor)) = beside {
        let values = vec!["map__name".into(), anchor.into(), x.into(), "5".into()];
        shapes.push(drawn("text", &["class", "text-anchor", "x", "y"], values, text(labels::short(name).into())));
    }
    chart::placed(format!("{x:.1}%"), format!("{y:.1}%"), shapes)
}

/// A place as hundredths of the drawing's width and height, from the upper left, with a margin.
fn in_hundredths([x, y]: [f32; 2]) -> [f32; 2] {
    let within = |place: f32| 50.0 + place.clamp(-1.0, 1.0) * 43.0;
    [within(x), within(-y)]
}

/// What it means to lie at the lower and at the upper end of an axis.
fn ends(axis: &Axis) -> [String; 2] {
    let words = |rising: usize, falling: usize| {
        let told = axis.rising.iter().map(|feature| sounds::ends(*feature)[rising]);
        let told: Vec<&str> =
            told.chain(axis.falling.iter().map(|feature| sounds::ends(*feature)[falling])).take(NAMED).collect();
        if told.is_empty() { "no difference".into() } else { told.join(", ") }
    };
    [words(0, 1), words(1, 0)]
}

fn about(axes: &[Axis; 2]) -> String {
    let shown: f32 = axes.iter().map(|axis| axis.shown).sum();
    let shown = (shown.clamp(0.0, 1.0) * 100.0).round() as u32;
    format!(
        "Tastes that sound alike lie close together. The map shows {shown} % of the differences between them. Numbers are those \
         of the table above, colours those of the largest genre."
    )
}

fn table(found: &Constellation, order: &[usize], names: &[&str]) -> Html {
    let [across, up] = found.axes.each_ref().map(|axis| ends(axis)[1].clone());
    let columns = ["Taste".into(), format!("How far {across}"), format!("How far {up}")];
    let hundredths = |place: f32| format!("{:.0}", place * 100.0);
    let rows = order.iter().zip(names).enumerate().map(|(number, (place, name))| {
        let [x, y] = found.places[*place];
        vec![format!("{} {name}", number + 1), hundredths(x), hundredths(y)]
    });
    chart::table("Places on the map, from -100 to 100", &columns, rows.collect())
}

#[cfg(test)]
mod tests {
    use amalgamix::features::Feature;

    use super::*;

    #[test]
    fn the_ends_of_an_axis_are_named_by_features() {
        let axis =
            Axis { rising: vec![Feature::Loudness, Feature::Energy], falling: vec![Feature::Acousticness], shown: 0.5 };
        assert_eq!(ends(&axis), ["quieter, calmer, more acoustic", "louder, more energetic, less acoustic"]);
        assert_eq!(ends(&Axis::default()), ["no difference", "no difference"]);
    }

    #[test]
    fn up_is_up() {
        assert!(in_hundredths([0.0, 1.0])[1] < in_hundredths([0.0, -1.0])[1]);
    }
}
