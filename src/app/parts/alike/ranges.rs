//! How two tastes are spread in each feature, one above the other.

use amalgamix::similarity::ComparedFeature;
use yew::Html;

use super::chart;
use super::sounds::{beside, ends};
use crate::parts::plain::{all, block, drawn, list, say};

/// The drawing, the most different feature first.
pub fn view(names: [&str; 2], features: &[ComparedFeature]) -> Html {
    if features.is_empty() {
        return Html::default();
    }
    let lanes = features.iter().map(|compared| lane(names, compared)).collect();
    let drawing = all(vec![chart::key(names), list("ranges", lanes)]);
    let about = "Each feature of all tracks, from the track that has least of it to the one that has most. The line is where \
                 a taste’s tracks lie, the bar all but their lowest and highest seventh, the mark their middle.";
    chart::figure("How they sound", about.into(), drawing, table(names, features))
}

fn lane(names: [&str; 2], compared: &ComparedFeature) -> Html {
    let [one, other] = &compared.ranks;
    let [low, high] = ends(compared.feature);
    let difference = difference(names[0], compared);
    let label =
        format!("{}: {difference}. {}; {}.", compared.feature.name(), told(names[0], one), told(names[1], other));
    let [top, middle, bottom] = ["0", "20", "40"].map(String::from);
    let half = || "50%".to_owned();
    let lane = vec![
        chart::line("range__axis", [top.clone(), "100%".into()], [middle.clone(), middle]),
        chart::line("range__axis", [half(), half()], [top, bottom]),
        chart::spread(0, one, 11),
        chart::spread(1, other, 29),
    ];
    let names = &["class", "height", "role", "aria-label"];
    let drawing = vec!["range__lane".into(), "40".into(), "img".into(), label.into()];
    block(
        "li",
        "range",
        all(vec![
            say("h4", "range__name", compared.feature.name()),
            say("p", "range__said", difference),
            drawn("svg", names, drawing, all(lane)),
            axis_ends(format!("← {low}"), format!("{high} →")),
        ]),
    )
}

/// What the two ends of an axis mean.
pub fn axis_ends(low: String, high: String) -> Html {
    block("p", "range__ends", all(vec![say("span", "", low), say("span", "", high)]))
}

/// How one differs in a feature, in words.
fn difference(one: &str, compared: &ComparedFeature) -> String {
    match beside(compared) {
        Some(words) => format!("{one} is {words}"),
        None => "much the same".into(),
    }
}

fn told(name: &str, [lowest, .., highest]: &[u8; 7]) -> String {
    format!("{name} from {} to {}", in_a_hundred(*lowest), in_a_hundred(*highest))
}

fn table(names: [&str; 2], features: &[ComparedFeature]) -> Html {
    let columns = ["Feature".into(), names[0].into(), names[1].into(), "Apart".into()];
    let rows = features.iter().map(|compared| {
        let [one, other] = compared.ranks.map(|ranks| spread_in_words(&ranks));
        vec![compared.feature.name().into(), one, other, ((compared.moved * 100.0).round() as u32).to_string()]
    });
    let caption = "How many in a hundred tracks have less, for the least, the middle and the most of each taste";
    chart::table(caption, &columns, rows.collect())
}

/// Least, middle and most.
pub fn spread_in_words(ranks: &[u8; 7]) -> String {
    let [least, middle, most] = [ranks[0], ranks[3], ranks[6]].map(in_a_hundred);
    format!("{least} · {middle} · {most}")
}

/// The share of all tracks whose rank is lower, in hundredths.
fn in_a_hundred(rank: u8) -> u32 {
    u32::from(rank) * 100 / (u32::from(chart::HIGHEST) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_told_by_its_ends_and_its_middle() {
        assert_eq!(spread_in_words(&[0, 5, 16, 32, 40, 50, 63]), "0 · 50 · 98");
    }
}
