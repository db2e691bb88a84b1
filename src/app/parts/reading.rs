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
                <p role="status">{ stopped(reading) }</p>
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

/// How far it has come, and of which playlist, for several may be read one after the other.
fn stopped(reading: &Reading) -> String {
    let name = reading.collection.name();
    match (reading.list.entries.len(), reading.list.total) {
        (0, _) => format!("Nothing of “{name}” is read yet"),
        (done, Some(of)) => format!("“{name}”: stopped at {} of {} entries", words::grouped(done), words::grouped(of)),
        (done, None) => format!("“{name}”: stopped at {} entries", words::grouped(done)),
    }
}

fn ways_on(reading: &Reading, dispatch: &Dispatch) -> Html {
    html! {
        <>
            { notice::button("Go on", Action::Account(AccountAction::ReadOn), dispatch) }
            if !reading.list.entries.is_empty() {
                { notice::button("Use what is here", Action::Account(AccountAction::UsePart), dispatch) }
            }
            if reading.becomes_taste {
                { notice::button("Leave it out", Action::Account(AccountAction::LeaveOut), dispatch) }
            }
        </>
    }
}
