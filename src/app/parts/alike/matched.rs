//! Two tastes beside each other: how alike they are, and why.

use amalgamix::genres::GenreTable;
use amalgamix::similarity::{Parts, Similarity};
use amalgamix::wire::Match;
use yew::Html;

use super::{chart, common, ranges, said, sounds};
use crate::parts::plain::{all, block, drawn, list, paragraph, say, section, shape};
use crate::parts::{Dispatch, notice, progress};
use crate::state::{Action, Alike, AlikeAction, State, Taste};
use crate::words;

/// The section; nothing where there are no two tastes.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    if state.alike.tastes.len() < 2 {
        return Html::default();
    }
    section("match", "match-heading", "How alike they are", vec![body(state, dispatch)])
}

fn body(state: &State, dispatch: &Dispatch) -> Html {
    let alike = &state.alike;
    let chosen: Vec<&Taste> = alike.chosen_tastes().map(AsRef::as_ref).collect();
    let [one, other] = chosen[..] else { return unpaired(alike, dispatch) };
    if let Some(error) = alike.matched.error() {
        let again = notice::button("Try again", Action::Alike(AlikeAction::AskAgain), dispatch);
        return notice::alert("The two could not be compared", error, again);
    }
    match (alike.matched.value(), state.engines.genres()) {
        (Some(found), Some(genres)) => pair([one, other], found, genres),
        _ => progress::view("match-progress", "Comparing the two".into(), None),
    }
}

/// What to do where not exactly two tastes are chosen.
fn unpaired(alike: &Alike, dispatch: &Dispatch) -> Html {
    let words = match alike.chosen.len() {
        0 => "Choose two tastes above to see how alike they are, and why.",
        1 => "Choose one more taste above to see how alike the two are, and why.",
        _ => "More than two are chosen. Press a number in the table of all of them to look at two.",
    };
    let mut ways = vec![paragraph(words)];
    if let ([one, other], true) = (&alike.tastes[..], alike.chosen.len() < 2) {
        let both = AlikeAction::Choose(vec![one.mark, other.mark]);
        ways.push(notice::button("Compare the two", Action::Alike(both), dispatch));
    }
    block("div", "ways", all(ways))
}

fn pair(tastes: [&Taste; 2], found: &Match, genres: &GenreTable) -> Html {
    let names = tastes.map(|taste| said::name(&taste.portrait.name));
    let similarity = &found.similarity;
    let why = vec![
        say("p", "match__names", format!("{} and {}", names[0], names[1])),
        say("p", "verdict", words::verdict(similarity)),
        gauge(similarity),
        say("p", "aside", said::interval(similarity, tastes.map(|taste| taste.portrait.tracks))),
        paragraph(format!(
            "{} {}",
            said::genres(&similarity.genres, genres),
            sounds::sentence(names, &similarity.features)
        )),
        parts(&similarity.parts),
        common::genres(names, found, genres),
    ];
    let how = vec![ranges::view(names, &similarity.features), common::names(found)];
    let columns = vec![block("div", "match__why", all(why)), block("div", "match__how", all(how))];
    block("div", "match__columns", all(columns))
}

/// The number on the scale of all pairs, with its interval.
fn gauge(similarity: &Similarity) -> Html {
    let at = |share: f32| format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
    let [low, high] = similarity.between;
    let bar = |class: &'static str, x: String, width: String| {
        let values = vec![class.into(), x.into(), width.into(), "10".into(), "8".into()];
        shape("rect", &["class", "x", "width", "y", "height"], values)
    };
    let here = shape("path", &["class", "d"], vec!["gauge__here".into(), "M0-13 8 0 0 13-8 0Z".into()]);
    let shapes = vec![
        bar("gauge__all", at(0.0), at(1.0)),
        bar("gauge__between", at(low), at(high - low)),
        chart::placed(at(similarity.percentile), "14".into(), vec![here]),
    ];
    let names = &["class", "height", "aria-hidden", "focusable"];
    all(vec![
        drawn("svg", names, vec!["gauge".into(), "28".into(), "true".into(), "false".into()], all(shapes)),
        ranges::axis_ends("least alike of all pairs".into(), "most alike".into()),
    ])
}

/// What the number is made of.
fn parts(parts: &Parts) -> Html {
    let told = [
        ("Genres", "the mixes overlap", Some(parts.genres)),
        ("Sound", "the features are spread alike", parts.sound),
        ("Embedding", "the network hears the tracks close together", parts.embedding),
    ];
    let rows = list("parts", told.into_iter().map(part).collect());
    block("div", "chart", all(vec![say("h3", "", "What it is made of"), rows]))
}

fn part((name, about, share): (&'static str, &'static str, Option<f32>)) -> Html {
    let row = vec![
        say("span", "parts__name", name),
        say("span", "parts__share", share.map_or_else(|| "unknown".into(), words::percent)),
        chart::bar(share.unwrap_or_default(), "bar bar--plain"),
        say("span", "aside", about),
    ];
    block("li", "parts__row", all(row))
}
