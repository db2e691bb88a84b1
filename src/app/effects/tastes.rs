//! Tastes that come to the page and leave it: links, files, the camera, and what is kept of them.

use amalgamix::wire::Written;
use yew::{UseReducerHandle, hook, use_effect_with};

use crate::browser::{camera, clipboard, device, document, downloads, files, pictures, preferences};
use crate::parts::alike::id;
use crate::state::{Action, AlikeAction, Given, Receiving, State, Ticket, Way};

/// Keeps the tastes, opens links that bring one, turns the camera off when it is not needed any more, and sends the keyboard
/// to where it goes on.
#[hook]
pub fn use_tastes(state: &UseReducerHandle<State>) {
    use_effect_with(state.alike.tastes.clone(), |tastes| preferences::keep_tastes(tastes));
    use_effect_with(state.alike.receiving.watches(), |watches| {
        if !watches {
            camera::stop();
        }
    });
    // A link stays in the address, so that a reload brings it again, until the visitor has said what is to become of it.
    use_effect_with(state.alike.receiving == Receiving::Nothing, |is_settled| {
        let was_open = !is_settled;
        move || {
            if was_open {
                document::clear_fragment();
            }
        }
    });
    use_effect_with(state.alike.goes_on, |goes_on| {
        if let Some((_, place)) = goes_on {
            document::focus(&id(*place));
        }
    });
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        document::watch_fragment(move |text| {
            dispatch.dispatch(Action::Alike(AlikeAction::Receive(Given::Text(text))));
        });
    });
}

/// Brings a taste out of the page.
pub async fn hand(way: Way, name: &str, written: &Written) -> Result<(), String> {
    let file = |ending: &str| format!("{} - taste.{ending}", if name.is_empty() { "AmalgaMix" } else { name });
    match way {
        Way::Link => clipboard::write(&written.link).await.map_err(|error| error.to_string()),
        Way::Code => clipboard::write(&written.code).await.map_err(|error| error.to_string()),
        Way::File => downloads::offer(&file("txt"), "text/plain", &written.code).map_err(|error| error.to_string()),
        Way::Picture => {
            downloads::offer(&file("svg"), "image/svg+xml", &written.picture).map_err(|error| error.to_string())
        }
        Way::Device => device::share(&written.link).await.map_err(|error| error.to_string()),
    }
}

/// What a friend's file holds: a picture with a code, or a text with one.
pub async fn given(ticket: Ticket, file: web_sys::File) -> Action {
    Action::Alike(if file.type_().starts_with("image/") {
        AlikeAction::Seen(ticket, pictures::of_file(&file).await.map_err(|error| error.to_string()))
    } else {
        match files::text(&file).await {
            Ok(text) => AlikeAction::Receive(Given::Text(text)),
            Err(error) => AlikeAction::Seen(ticket, Err(error.to_string())),
        }
    })
}
