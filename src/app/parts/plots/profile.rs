//! Each feature of the playlist beside all tracks.

use amalgamix::features::Feature;
use amalgamix::portrait::QUANTILES;
use yew::{Html, html};

use super::measures::{number, written};
use super::numbers::{quarter, sorted};
use crate::parts::alike::{chart, sounds};
use crate::parts::tracks::Subject;

/// From which distance to the middle of all tracks on, in hundredths of them, the playlist is called otherwise.
const WORTH_A_WORD: u32 = 10;

/// The drawing.
pub fn view(subject: &Subject) -> Html {
    let Some(portrait) = subject.found().and_then(|(found, _)| found.portrait.as_ref()) else { return Html::default() };
    let known: Vec<(Feature, [u8; QUANTILES])> =
        Feature::SOUND.into_iter().zip(portrait.sound).filter_map(|(feature, ranks)| Some((feature, ranks?))).collect();
    let drawing = html! { <ul class="ranges" role="list">{ for known.iter().map(|(feature, ranks)| lane(subject, *feature, ranks)) }</ul> };
    chart::figure("Profile against the catalog", about(&known), drawing, table(subject, &known))
}

fn about(known: &[(Feature, [u8; QUANTILES])]) -> String {
    let told: Vec<&str> = known.iter().filter_map(|(feature, ranks)| beside(*feature, ranks)).collect();
    let said = match told.as_slice() {
        [] => "It sounds much like the middle of the catalog in every feature.".into(),
        words => format!("Beside the middle of the catalog it is {}.", amalgamix::recommend::joined(words)),
    };
    format!(
        "{said} Each line goes from the catalog’s track that has least of a feature to the one that has most; the stroke in its middle \
         is the catalog’s middle. The thin line is where the playlist’s tracks lie, the bar all but their lowest and highest seventh, \
         the disc their middle. The catalog is here the set of tracks that the network has learned from."
    )
}

fn lane(subject: &Subject, feature: Feature, ranks: &[u8; QUANTILES]) -> Html {
    let said = match beside(feature, ranks) {
        Some(words) => format!("{words} than {} % of all tracks", share(ranks)),
        None => "about the middle".into(),
    };
    let middle = quarter(&values(subject, feature), 2).map(|value| written(feature, value)).unwrap_or_default();
    let label = format!("{}: the middle track, with {middle}, is {said}.", feature.name());
    let [low, high] = sounds::ends(feature);
    html! {
        <li class="range">
            <h4 class="range__name">{ feature.name() }</h4>
            <p class="range__said">{ format!("{middle}, {said}") }</p>
            <svg class="range__lane" height="24" role="img" aria-label={label}>
                <line class="range__axis" x1="0" x2="100%" y1="12" y2="12" />
                <line class="range__axis" x1="50%" x2="50%" y1="0" y2="24" />
                { chart::spread(0, ranks, 12) }
            </svg>
            <p class="range__ends" aria-hidden="true"><span>{ format!("← {low}") }</span><span>{ format!("{high} →") }</span></p>
        </li>
    }
}

/// What the playlist's middle is beside that of all tracks; none where they hardly differ.
fn beside(feature: Feature, ranks: &[u8; QUANTILES]) -> Option<&'static str> {
    let [less, more] = sounds::ends(feature);
    match in_a_hundred(ranks[QUANTILES / 2]) {
        hundredths if hundredths + WORTH_A_WORD <= 50 => Some(less),
        hundredths if hundredths >= 50 + WORTH_A_WORD => Some(more),
        _ => None,
    }
}

/// The share of all tracks beyond which the playlist's middle lies, on the side that is said.
fn share(ranks: &[u8; QUANTILES]) -> u32 {
    let below = in_a_hundred(ranks[QUANTILES / 2]);
    below.max(100 - below)
}

fn in_a_hundred(rank: u8) -> u32 {
    u32::from(rank) * 100 / u32::from(chart::HIGHEST)
}

fn values(subject: &Subject, feature: Feature) -> Vec<f32> {
    sorted(subject.tracks().iter().filter_map(|track| track.features.get(feature)))
}

fn table(subject: &Subject, known: &[(Feature, [u8; QUANTILES])]) -> Html {
    let columns = [
        "Feature",
        "Lowest",
        "Middle",
        "Highest",
        "Of a hundred tracks of the catalog, so many have less than the middle",
    ];
    let rows = known.iter().map(|(feature, ranks)| {
        let values = values(subject, *feature);
        let ends = [values.first().copied(), quarter(&values, 2), values.last().copied()];
        let [lowest, middle, highest] =
            ends.map(|value| value.map(|value| number(*feature, value)).unwrap_or_default());
        let name = super::measures::name(*feature);
        vec![name, lowest, middle, highest, in_a_hundred(ranks[QUANTILES / 2]).to_string()]
    });
    chart::table(
        "The playlist’s features and where their middles stand in the catalog",
        &columns.map(String::from),
        rows.collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_worth_a_word() {
        let beside = |middle: u8| beside(Feature::Energy, &[middle; QUANTILES]);
        assert_eq!([beside(10), beside(32), beside(60)], [Some("calmer"), None, Some("more energetic")]);
        assert_eq!(share(&[0; QUANTILES]), 100);
    }
}
