//! The playlist's sound in drawings, each with its numbers as a table.
//!
//! | module | drawing |
//! |---|---|
//! | `profile` | each feature beside all tracks |
//! | `histogram` | how many tracks have how much of a feature |
//! | `scatter` | the tracks on two axes of the visitor's choice |
//! | `flow`, `keys` | tempo and keys from the first track to the last |
//! | `ground` | lines, levels and ticks |
//! | `measures` | what the axes are: their ends, steps and units |
//! | `spots`, `numbers` | tracks with their values; middles, quarters and how two features go together |

mod flow;
mod ground;
mod histogram;
mod keys;
mod measures;
mod numbers;
mod profile;
mod scatter;
mod spots;

use amalgamix::features::Feature;
use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, Properties, TargetCast, UseStateHandle, component, html, use_state_eq};

use super::tracks::Subject;
use crate::state::{State, Work};

/// The features that can be drawn: popularity is left out, for most playlists do not tell it.
const DRAWN: [Feature; 10] = [
    Feature::Danceability,
    Feature::Energy,
    Feature::Loudness,
    Feature::Speechiness,
    Feature::Acousticness,
    Feature::Instrumentalness,
    Feature::Liveness,
    Feature::Valence,
    Feature::Tempo,
    Feature::Duration,
];

/// The section; nothing before anything is known of how the playlist sounds.
pub fn view(state: &State, work: &Work) -> Html {
    if !work.has_mix() {
        return Html::default();
    }
    html! {
        <section class="plots" aria-labelledby="plots-heading">
            <h2 id="plots-heading">{ "How it sounds" }</h2>
            <Plots key={state.moves} subject={Subject::new(work, state.engines.shared_genres())} />
        </section>
    }
}

/// What the drawings need to know.
#[derive(PartialEq, Properties)]
struct Props {
    /// The tracks.
    subject: Subject,
}

/// The features that the visitor wants to see.
#[derive(Clone, Copy, PartialEq)]
struct Axes {
    /// Of the histogram.
    counted: Feature,
    /// Of the map, from left to right.
    across: Feature,
    /// Of the map, upwards.
    up: Feature,
}

/// All drawings. They are a component of their own, drawn anew only when the playlist or the features are others.
#[component]
fn Plots(props: &Props) -> Html {
    let axes = use_state_eq(|| Axes { counted: Feature::Tempo, across: Feature::Energy, up: Feature::Valence });
    let subject = &props.subject;
    let Axes { counted, across, up } = *axes;
    html! {
        <div class="plots__charts">
            { profile::view(subject) }
            { flow::view(subject) }
            { histogram::view(subject, counted, chooser("Feature", counted, &axes, |axes, counted| Axes { counted, ..axes })) }
            { scatter::view(subject, [across, up], html! {
                <div class="plots__choosers">
                    { chooser("From left to right", across, &axes, |axes, across| Axes { across, ..axes }) }
                    { chooser("Upwards", up, &axes, |axes, up| Axes { up, ..axes }) }
                </div>
            }) }
        </div>
    }
}

fn chooser(
    words: &'static str,
    now: Feature,
    axes: &UseStateHandle<Axes>,
    with: impl Fn(Axes, Feature) -> Axes + 'static,
) -> Html {
    let axes = axes.clone();
    let onchange = Callback::from(move |event: Event| {
        let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        if let Some(feature) = DRAWN.into_iter().find(|feature| feature.name() == name) {
            axes.set(with(*axes, feature));
        }
    });
    html! {
        <label class="field">
            <span>{ words }</span>
            <select {onchange}>
                { for DRAWN.into_iter().map(|feature| html! {
                    <option value={feature.name()} selected={feature == now}>{ feature.name() }</option>
                }) }
            </select>
        </label>
    }
}
