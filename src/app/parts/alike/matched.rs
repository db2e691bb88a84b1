//! Two tastes beside each other: how alike they are, and why.

use amalgamix::genres::GenreTable;
use amalgamix::similarity::{Parts, Similarity};
use amalgamix::wire::Match;
use yew::{Html, html};

use super::{chart, common, ranges, said, sounds};
use crate::parts::{Dispatch, notice, progress};
use crate::state::{Action, Alike, AlikeAction, State, Taste};
use crate::words;

/// The section; nothing where there are no two tastes.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    if state.alike.tastes.len() < 2 {
        return Html::default();
    }
    html! {
        <section class="match" aria-labelledby="match-heading">
            <h2 id="match-heading" tabindex="-1">{ "How alike they are" }</h2>
            { body(state, dispatch) }
        </section>
    }
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
    html! {
        <div class="ways">
            <p>{ words }</p>
            if let ([one, other], true) = (&alike.tastes[..], alike.chosen.len() < 2) {
                { notice::button("Compare the two", Action::Alike(AlikeAction::Choose(vec![one.mark, other.mark])), dispatch) }
            }
        </div>
    }
}

fn pair(tastes: [&Taste; 2], found: &Match, genres: &GenreTable) -> Html {
    let names = tastes.map(|taste| said::name(&taste.portrait.name));
    let similarity = &found.similarity;
    html! {
        <div class="match__columns">
            <div class="match__why">
                <p class="match__names">{ format!("{} and {}", names[0], names[1]) }</p>
                <p class="verdict">{ words::verdict(similarity) }</p>
                { gauge(similarity) }
                <p class="aside">{ said::interval(similarity, tastes.map(|taste| taste.portrait.tracks)) }</p>
                <p>{ said::genres(&similarity.genres, genres) }{ " " }{ sounds::sentence(names, &similarity.features) }</p>
                { parts(&similarity.parts) }
                { common::genres(names, found, genres) }
            </div>
            <div class="match__how">
                { ranges::view(names, &similarity.features) }
                { common::names(found) }
            </div>
        </div>
    }
}

/// The number on the scale of all pairs, with its interval.
fn gauge(similarity: &Similarity) -> Html {
    let at = |share: f32| chart::hundredths(share.clamp(0.0, 1.0) * 100.0);
    let [low, high] = similarity.between;
    html! {
        <>
            <svg class="gauge" height="28" aria-hidden="true" focusable="false">
                <rect class="gauge__all" width="100%" y="10" height="8" />
                <rect class="gauge__between" x={at(low)} width={at(high - low)} y="10" height="8" />
                <svg x={at(similarity.percentile)} y="14" overflow="visible"><path class="gauge__here" d="M0-13 8 0 0 13-8 0Z" /></svg>
            </svg>
            <p class="range__ends" aria-hidden="true"><span>{ "least alike of all pairs" }</span><span>{ "most alike" }</span></p>
        </>
    }
}

/// What the number is made of.
fn parts(parts: &Parts) -> Html {
    let told = [
        ("Genres", "how far the mixes overlap, their many small shares too", Some(parts.genres)),
        ("Sound", "how alike the features are spread", parts.sound),
        ("Embedding", "how close together the network hears the tracks", parts.embedding),
    ];
    html! {
        <div class="chart">
            <h3 id="match-parts">{ "What it is made of" }</h3>
            <ul class="parts" role="list" aria-labelledby="match-parts">{ for told.map(part) }</ul>
        </div>
    }
}

fn part((name, about, share): (&'static str, &'static str, Option<f32>)) -> Html {
    html! {
        <li class="parts__row">
            <span class="parts__name">{ name }</span>
            <span class="parts__share">{ share.map_or_else(|| "unknown".into(), words::percent) }</span>
            { chart::bar(share.unwrap_or_default(), "bar--plain") }
            <span class="aside">{ about }</span>
        </li>
    }
}
