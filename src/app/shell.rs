//! The frame around every screen: header, notices, main, footer, and the place where files can be dropped.

use web_sys::{DragEvent, Event, File};
use yew::{Callback, Html, classes, component, html, use_reducer, use_state};

use crate::browser::files::{self, NotOneFile};
use crate::browser::storage;
use crate::effects::use_effects;
use crate::pages::{doors, result};
use crate::parts::{Dispatch, footer, header, notice};
use crate::state::{Action, Screen, Source, State};
use crate::words;

/// The whole page.
#[component]
pub fn Shell() -> Html {
    let state = use_reducer(|| State::new(storage::engine_choice()));
    let dragging = use_state(|| false);
    use_effects(&state);

    let dispatch: Dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let (over, away) = (dragging.clone(), dragging.clone());
    let ondragover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let ondragleave = move |event: DragEvent| away.set(event.related_target().is_some());
    let ondrop = {
        let (dispatch, dragging) = (dispatch.clone(), dragging.clone());
        move |event: DragEvent| {
            event.prevent_default();
            dragging.set(false);
            bring(&dispatch, files::dropped(&event));
        }
    };
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| bring(&dispatch, files::chosen(&event)))
    };

    html! {
        <div class={classes!("shell", dragging.then_some("shell--dragging"))} {ondragover} {ondragleave} {ondrop}>
            <a class="skip" href="#main">{ "Skip to the content" }</a>
            { header::view(&state.engines) }
            <main id="main">
                { notice::all(&state, &dispatch) }
                { screen(&state, &dispatch, on_file) }
            </main>
            { footer::view(&state, &dispatch) }
            <p class="quiet" role="status">{ words::announcement(&state) }</p>
            <div class="drop-here" aria-hidden="true"><p>{ "Drop the playlist file" }</p></div>
        </div>
    }
}

fn screen(state: &State, dispatch: &Dispatch, on_file: Callback<Event>) -> Html {
    match (state.screen, &state.work) {
        (Screen::Result, Some(work)) => result::view(state, work, dispatch),
        (Screen::Doors, _) | (Screen::Result, None) => doors::view(state, dispatch, on_file),
    }
}

fn bring(dispatch: &Dispatch, file: Result<File, NotOneFile>) {
    dispatch.emit(match file {
        Ok(file) => Action::Bring(Source::File(file)),
        Err(NotOneFile::Several) => Action::Misplaced("These are several files. Bring one playlist at a time."),
        Err(NotOneFile::None) => Action::Misplaced("This is no file. Save the playlist as a file and bring that."),
    });
}
