//! What this browser keeps for the page, matter by matter, with its size, its age and a button that erases it.

mod facts;

use yew::{Html, classes, html};

use super::{Dispatch, notice};
use crate::state::{Action, Matter, State, Stored, StoredAction};
use crate::words;
use facts::Facts;

/// The element that says what was erased; the keyboard goes there.
pub const SAID: &str = "stored-said";

/// In the order in which they are shown.
const MATTERS: [Matter; 7] = [
    Matter::Catalog,
    Matter::Copy,
    Matter::Spotify,
    Matter::Client,
    Matter::Tastes,
    Matter::Judgements,
    Matter::Preferences,
];

/// All matters.
pub fn list(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <section aria-labelledby="stored-heading">
            <h2 id="stored-heading">{ "Stored in this browser" }</h2>
            <p id={SAID} class="stored__said" role="status" tabindex="-1">{ said(state.stored.outcome.as_ref()) }</p>
            <ul class="stored" role="list">
                { for MATTERS.into_iter().map(|matter| item(matter, state, dispatch)) }
            </ul>
            <p>{ in_all(state) }</p>
        </section>
    }
}

/// All matters at once.
pub fn everything(stored: &Stored, dispatch: &Dispatch) -> Html {
    html! {
        <section aria-labelledby="everything-heading">
            <h2 id="everything-heading">{ "Everything at once" }</h2>
            <p>
                { "Erases all of the above, also without a connection. A playlist on the screen stays until you close the page. \
                   Whoever opens the page again begins as on the first visit." }
            </p>
            { ways(Matter::Everything, stored, dispatch) }
        </section>
    }
}

fn item(matter: Matter, state: &State, dispatch: &Dispatch) -> Html {
    let Facts { amount, since } = Facts::of(matter, state);
    let is_kept = amount.is_some();
    html! {
        <li class="stored__matter">
            <h3>{ name(matter) }</h3>
            <p class="stored__what">{ what(matter) }</p>
            <p class={classes!("stored__amount", (!is_kept).then_some("stored__amount--nothing"))}>
                { amount.unwrap_or_else(|| nothing(matter, state)) }
                if let Some(since) = since {
                    <span class="stored__since">{ since }</span>
                }
            </p>
            if is_kept || state.stored.is_erasing(matter) {
                { ways(matter, &state.stored, dispatch) }
            }
        </li>
    }
}

/// The button, or the question whether it was meant. What keeps is last: the keyboard's focus stays in that place.
fn ways(matter: Matter, stored: &Stored, dispatch: &Dispatch) -> Html {
    let says = |action| Action::Stored(action);
    if stored.is_erasing(matter) {
        return html! { <p role="status">{ "Erasing" }</p> };
    }
    if stored.erasing.is_some() {
        return Html::default();
    }
    let is_asked = stored.confirming == Some(matter);
    html! {
        <div class="stored__ways">
            if is_asked {
                <p>{ question(matter) }</p>
            }
            <p class="ways">
                if is_asked {
                    { notice::button("Erase it", says(StoredAction::Erase(matter)), dispatch) }
                    { notice::button("Keep it", says(StoredAction::MayErase(None)), dispatch) }
                } else {
                    { notice::button(wish(matter), says(StoredAction::MayErase(Some(matter))), dispatch) }
                }
            </p>
        </div>
    }
}

/// What it says where nothing is kept.
fn nothing(matter: Matter, state: &State) -> String {
    let from_elsewhere = &state.stored.from_elsewhere;
    match matter {
        Matter::Spotify if from_elsewhere.failure().is_some() => {
            "It could not be looked at: the part of this page that asks Spotify did not load. “Erase everything” drops it all the same.".into()
        }
        Matter::Spotify if from_elsewhere.value().is_none() => "Looking".into(),
        Matter::Copy if state.stored.survey.value().is_none() => "Looking".into(),
        _ => "Nothing".into(),
    }
}

fn said(outcome: Option<&(Matter, Result<(), String>)>) -> String {
    match outcome {
        Some((Matter::Everything, Ok(()))) => {
            "Everything is erased: nothing of this page is left in this browser.".into()
        }
        Some((matter, Ok(()))) => format!("Erased: {}.", name(*matter)),
        Some((matter, Err(why))) => format!("Not erased: {}. {}", name(*matter), words::sentence(why)),
        None => String::new(),
    }
}

/// What the browser says of all of it.
fn in_all(state: &State) -> String {
    let used_of = state.stored.survey.value().and_then(|survey| survey.used_of);
    let counted = used_of.map(|(used, most)| {
        format!(
            "The browser counts {} under this address and would keep up to {}.",
            facts::size(used),
            facts::size(most)
        )
    });
    let promise = match state.catalog.promise.value() {
        Some(true) => "It has promised not to clear it by itself.",
        _ => "It may clear it when space is short.",
    };
    format!("{} {promise}", counted.unwrap_or_default()).trim().to_owned()
}

fn name(matter: Matter) -> &'static str {
    match matter {
        Matter::Catalog => "Catalog",
        Matter::Copy => "Copy of the page",
        Matter::Spotify => "Spotify and ReccoBeats",
        Matter::Client => "Client ID",
        Matter::Tastes => "Tastes",
        Matter::Judgements => "Judgements",
        Matter::Preferences => "Preferences",
        Matter::Everything => "Everything",
    }
}

fn what(matter: Matter) -> &'static str {
    match matter {
        Matter::Catalog => "The tracks that recommendations are chosen from.",
        Matter::Copy => "The page’s own files, so that it opens without a connection.",
        Matter::Spotify => {
            "The login, playlists that were read, audio features that were told, and whether ReccoBeats may be asked."
        }
        Matter::Client => "Your own, under which this page asks Spotify.",
        Matter::Tastes => "Yours and those of friends, as numbers.",
        Matter::Judgements => "What you thought of tracks, artists and genres.",
        Matter::Preferences => "Which engine computes, and how lists are tuned.",
        Matter::Everything => "",
    }
}

fn wish(matter: Matter) -> &'static str {
    match matter {
        Matter::Catalog => "Erase the catalog",
        Matter::Copy => "Erase the copy",
        Matter::Spotify => "Disconnect and erase",
        Matter::Client => "Forget the Client ID",
        Matter::Tastes => "Erase the tastes",
        Matter::Judgements => "Erase the judgements",
        Matter::Preferences => "Erase the preferences",
        Matter::Everything => "Erase everything",
    }
}

fn question(matter: Matter) -> &'static str {
    match matter {
        Matter::Catalog => {
            "Without a catalog nothing can be recommended. None is fetched again until you say so; one of your own is built from your files only."
        }
        Matter::Copy => "Without a connection the page will not open then. The next visit with one keeps it again.",
        Matter::Spotify => {
            "You are signed out, and all that came from Spotify and ReccoBeats goes. Your playlists on Spotify stay as they are."
        }
        Matter::Client => "You are signed out, and all that came from Spotify under it goes with it.",
        Matter::Tastes => "Those of friends come back only if they send them again.",
        Matter::Judgements => {
            "Lists no longer follow them. They can be taken along as a file from a playlist’s screen first."
        }
        Matter::Preferences => "Everything is set as on the first visit.",
        Matter::Everything => {
            "Catalog, copy, login, tastes, judgements and preferences go, and none of it can be brought back."
        }
    }
}

#[cfg(test)]
mod tests;
