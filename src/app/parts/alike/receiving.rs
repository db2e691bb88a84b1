//! A friend's taste on its way in: the ways in, and what has come.

use amalgamix::genres::GenreTable;
use amalgamix::portrait::Portrait;
use web_sys::{Event, SubmitEvent};
use yew::{Callback, Html, html};

use super::{said, tastes};
use crate::parts::heading::ArrivedHeading;
use crate::parts::{Dispatch, VIEWFINDER, notice, progress, shelf};
use crate::state::{Action, AlikeAction, Receiving, State};
use crate::words;

/// The ways in: a text, a picture or file, the camera.
pub fn view(
    receiving: &Receiving,
    on_text: &Callback<SubmitEvent>,
    on_given: &Callback<Event>,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <section class="friend" aria-labelledby="friend-heading">
            <h2 id="friend-heading" tabindex="-1">{ "From a friend" }</h2>
            <form class="links" onsubmit={on_text}>
                <label for="taste">{ "Paste the link or the code that your friend gave you." }</label>
                <textarea class="links__field friend__field" id="taste" name="taste" rows="3" spellcheck="false" autocomplete="off" />
                <p><button class="button">{ "Open it" }</button></p>
            </form>
            <div class="friend__ways">
            <p class="own__field">
                <input class="quiet" type="file" id="given" accept="image/*,.txt,text/plain" onchange={on_given} />
                <label class="button" for="given">{ "Choose a picture or file" }</label>
            </p>
            { camera(receiving, dispatch) }
            <p class="own__how">{ "A picture of the QR code, or the file that your friend saved. It is read here, with or without a network." }</p>
            </div>
        </section>
    }
}

/// The camera's picture while it looks for a code.
fn camera(receiving: &Receiving, dispatch: &Dispatch) -> Html {
    if !receiving.watches() {
        return html! { <p>{ notice::button("Use the camera", Action::Alike(AlikeAction::Watch), dispatch) }</p> };
    }
    html! {
        <div class="viewfinder">
            <video class="viewfinder__picture" id={VIEWFINDER} playsinline=true muted=true aria-label="What the camera sees"></video>
            <p role="status">{ "Hold your friend’s code before the camera. The pictures stay on this device." }</p>
            { notice::button("Stop the camera", Action::Alike(AlikeAction::Decline), dispatch) }
        </div>
    }
}

/// What has come from a friend, or why it has not. It stands at the top, for a link may have brought it.
pub fn offered(state: &State, dispatch: &Dispatch) -> Html {
    let decline = |words| notice::button(words, Action::Alike(AlikeAction::Decline), dispatch);
    match &state.alike.receiving {
        Receiving::Nothing | Receiving::Looking { .. } | Receiving::Reading { watching: true, .. } => Html::default(),
        Receiving::Opening { .. } | Receiving::Reading { .. } => {
            progress::view("receiving-progress", "Reading your friend’s taste".into(), None)
        }
        Receiving::Failed(why) => html! {
            <section class="offer" aria-labelledby="offer-heading">
                <ArrivedHeading id="offer-heading" text="A friend’s taste" />
                { notice::alert("Your friend’s taste could not be read", &words::sentence(why), decline("Dismiss")) }
            </section>
        },
        Receiving::Offered(portrait) => offer(portrait, state.engines.genres(), decline("No, thanks"), dispatch),
    }
}

fn offer(portrait: &Portrait, genres: Option<&GenreTable>, decline: Html, dispatch: &Dispatch) -> Html {
    let tracks = words::tracks(portrait.tracks.into());
    let keep = crate::parts::does(dispatch, Action::Alike(AlikeAction::Accept));
    html! {
        <section class="offer" aria-labelledby="offer-heading">
            <ArrivedHeading id="offer-heading" text="A friend’s taste" />
            { shelf::small(&portrait.mix) }
            <p class="verdict">{ said::name(&portrait.name).to_owned() }</p>
            <p>{ format!("It rests on {tracks}. It stays in this browser if you keep it, and goes nowhere else.") }</p>
            { tastes::largest(portrait, genres) }
            <p class="ways">
                <button type="button" class="button button--first" onclick={keep}>{ "Keep it" }</button>
                { decline }
            </p>
        </section>
    }
}
