//! How many tracks have how much of a feature.

use amalgamix::features::Feature;
use yew::{Html, html};

use super::ground;
use super::measures::{Axis, name, number, written};
use super::numbers::{quarter, sorted};
use crate::parts::alike::chart;
use crate::parts::tracks::Subject;
use crate::words;

/// The drawing, with the way to choose its feature.
pub fn view(subject: &Subject, feature: Feature, chooser: Html) -> Html {
    let axis = Axis::of(feature);
    let values = sorted(subject.tracks().iter().filter_map(|track| track.features.get(feature)));
    let mut counts = vec![0; axis.steps];
    values.iter().for_each(|value| counts[axis.step(*value)] += 1);
    let said = said(axis, &values, &counts);
    let highest = rounded_up(counts.iter().copied().max().unwrap_or_default());
    let levels = [highest / 2, highest];
    let drawing = html! {
        <div class="plot">
            { chooser }
            <p class="plot__name">{ "↑ tracks" }</p>
            <svg class="plot__ground" role="img" aria-label={said.clone()}>
                { ground::lines(levels.into_iter().map(|level| from_top(level, highest))) }
                { for counts.iter().enumerate().map(|(step, count)| bar(axis, step, *count, highest)) }
                { for levels.into_iter().map(|level| ground::label(from_top(level, highest), words::grouped(level))) }
            </svg>
            { ground::along(axis, |part| part * 100.0) }
        </div>
    };
    chart::figure("Histogram", said, drawing, table(axis, &counts))
}

fn bar(axis: Axis, step: usize, count: usize, highest: usize) -> Html {
    let width = 100.0 / axis.steps as f32;
    let y = from_top(count, highest);
    html! {
        <rect class="plot__bar" x={chart::hundredths(width * (step as f32 + 0.05))} width={chart::hundredths(width * 0.9)}
            y={chart::hundredths(y)} height={chart::hundredths(100.0 - y)} />
    }
}

/// How far from the top of the drawing a bar for so many tracks begins, in hundredths. The highest level has room for its number.
fn from_top(count: usize, highest: usize) -> f32 {
    100.0 - count as f32 / highest.max(1) as f32 * 88.0
}

/// A number with a half that is whole, and not below this one.
fn rounded_up(count: usize) -> usize {
    let step = match count {
        0..=20 => 2,
        21..=200 => 20,
        201..=2000 => 200,
        _ => 2000,
    };
    count.div_ceil(step).max(1) * step
}

fn said(axis: Axis, values: &[f32], counts: &[usize]) -> String {
    let feature = axis.feature;
    let commonest = counts.iter().enumerate().max_by_key(|(step, count)| (**count, std::cmp::Reverse(*step)));
    let (Some(lower), Some(upper), Some((step, most))) = (quarter(values, 1), quarter(values, 3), commonest) else {
        return format!("Of no track the {} is known.", feature.name());
    };
    format!(
        "The {} of {}: most often {}, which {}. Half of the tracks lie between {} and {}.",
        feature.name(),
        words::tracks(values.len()),
        axis.ends(step),
        words::count(*most, "track has", "tracks have"),
        number(feature, lower),
        written(feature, upper),
    )
}

fn table(axis: Axis, counts: &[usize]) -> Html {
    let rows = counts.iter().enumerate().map(|(step, count)| vec![axis.ends(step), words::grouped(*count)]);
    let caption = format!(
        "How many tracks have how much {}; what lies beyond counts to the first and last step",
        axis.feature.name()
    );
    chart::table(&caption, &[name(axis.feature), "Tracks".into()], rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_where_most_tracks_lie() {
        let axis = Axis::of(Feature::Tempo);
        let values = [90.0, 121.0, 122.0, 128.0, 180.0];
        let mut counts = vec![0; axis.steps];
        values.iter().for_each(|value| counts[axis.step(*value)] += 1);
        assert_eq!(
            said(axis, &values, &counts),
            "The tempo of 5 tracks: most often 120 to 130 BPM, which 3 tracks have. Half of the tracks lie between 121 and 128 BPM."
        );
        assert_eq!(said(axis, &[], &[0; 18]), "Of no track the tempo is known.");
    }

    #[test]
    fn levels_have_whole_halves() {
        assert_eq!([0, 1, 3, 20, 21, 1999, 2001].map(rounded_up), [2, 2, 4, 20, 40, 2000, 4000]);
    }
}
