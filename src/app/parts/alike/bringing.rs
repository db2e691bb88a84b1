//! How playlists become tastes: the ways in, and how far those are that are on their way.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::parts::{Dispatch, notice, progress, reading};
use crate::state::{Action, Alike, AlikeAction, Arrivals, Progress, State};
use crate::words;

/// The ways in.
pub fn view(state: &State, on_files: &Callback<Event>, dispatch: &Dispatch) -> Html {
    if state.alike.is_full() {
        return html! { <p class="aside">{ format!("{} tastes are as many as fit. Remove one to bring another.", Alike::MOST) }</p> };
    }
    html! {
        <div class="bring">
            <div class="ways">
                <span class="own__field">
                    <input class="quiet" type="file" id="taste-files" multiple=true accept=".csv,.tsv,.txt,.json,text/csv,application/json"
                        aria-describedby="taste-files-about" onchange={on_files} />
                    <label class="button button--first" for="taste-files">{ "Bring playlist files" }</label>
                </span>
                if state.demos.value().is_some() {
                    { notice::button("Bring the demo playlists", Action::Alike(AlikeAction::BringDemos), dispatch) }
                }
            </div>
            <p class="aside" id="taste-files-about">
                { "Several at once, and files with several playlists. They are read here and go nowhere. A playlist on Spotify comes \
                   here from its own screen, by “Compare and share”." }
            </p>
        </div>
    }
}

/// How far those are that are on their way, and which ones did not become tastes.
pub fn arriving(state: &State, dispatch: &Dispatch) -> Html {
    let arrivals = &state.alike.arrivals;
    html! {
        <div class="arriving">
            if let Some(now) = state.bringing() {
                { progress::view("arrivals-progress", hearing(arrivals, now), Some(now)) }
                { reading::view(&state.account, dispatch) }
                { notice::button("Stop", Action::Alike(AlikeAction::StopBringing), dispatch) }
            }
            if !arrivals.failed.is_empty() {
                <div class="alert alert--list" role="alert">
                    <p><strong>{ format!("{} could not be brought in.", words::count(arrivals.failed.len(), "playlist", "playlists")) }</strong></p>
                    <ul role="list">
                        { for arrivals.failed.iter().map(|(name, why)| html! { <li>{ format!("“{name}”: {}", words::sentence(why)) }</li> }) }
                    </ul>
                </div>
            }
        </div>
    }
}

fn hearing(arrivals: &Arrivals, now: Progress) -> String {
    let place = format!("{} of {}", (now.done + 1).min(now.of), now.of);
    arrivals.name().map_or_else(|| place.clone(), |name| format!("{place}: hearing “{name}”"))
}
