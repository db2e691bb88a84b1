//! Many tastes on a map whose axes are features of the sound.

mod labels;

use std::rc::Rc;

use amalgamix::constellation::{Axis, Constellation};
use yew::{Html, classes, html};

use super::{chart, said, sounds};
use crate::parts::genre_tag;
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
    let drawing = html! {
        <div class="map">
            <p class="map__end map__end--top">{ format!("↑ {}", up[1]) }</p>
            <svg class="map__ground" role="img" aria-label={label}>
                <line class="range__axis" x1="50%" x2="50%" y1="0" y2="100%" />
                <line class="range__axis" x1="0" x2="100%" y1="50%" y2="50%" />
                { for sides(&points, &names).into_iter().enumerate().map(|(number, side)| {
                    point(number, points[number], side, names[number], &tastes[order[number]])
                }) }
            </svg>
            <p class="map__end">{ format!("↓ {}", up[0]) }</p>
            <p class="map__ends"><span>{ format!("← {}", across[0]) }</span><span>{ format!("{} →", across[1]) }</span></p>
        </div>
    };
    chart::figure("A map of them", about(&found.axes), drawing, table(found, &order, &names))
}

fn point(number: usize, [x, y]: [f32; 2], side: Side, name: &str, taste: &Taste) -> Html {
    let colour = taste.portrait.mix.first().map(|(genre, _)| genre_tag::colour(*genre));
    let (dx, anchor) = match side {
        Side::Left => ("-16", "end"),
        Side::Right | Side::Nowhere => ("16", "start"),
    };
    html! {
        <svg x={chart::hundredths(x)} y={chart::hundredths(y)} overflow="visible">
            <circle class={classes!("map__disc", colour)} r="11" />
            <text class="map__number" y="4" text-anchor="middle">{ number + 1 }</text>
            if side != Side::Nowhere {
                <text class="map__name" x={dx} y="5" text-anchor={anchor}>{ labels::short(name) }</text>
            }
        </svg>
    }
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
         of the table of pairs, colours those of the largest genre."
    )
}

fn table(found: &Constellation, order: &[usize], names: &[&str]) -> Html {
    let [across, up] = found.axes.each_ref().map(|axis| ends(axis)[1].clone());
    let columns = ["Taste".into(), format!("How far {across}"), format!("How far {up}")];
    let hundredths = |place: f32| ((place * 100.0).round() as i32).to_string();
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
