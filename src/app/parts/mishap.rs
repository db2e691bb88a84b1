//! What has gone wrong around the page and is put right already, in a calm line each: a worker that was lost, a browser that keeps
//! nothing. Drawn by the part of the program that comes later.

use amalgamix::recommend::joined;
use amalgamix::wire::Backend;
use yew::{Html, html};

use super::{Dispatch, notice};
use crate::state::{Action, Mishap, State, Worker};

/// That a worker was lost and is here again.
#[inline(never)]
pub fn lost(state: &State, dispatch: &Dispatch) -> Html {
    match &state.breakdowns.told {
        Some(mishap) => line(said(mishap), Action::DismissMishap, dispatch),
        None => Html::default(),
    }
}

/// That the browser keeps no records for this page.
#[inline(never)]
pub fn forgetting(state: &State, dispatch: &Dispatch) -> Html {
    if state.forgets { line(forgotten(state), Action::DismissForgetting, dispatch) } else { Html::default() }
}

fn line(words: String, action: Action, dispatch: &Dispatch) -> Html {
    html! {
        <div class="notice notice--calm" role="status">
            <p>{ words }</p>
            { notice::button("All right", action, dispatch) }
        </div>
    }
}

fn said(Mishap { worker, breakdown, in_hand }: &Mishap) -> String {
    let who = match worker {
        Worker::Engine(Backend::Cpu) => "The engine",
        Worker::Engine(Backend::WebGpu) => "The WebGPU engine",
        Worker::Scribe => "The part of this page that reads files and compares tastes",
    };
    let happened = breakdown.in_words();
    let in_hand: Vec<&str> = in_hand.iter().map(String::as_str).collect();
    let again = match in_hand.as_slice() {
        [] => String::new(),
        all => format!(" It works on {} once more.", joined(all)),
    };
    format!("{who} {happened} and was started again.{again} Nothing on the screen is lost.")
}

fn forgotten(state: &State) -> String {
    let catalog = match state.catalog.value() {
        Some(catalog) if catalog.passing.is_some() => ", and the catalog is fetched anew",
        _ => "",
    };
    format!(
        "This browser keeps nothing for this page, as in some private windows. Everything works; when this tab is closed, tastes, \
         what you think of tracks and a login are gone{catalog}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Breakdown;

    #[test]
    fn a_worker_that_was_lost_is_told_of_with_what_it_does_once_more() {
        let in_hand = vec!["“Mine”".into(), "“Yours”".into(), "the catalog".into()];
        let mishap = Mishap { worker: Worker::Engine(Backend::Cpu), breakdown: Breakdown::Broke, in_hand };
        assert!(said(&mishap).contains("works on “Mine”, “Yours” and the catalog once more"));
        let idle = Mishap { worker: Worker::Scribe, breakdown: Breakdown::Silent, in_hand: vec![] };
        assert!(said(&idle).contains("stopped answering and was started again. Nothing"));
    }
}
