//! Which of a file's playlists the visitor wants.

use amalgamix::import::{Contents, Import};
use yew::{Html, html};

use super::heading::ArrivedHeading;
use super::{Dispatch, does};
use crate::state::{Action, AlikeAction};
use crate::words;

/// The playlists to choose from. Those without tracks are named and cannot be chosen.
pub fn view(contents: &Contents, dispatch: &Dispatch) -> Html {
    let count = words::count(contents.playlists().count(), "playlist", "playlists");
    html! {
        <section class="choosing" aria-labelledby="choosing-heading">
            <ArrivedHeading id="choosing-heading" text="Which playlist?" />
            <p>{ format!("“{}” holds {count} with tracks.", contents.name) }</p>
            <ul class="choosing__list" role="list">
                { for contents.playlists().enumerate().map(|(place, import)| offered(place, import, dispatch)) }
                { for contents.empty.iter().map(|import| {
                    html! { <li class="choosing__empty">{ format!("{}, empty", import.playlist.name) }</li> }
                }) }
            </ul>
            <p class="choosing__rest">
                <button type="button" class="button button--first" onclick={does(dispatch, Action::OpenAll)}>
                    { "All of them together" }
                </button>
                <button type="button" class="button" onclick={does(dispatch, Action::Alike(AlikeAction::BringAll))}>
                    { "Compare all of them" }
                </button>
                <button type="button" class="button" onclick={does(dispatch, Action::Dismiss)}>{ "Cancel" }</button>
            </p>
        </section>
    }
}

fn offered(place: usize, Import { playlist, .. }: &Import, dispatch: &Dispatch) -> Html {
    html! {
        <li>
            <button type="button" class="button" onclick={does(dispatch, Action::OpenOne(place))}>
                { format!("{}, {}", playlist.name, words::tracks(playlist.tracks.len())) }
            </button>
        </li>
    }
}
