//! How two tastes are spread in each feature, one above the other.

use amalgamix::similarity::ComparedFeature;
use yew::{Html, html};

use super::chart;
use super::sounds::{beside, ends};

/// The drawing, the most different feature first.
pub fn view(names: [&str; 2], features: &[ComparedFeature]) -> Html {
    if features.is_empty() {
        return Html::default();
    }
    let drawing = html! {
        <>
            { chart::key(names) }
            <ul class="ranges" role="list">{ for features.iter().map(|compared| lane(names, compared)) }</ul>
        </>
    };
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
    html! {
        <li class="range">
            <h4 class="range__name">{ compared.feature.name() }</h4>
            <p class="range__said">{ difference }</p>
            <svg class="range__lane" height="40" role="img" aria-label={label}>
                <line class="range__axis" x1="0" x2="100%" y1="20" y2="20" />
                <line class="range__axis" x1="50%" x2="50%" y1="0" y2="40" />
                { chart::spread(0, one, 11) }
                { chart::spread(1, other, 29) }
            </svg>
            <p class="range__ends" aria-hidden="true"><span>{ format!("← {low}") }</span><span>{ format!("{high} →") }</span></p>
        </li>
    }
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
