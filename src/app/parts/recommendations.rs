//! What would fit in, or what keeps it away.

use std::rc::Rc;

use amalgamix::genres::GenreTable;
use amalgamix::recommend::{PassedOver, Recommendations, Rule, Wishes};
use yew::{Callback, Html, html};

use super::{Dispatch, does, judgements, judging, notice, pick, progress, save, take_along, tuning};
use crate::state::{Action, Progress, State, Wanted, Work};
use crate::words;

/// The section.
pub fn view(state: &State, work: &Work, on_save: Callback<()>, dispatch: &Dispatch) -> Html {
    html! {
        <section class="recommendations" aria-labelledby="recommendations-heading">
            <h2 id="recommendations-heading">{ "Recommendations" }</h2>
            { notice::catalog(state, dispatch) }
            { trouble(work, dispatch) }
            { save::standing(&state.account, dispatch) }
            { body(state, work, on_save, dispatch) }
        </section>
    }
}

fn trouble(work: &Work, dispatch: &Dispatch) -> Html {
    match work.recommendations.error() {
        Some(error) => {
            notice::alert("No tracks could be chosen", error, notice::retry(Wanted::Recommendations, dispatch))
        }
        None => Html::default(),
    }
}

fn body(state: &State, work: &Work, on_save: Callback<()>, dispatch: &Dispatch) -> Html {
    let invented = state.recommends_invented().unwrap_or(true);
    let wishes = Rc::new(state.wishes.clone());
    match (work.recommendations.value(), state.engines.genres(), waiting(state, work)) {
        (Some(list), Some(genres), _) => html! {
            <>
                { seed(work, list, dispatch) }
                { tuning::view(&wishes, dispatch) }
                { judgements::view(&wishes, genres, dispatch) }
                { invented_notice(state) }
                { take_along::view(work, list, invented, save::ways(&state.account, on_save, dispatch), dispatch) }
                { picks(work, list, &wishes, genres, invented, dispatch) }
                { fewer(list) }
            </>
        },
        (_, _, Some((words, progress))) => progress::view("recommendations-progress", words, progress),
        (_, _, None) => html! { <p>{ not_now(work) }</p> },
    }
}

/// What the first list waits for, if it is on its way.
fn waiting(state: &State, work: &Work) -> Option<(String, Option<Progress>)> {
    let no_catalog = state.catalog.error().is_some() || state.catalog.is_absent();
    if !work.has_mix() || no_catalog || work.recommendations.error().is_some() {
        return None;
    }
    Some(match state.catalog.progress() {
        Some(now) => (format!("The catalog is loading: {} of {} shelves are here", now.done, now.of), Some(now)),
        None if state.catalog.is_ready() => ("Choosing tracks".into(), None),
        None => ("Waiting for the catalog".into(), None),
    })
}

fn not_now(work: &Work) -> &'static str {
    match (work.classification.is_ready(), work.has_mix()) {
        (true, true) => "Recommendations follow once this is solved.",
        (true, false) => "Tracks are chosen from the shelves of a playlist’s genres, and this one’s are unknown.",
        (false, _) => "Recommendations follow when the genres are known.",
    }
}

fn seed(work: &Work, list: &Recommendations, dispatch: &Dispatch) -> Html {
    let words = match work.recommendations.ticket() {
        Some(_) => format!("Choosing the list of seed {}.", work.seed),
        None => format!(
            "Seed {}. Another seed gives another list; the same seed gives the same list everywhere.",
            list.seed
        ),
    };
    html! {
        <div class="again">
            <button type="button" class="button" onclick={does(dispatch, Action::Again)}>{ "Again" }</button>
            <p>{ words }</p>
        </div>
    }
}

fn invented_notice(state: &State) -> Html {
    match state.recommends_invented() {
        Some(true) => html! {
            <p class="notice">{ "This deployment has no built catalog: these tracks are invented." }</p>
        },
        Some(false) | None => Html::default(),
    }
}

fn picks(
    work: &Work,
    list: &Recommendations,
    wishes: &Rc<Wishes>,
    genres: &GenreTable,
    invented: bool,
    dispatch: &Dispatch,
) -> Html {
    if list.tracks.is_empty() {
        return html! { <p>{ nothing_left(&list.passed_over) }</p> };
    }
    let items = list.tracks.iter().map(|pick| {
        let judging = judging::view(pick, wishes, genres, dispatch);
        pick::view(pick, work.listening, genres, invented, judging, dispatch)
    });
    html! { <ol class="picks" role="list">{ for items }</ol> }
}

/// Why there are fewer tracks than usual, where there are.
fn fewer(list: &Recommendations) -> Html {
    let usual = Wishes::default().count;
    if list.tracks.is_empty() || list.tracks.len() >= usual {
        return Html::default();
    }
    html! { <p>{ format!("These are all that is left of the shelves. {}", passed_over(&list.passed_over)) }</p> }
}

fn nothing_left(passed_over: &PassedOver) -> String {
    match passed_over.is_empty() {
        true => "The catalog has no tracks of these genres.".into(),
        false => format!("No track is left. {}", self::passed_over(passed_over)),
    }
}

/// Which rule kept out how many; empty where none did.
pub fn passed_over(rules: &PassedOver) -> String {
    let told = |(rule, count): (&Rule, &usize)| format!("{} {}", words::grouped(*count), words::rule(*rule));
    let removed: Vec<String> = rules.iter().map(told).collect();
    if removed.is_empty() { String::new() } else { format!("Passed over: {}.", removed.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_says_which_rule_emptied_it() {
        assert_eq!(nothing_left(&PassedOver::default()), "The catalog has no tracks of these genres.");
        assert_eq!(
            nothing_left(&PassedOver::from([(Rule::Known, 1200), (Rule::Repeated, 1)])),
            "No track is left. Passed over: 1,200 already in the playlist; 1 another release of a track in the list."
        );
    }
}
