//! What was found about a playlist: its genres, what would fit in, its tracks.

use yew::{Callback, Html, html};

use crate::parts::{
    Dispatch, Heading, does, genres, import_report, invented, opening, recommendations, shelf, sound_sources,
    track_table,
};
use crate::state::{AccountAction, Action, State, Work};
use crate::words;

/// The screen.
pub fn view(state: &State, work: &Work, on_save: Callback<()>, dispatch: &Dispatch) -> Html {
    html! {
        <div class="result">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Leave)}>{ "Another playlist" }</button>
                <Heading text={work.name().to_owned()} moves={state.moves} />
                { facts(work, dispatch) }
                { jump() }
            </header>
            { shelf::of_playlist(&work.classification) }
            { opening::view(&state.opening, dispatch) }
            <div class="result__columns">
                { genres::view(state, work, dispatch) }
                { recommendations::view(state, work, on_save, dispatch) }
            </div>
            { sound_sources::view(state, work, dispatch) }
            { track_table::view(state, work, dispatch) }
        </div>
    }
}

fn facts(work: &Work, dispatch: &Dispatch) -> Html {
    html! {
        <div class="facts">
            <p>{ words::tracks(work.import.playlist.tracks.len()) }</p>
            if let Some(found) = work.classification.value() {
                <p>{ format!("Scored on {}", found.backend) }</p>
            }
            if work.invented {
                { invented::sticker("Invented tracks") }
            }
            { from_spotify(work, dispatch) }
            { import_report::view(&work.import.report) }
        </div>
    }
}

/// How old the playlist is as it is here, and the way to a newer one.
fn from_spotify(work: &Work, dispatch: &Dispatch) -> Html {
    let Some(collection) = work.collection.clone() else { return Html::default() };
    let again = AccountAction::Read { collection, afresh: true };
    html! {
        <p class="ways">
            { format!("Read from Spotify {}", words::ago(work.age_minutes)) }
            <button type="button" class="link" onclick={does(dispatch, Action::Account(again))}>{ "Read it again" }</button>
        </p>
    }
}

/// The way to the sections, of which one is long.
fn jump() -> Html {
    html! {
        <nav class="jump" aria-label="On this page">
            <ul role="list">
                <li><a href="#genres-heading">{ "Genres" }</a></li>
                <li><a href="#recommendations-heading">{ "Recommendations" }</a></li>
                <li><a href="#sources-heading">{ "Audio features" }</a></li>
                <li><a href="#tracks-heading">{ "Tracks" }</a></li>
            </ul>
        </nav>
    }
}
