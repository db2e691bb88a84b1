//! In which way the genres are found: which network hears the tracks, how tracks become a playlist, whether artists count.

use amalgamix::mixture::Aggregation;
use amalgamix::network::NetworkName;
use amalgamix::wire::Method;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, TargetCast, html};

use super::Dispatch;
use crate::state::{Action, State};
use crate::words;

/// The controls, behind a click: most visitors need none.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    let method = state.method;
    let network = chosen(dispatch, move |name: NetworkName| Method { network: name, ..method });
    let aggregation = chosen(dispatch, move |name: Aggregation| Method { aggregation: name, ..method });
    html! {
        <details class="method">
            <summary>{ "How they are found" }</summary>
            <div class="method__fields">
                <label class="field">
                    <span>{ "Network" }</span>
                    <select onchange={network}>
                        { for NetworkName::ALL.into_iter().rev().map(|name| {
                            option(name.as_str(), words::network(name), name == method.network)
                        }) }
                    </select>
                </label>
                <label class="field">
                    <span>{ "From tracks to the playlist" }</span>
                    <select onchange={aggregation}>
                        { for Aggregation::ALL.into_iter().rev().map(|name| {
                            option(name.as_str(), words::aggregation(name), name == method.aggregation)
                        }) }
                    </select>
                </label>
                { artists(method, dispatch) }
                <p class="method__about">{ about(method) }</p>
            </div>
        </details>
    }
}

fn option(value: &'static str, words: &'static str, selected: bool) -> Html {
    html! { <option {value} {selected}>{ words }</option> }
}

/// What happens when another name is selected.
fn chosen<Name: std::str::FromStr>(dispatch: &Dispatch, method: impl Fn(Name) -> Method + 'static) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        if let Some(name) = value.and_then(|value| value.parse().ok()) {
            dispatch.emit(Action::ChooseMethod(method(name)));
        }
    })
}

fn artists(method: Method, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::ChooseMethod(Method { artists: input.checked(), ..method }));
        }
    });
    html! {
        <label class="choice__option">
            <input type="checkbox" checked={method.artists} {onchange} />
            <span>{ "Count where the catalog keeps the artists" }</span>
        </label>
    }
}

fn about(method: Method) -> &'static str {
    match method.aggregation {
        Aggregation::Averaged => {
            "All tracks are averaged to one, and that is classified: a mix of genres becomes one in between."
        }
        Aggregation::Mean => "Every track counts by its own probabilities: fair, but vague.",
        Aggregation::Mixture => {
            "The few genres are sought that explain all tracks together: sharp, sometimes too sharp."
        }
        Aggregation::Blend => "Halfway between the mixture, which is sharp, and the mean, which is fair.",
    }
}
