//! All tastes beside each other: which stand together, which one stands apart, each two of them, and a map.

use std::rc::Rc;

use amalgamix::constellation::Constellation;
use yew::{Html, Properties, classes, component, html};

use super::{map, matrix, said};
use crate::parts::{Dispatch, notice, progress};
use crate::state::{Action, Alike, AlikeAction, Taste};

/// How many tastes there have to be for more than a pair.
const FEWEST: usize = 3;

/// Up to how many tastes the table leaves room for the map beside it.
const BESIDE: usize = 9;

/// The section; nothing for fewer than three tastes.
pub fn view(alike: &Alike, dispatch: &Dispatch) -> Html {
    if alike.tastes.len() < FEWEST {
        return Html::default();
    }
    html! {
        <section class="survey" aria-labelledby="survey-heading">
            <h2 id="survey-heading">{ "All of them" }</h2>
            { body(alike, dispatch) }
        </section>
    }
}

fn body(alike: &Alike, dispatch: &Dispatch) -> Html {
    if let Some(error) = alike.survey.error() {
        let again = notice::button("Try again", Action::Alike(AlikeAction::AskAgain), dispatch);
        return notice::alert("They could not be compared", error, again);
    }
    match alike.survey.value() {
        Some(found) => html! {
            <Surveyed found={found.clone()} tastes={alike.tastes.clone()} dispatch={dispatch.clone()} />
        },
        None => progress::view("survey-progress", "Comparing all of them".into(), None),
    }
}

/// What [`Surveyed`] needs to know.
#[derive(PartialEq, Properties)]
struct Props {
    found: Rc<Constellation>,
    tastes: Vec<Rc<Taste>>,
    dispatch: Dispatch,
}

/// What was found. A component, for a hundred tastes have ten thousand cells, which are drawn only when they change.
#[component]
fn Surveyed(props: &Props) -> Html {
    let Props { found, tastes, dispatch } = props;
    html! {
        <>
            <ul class="said" role="list">{ for said::groups(found, tastes).into_iter().map(|words| html! { <li>{ words }</li> }) }</ul>
            <div class={classes!("survey__charts", (tastes.len() <= BESIDE).then_some("survey__charts--beside"))}>
                { matrix::view(found, tastes, dispatch) }
                { map::view(found, tastes) }
            </div>
        </>
    }
}
