//! How playlists become tastes: the ways in, and how far those are that are on their way.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::parts::{Dispatch, notice, progress};
use crate::state::{Action, Alike, AlikeAction, State};
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
pub fn arriving(alike: &Alike, dispatch: &Dispatch) -> Html {
    let arrivals = &alike.arrivals;
    html! {
        <div class="arriving">
            if let Some(now) = arrivals.progress() {
                { progress::view("arrivals-progress", format!("{} of {}: hearing “{}”", now.done + 1, now.of, arrivals.name().unwrap_or_default()), Some(now)) }
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
