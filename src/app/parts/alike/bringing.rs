//! How playlists become tastes: the ways in, and how far those are that are on their way.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::parts::plain::{all, block, drawn, list, say};
use crate::parts::{Dispatch, notice, progress, reading};
use crate::state::{Action, Alike, AlikeAction, Arrivals, Progress, State};
use crate::words;

/// The ways in.
pub fn view(state: &State, on_files: &Callback<Event>, dispatch: &Dispatch) -> Html {
    if state.alike.is_full() {
        return say("p", "aside", format!("{} tastes are as many as fit. Remove one to bring another.", Alike::MOST));
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
    let mut parts = Vec::new();
    if let Some(now) = state.bringing() {
        parts.push(progress::view("arrivals-progress", hearing(arrivals, now), Some(now)));
        parts.push(reading::view(&state.account, dispatch));
        parts.push(notice::button("Stop", Action::Alike(AlikeAction::StopBringing), dispatch));
    }
    if !arrivals.failed.is_empty() {
        parts.push(failed(&arrivals.failed));
    }
    block("div", "arriving", all(parts))
}

fn failed(failed: &[(String, String)]) -> Html {
    let what = words::count(failed.len(), "playlist", "playlists");
    let why = failed.iter().map(|(name, why)| say("li", "", format!("“{name}”: {}", words::sentence(why))));
    let parts = vec![say("strong", "", format!("{what} could not be brought in.")), list("", why.collect())];
    drawn("div", &["class", "role"], vec!["alert alert--list".into(), "alert".into()], all(parts))
}

fn hearing(arrivals: &Arrivals, now: Progress) -> String {
    let place = format!("{} of {}", (now.done + 1).min(now.of), now.of);
    arrivals.name().map_or_else(|| place.clone(), |name| format!("{place}: hearing “{name}”"))
}
