//! The list of the visitor's playlists on Spotify. What Spotify will refuse is marked before the click.

use amalgamix::wire::account::{Collection, Listed};
use yew::{Html, html};

use super::{Dispatch, does, notice, progress, trouble};
use crate::state::{Account, AccountAction, Action, Alike, AlikeAction, Paged, Progress, Step};
use crate::words;

/// The section.
pub fn view(account: &Account, dispatch: &Dispatch) -> Html {
    let Some(list) = &account.library else { return Html::default() };
    html! {
        <section aria-labelledby="playlists-heading">
            <h2 id="playlists-heading">{ "On Spotify" }</h2>
            { standing(list, dispatch) }
            { pause(account) }
            <ul class="playlists" role="list">
                { liked(dispatch) }
                { for list.entries.iter().flatten().map(|listed| entry(listed, dispatch)) }
            </ul>
            { hidden(list) }
            if list.step == Step::Complete {
                <p class="own__how">{ format!("List read {}.", words::ago(list.age_minutes)) }</p>
                { compare(list, dispatch) }
            }
        </section>
    }
}

fn standing(list: &Paged<Listed>, dispatch: &Dispatch) -> Html {
    let on = || notice::button("Try again", Action::Account(AccountAction::ListOn), dispatch);
    match (list.trouble(), list.fetching(), list.total) {
        (Some(trouble), ..) => trouble::alert(trouble, on(), dispatch),
        (None, Some(_), Some(of)) => {
            let done = list.entries.len();
            let words = format!("Reading your playlists: {} of {}", words::grouped(done), words::grouped(of));
            progress::view("list-progress", words, Some(Progress { done, of }))
        }
        (None, Some(_), None) => progress::view("list-progress", "Reading your playlists".into(), None),
        (None, None, _) => Html::default(),
    }
}

/// That Spotify wants to be waited for, where it does.
pub fn pause(account: &Account) -> Html {
    let Some(seconds) = account.pause_seconds else { return Html::default() };
    html! { <p role="status">{ format!("Spotify asks for a pause: going on in {seconds} s") }</p> }
}

fn liked(dispatch: &Dispatch) -> Html {
    html! {
        <li class="playlists__entry">
            { choose(Collection::LikedSongs, "Liked Songs", dispatch) }
            <p>{ "What you have liked" }</p>
        </li>
    }
}

fn entry(listed: &Listed, dispatch: &Dispatch) -> Html {
    let facts = match listed.entries {
        Some(entries) => words::count(entries, "entry", "entries"),
        None => "length unknown".into(),
    };
    let owner = if listed.owner.is_empty() { String::new() } else { format!(", by {}", listed.owner) };
    let note = match (listed.readable, listed.entries) {
        (false, _) => Some("Not readable: Spotify shows its tracks only to its owner and those who work on it"),
        (true, Some(0)) => Some("Empty"),
        (true, _) => None,
    };
    html! {
        <li class="playlists__entry" key={listed.id.clone()}>
            if note.is_some() {
                <h3>{ &listed.name }</h3>
            } else {
                { choose(Collection::Playlist(listed.clone()), &listed.name, dispatch) }
            }
            <p>{ format!("{facts}{owner}") }</p>
            if let Some(note) = note {
                <p class="missing">{ note }</p>
            }
        </li>
    }
}

fn choose(collection: Collection, name: &str, dispatch: &Dispatch) -> Html {
    let action = Action::Account(AccountAction::Read { collection, afresh: false });
    html! {
        <h3><button type="button" class="sleeve__button" onclick={does(dispatch, action)}>{ name.to_owned() }</button></h3>
    }
}

/// The way to see how alike they are.
fn compare(list: &Paged<Listed>, dispatch: &Dispatch) -> Html {
    let readable = list.entries.iter().flatten().filter(|listed| listed.readable && listed.entries != Some(0)).count();
    if readable < 2 {
        return Html::default();
    }
    html! {
        <p class="ways">
            { notice::button("Compare them all", Action::Alike(AlikeAction::BringLibrary), dispatch) }
            { format!("{} will be read, one after the other.", words::count(readable.min(Alike::MOST), "playlist", "playlists")) }
        </p>
    }
}

fn hidden(list: &Paged<Listed>) -> Html {
    match list.entries.iter().filter(|entry| entry.is_none()).count() {
        0 => Html::default(),
        hidden => {
            html! { <p class="missing">{ format!("{} that Spotify does not show", words::count(hidden, "entry", "entries")) }</p> }
        }
    }
}
