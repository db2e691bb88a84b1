//! Tracks that would please all who are looked at together.

use amalgamix::genres::GenreTable;
use amalgamix::recommend::{Group, JointList, JointRecommendation, joined};
use yew::{Html, html};

use super::{chart, said};
use crate::parts::{Dispatch, notice, pick, progress, recommendations, take_along};
use crate::state::{Action, Alike, AlikeAction, Progress, State};
use crate::words;

/// How tracks of the list can be heard.
const HEARING: &str = "“Open in Spotify” leads to the track there, and Spotify then learns which one it is.";

/// The section; nothing where there are no two tastes.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    if state.alike.tastes.len() < 2 {
        return Html::default();
    }
    let heading = if state.alike.chosen.len() > 2 { "Tracks for all" } else { "Tracks for both" };
    html! {
        <section class="together" aria-labelledby="together-heading">
            <h2 id="together-heading" tabindex="-1">{ heading }</h2>
            { body(state, dispatch) }
        </section>
    }
}

fn body(state: &State, dispatch: &Dispatch) -> Html {
    let alike = &state.alike;
    match alike.chosen.len() {
        0 | 1 => {
            return html! { <p>{ "Choose two or more tastes above to find tracks that would please them all." }</p> };
        }
        many if many > Group::MOST => {
            return html! { <p>{ format!("{many} are too many to please at once. Choose {} at most.", Group::MOST) }</p> };
        }
        _ => {}
    }
    let names: Vec<&str> = alike.chosen_tastes().map(|taste| said::name(&taste.portrait.name)).collect();
    html! {
        <>
            <p class="measure">{ rule(alike.together.list.value().map(|list| &**list), &names) }</p>
            { trouble(state, dispatch) }
            { found(state, &names, dispatch) }
        </>
    }
}

/// The rule of fairness.
fn rule(list: Option<&JointList>, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let floor = list.map_or_else(|| "a floor".into(), |list| words::percent(list.floor));
    format!(
        "For {}. The rule: no track is in the list whose closeness to anybody’s taste is below {floor}, and each next one is the one \
         that does most for whoever has got least so far.",
        joined(&names)
    )
}

fn trouble(state: &State, dispatch: &Dispatch) -> Html {
    match state.alike.together.list.error() {
        Some(error) => {
            let again = notice::button("Try again", Action::Alike(AlikeAction::AskAgain), dispatch);
            notice::alert("No tracks could be chosen", error, again)
        }
        None => notice::catalog(state, dispatch),
    }
}

fn found(state: &State, names: &[&str], dispatch: &Dispatch) -> Html {
    let Alike { together, .. } = &state.alike;
    let ask = |words| notice::button(words, Action::Alike(AlikeAction::Together), dispatch);
    match (together.list.value(), state.engines.genres(), state.catalog.is_ready()) {
        (Some(list), Some(genres), _) => html! {
            <>
                <div class="again">{ ask("Another list") }<p>{ seed(together.list.is_ready(), list) }</p></div>
                { listed(state, list, names, genres, dispatch) }
            </>
        },
        _ if together.list.ticket().is_some() => progress::view("together-progress", "Choosing tracks".into(), None),
        (_, _, false) => waiting(state),
        _ => html! { <p>{ ask(if names.len() > 2 { "Find tracks for all" } else { "Find tracks for both" }) }</p> },
    }
}

/// That the catalog is on its way, if it is.
fn waiting(state: &State) -> Html {
    let Some(now) = state.catalog.progress() else { return Html::default() };
    let Progress { done, of } = now;
    progress::view("together-progress", format!("The catalog is loading: {done} of {of} shelves are here"), Some(now))
}

fn seed(is_ready: bool, list: &JointList) -> String {
    if is_ready {
        format!("Seed {}. The same seed gives the same list everywhere.", list.seed)
    } else {
        "Choosing another list.".into()
    }
}

fn listed(state: &State, list: &JointList, names: &[&str], genres: &GenreTable, dispatch: &Dispatch) -> Html {
    let passed_over = recommendations::passed_over(&list.passed_over);
    if list.tracks.is_empty() {
        return html! { <p>{ format!("No track of the catalog is near to all of them. {passed_over}") }</p> };
    }
    let invented = state.recommends_invented().unwrap_or(true);
    let outgoing = state.alike.together.outgoing.as_deref();
    let take = |form| Action::Alike(AlikeAction::TakeAlong(form));
    html! {
        <>
            <p class="measure">{ satisfaction(list, names) }</p>
            if invented {
                <p class="notice">{ "This deployment has no built catalog: these tracks are invented." }</p>
            }
            { take_along::ways(invented, HEARING, outgoing, take, Html::default(), dispatch) }
            <ol class="picks" role="list">
                { for list.tracks.iter().map(|track| joint(track, names, genres, invented)) }
            </ol>
        </>
    }
}

/// How close the list is to each on the whole.
fn satisfaction(list: &JointList, names: &[&str]) -> String {
    let told: Vec<String> = names
        .iter()
        .zip(&list.satisfaction)
        .map(|(name, share)| format!("{name} {}", words::percent(*share)))
        .collect();
    format!("{}, close to each on the whole: {}.", words::tracks(list.tracks.len()), told.join(", "))
}

fn joint(found: &JointRecommendation, names: &[&str], genres: &GenreTable, invented: bool) -> Html {
    let track = &found.track;
    let title = words::titled(&track.title);
    html! {
        <li class="pick">
            { pick::heading(track, found.genre, genres) }
            <p class="pick__reason">{ found.reason.in_words(names, |genre| genres.name(genre)) }</p>
            <p class="pick__out">{ pick::way_out(track.id, title, invented) }</p>
            <ul class="members" role="list" aria-label={format!("Closeness of {title}")}>
                { for names.iter().zip(&found.scores).map(|(name, score)| html! {
                    <li>{ format!("{name} {}", words::percent(*score)) }{ chart::bar(*score, "bar--plain") }</li>
                }) }
            </ul>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::recommend::PassedOver;

    use super::*;

    #[test]
    fn the_rule_and_what_each_gets_are_told() {
        let passed_over = PassedOver::default();
        let list = JointList { tracks: vec![], floor: 0.4, satisfaction: vec![0.71, 0.684], passed_over, seed: 0 };
        let rule = rule(Some(&list), &["Ana", "Ben"]);
        assert!(rule.starts_with("For “Ana” and “Ben”. ") && rule.contains("below 40 %"), "{rule}");
        assert!(super::rule(None, &["Ana"]).contains("below a floor"));
        assert_eq!(satisfaction(&list, &["Ana", "Ben"]), "0 tracks, close to each on the whole: Ana 71 %, Ben 68 %.");
    }
}
