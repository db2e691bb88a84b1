//! What the visitor wants of the recommendations: how familiar, how well known, how different in sound.

use std::rc::Rc;

use amalgamix::features::Feature;
use amalgamix::recommend::Wishes;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use super::{Dispatch, does};
use crate::state::Action;

/// How far a feature can be shifted to both sides, in ranks of 64.
const FARTHEST: i8 = 40;

/// The controls, behind a click: the first list needs none.
pub fn view(wishes: &Rc<Wishes>, dispatch: &Dispatch) -> Html {
    let as_before = Wishes { feedback: wishes.feedback.clone(), ..Wishes::default() };
    html! {
        <details class="tuning">
            <summary>{ if **wishes == as_before { "Tune the list" } else { "Tune the list (tuned)" } }</summary>
            <div class="tuning__fields">
                { slider("Familiar", "Adventurous", 0, 100, i32::from(wishes.adventure), changed(wishes, dispatch, |wishes, value| {
                    wishes.adventure = value.clamp(0, 100) as u8;
                })) }
                { slider("Well known", "Deep cuts", -100, 100, i32::from(wishes.depth), changed(wishes, dispatch, |wishes, value| {
                    wishes.depth = value.clamp(-100, 100) as i8;
                })) }
                <fieldset class="tuning__sound">
                    <legend>{ "Sound, beside the playlist’s" }</legend>
                    { for Feature::SOUND.into_iter().enumerate().map(|(place, feature)| shift(place, feature, wishes, dispatch)) }
                </fieldset>
                { without_explicit(wishes, dispatch) }
                if **wishes != as_before {
                    <button type="button" class="button" onclick={does(dispatch, Action::Wish(Box::new(as_before)))}>
                        { "Back to the usual" }
                    </button>
                }
            </div>
        </details>
    }
}

fn shift(place: usize, feature: Feature, wishes: &Rc<Wishes>, dispatch: &Dispatch) -> Html {
    let farthest = i32::from(FARTHEST);
    let change = changed(wishes, dispatch, move |wishes, value| {
        wishes.shifts[place] = value.clamp(-farthest, farthest) as i8;
    });
    let (less, more) = (format!("Less {}", feature.name()), format!("more {}", feature.name()));
    slider(&less, &more, -farthest, farthest, i32::from(wishes.shifts[place]), change)
}

/// A slider between two words. What it stands at takes effect when it is let go.
fn slider(low: &str, high: &str, least: i32, most: i32, value: i32, onchange: Callback<Event>) -> Html {
    html! {
        <label class="slider">
            <span>{ low.to_owned() }</span>
            <input
                type="range"
                min={least.to_string()}
                max={most.to_string()}
                step="5"
                value={value.to_string()}
                aria-label={format!("{low} to {high}")}
                {onchange}
            />
            <span>{ high.to_owned() }</span>
        </label>
    }
}

fn without_explicit(wishes: &Rc<Wishes>, dispatch: &Dispatch) -> Html {
    let (wishes_now, dispatch) = (wishes.clone(), dispatch.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let wishes = Wishes { without_explicit: input.checked(), ..Wishes::clone(&wishes_now) };
            dispatch.emit(Action::Wish(Box::new(wishes)));
        }
    });
    html! {
        <label class="choice__option">
            <input type="checkbox" checked={wishes.without_explicit} {onchange} />
            <span>{ "Leave out tracks that are marked as explicit" }</span>
        </label>
    }
}

/// What happens when a slider is let go.
fn changed(wishes: &Rc<Wishes>, dispatch: &Dispatch, change: impl Fn(&mut Wishes, i32) + 'static) -> Callback<Event> {
    let (wishes, dispatch) = (wishes.clone(), dispatch.clone());
    Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
        if let Some(value) = value {
            let mut wishes = Wishes::clone(&wishes);
            change(&mut wishes, value);
            dispatch.emit(Action::Wish(Box::new(wishes)));
        }
    })
}
