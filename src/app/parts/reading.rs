//! How far a playlist of Spotify's has been read, and what can be done about it.

use yew::{Html, html};

use super::{Dispatch, notice, playlists, progress, trouble};
use crate::state::{Account, AccountAction, Action, Progress, Reading, Step};
use crate::words;

/// The playlist that is read, if one is.
pub fn view(account: &Account, dispatch: &Dispatch) -> Html {
    let Some(reading) = &account.reading else { return Html::default() };
    html! {
        <div class="reading">
            { standing(reading, dispatch) }
            { playlists::pause(account) }
        </div>
    }
}

fn standing(reading: &Reading, dispatch: &Dispatch) -> Html {
    let name = reading.collection.name();
    match &reading.list.step {
        Step::Fetching { .. } => fetching(reading, name, dispatch),
        Step::Stopped { .. } => html! {
            <div class="notice" role="status"><p>{ stopped(reading) }</p><div class="ways">{ ways_on(reading, dispatch) }</div></div>
        },
        Step::Failed { trouble, .. } => html! {
            <>
                { trouble::alert(trouble, ways_on(reading, dispatch), dispatch) }
                if !reading.list.entries.is_empty() {
                    <p role="status">{ stopped(reading) }</p>
                }
            </>
        },
        Step::Complete => {
            let why = format!("“{name}” holds nothing that could be read as a track. Choose another playlist.");
            let heading =
                if reading.list.entries.is_empty() { "The playlist is empty" } else { "There is no track in it" };
            notice::alert(heading, &why, Html::default())
        }
    }
}

fn fetching(reading: &Reading, name: &str, dispatch: &Dispatch) -> Html {
    let done = reading.list.entries.len();
    let (words, progress) = match reading.list.total {
        Some(of) => {
            let words = format!("Reading “{name}”: {} of {} entries", words::grouped(done), words::grouped(of));
            (words, Some(Progress { done, of }))
        }
        None => (format!("Reading “{name}”"), None),
    };
    html! {
        <>
            { progress::view("reading-progress", words, progress) }
            <p class="ways">{ notice::button("Cancel", Action::Account(AccountAction::StopReading), dispatch) }</p>
        </>
    }
}

fn stopped(reading: &Reading) -> String {
    let done = words::grouped(reading.list.entries.len());
    let of = reading.list.total.map_or(String::new(), |of| format!(" of {}", words::grouped(of)));
    format!("Stopped at {done}{of} entries")
}

fn ways_on(reading: &Reading, dispatch: &Dispatch) -> Html {
    html! {
        <>
            { notice::button("Go on", Action::Account(AccountAction::ReadOn), dispatch) }
            if !reading.list.entries.is_empty() {
                { notice::button("Use what is here", Action::Account(AccountAction::UsePart), dispatch) }
            }
        </>
    }
}
