//! The page's copy in the browser, and what the page was opened for.

use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, hook, use_effect_with};

use super::brought;
use crate::browser::idle::idleness;
use crate::browser::{document, launch, offline};
use crate::state::{Action, AlikeAction, CatalogAction, Given, State, StoredAction};

/// Has the page kept once its first screen is there.
#[hook]
pub fn use_offline(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        spawn_local(async move {
            idleness().await;
            offline::keep(move |action| dispatch.dispatch(Action::Offline(action)));
        });
    });
}

/// Does what the page was opened for.
#[hook]
pub fn use_launch(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let screen = launch::screen().and_then(|screen| opened(&screen));
        screen.into_iter().chain(launch::shared().map(shared)).for_each(|action| dispatch.dispatch(action));
        launch::watch_files(move |file| dispatch.dispatch(brought(file)));
    });
}

fn opened(screen: &str) -> Option<Action> {
    match screen {
        "alike" => Some(Action::Alike(AlikeAction::Show)),
        "catalog" => Some(Action::Catalog(CatalogAction::Show)),
        "explained" => Some(Action::Explain),
        "settings" => Some(Action::Stored(StoredAction::Show)),
        "privacy" => Some(Action::AskAboutPrivacy),
        _ => None,
    }
}

/// A text with a friend's taste in it, or with links to tracks.
fn shared(text: String) -> Action {
    if text.contains(document::TASTE) {
        Action::Alike(AlikeAction::Receive(Given::Text(text)))
    } else {
        Action::Paste(text)
    }
}
