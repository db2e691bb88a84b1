//! Who learns what and when, what is kept for how long, and on what terms all this is offered. The text is `public/privacy.md`; whoever
//! changes what the page sends or keeps changes it.

use yew::{Html, html};

use crate::parts::{Dispatch, Heading, does, notice, plain_text, progress};
use crate::state::{Action, PrivacyNotice, State, Wanted};

/// The screen.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="privacy">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="Privacy and terms" moves={state.moves} />
                <p class="lead">
                    { "Your playlists are computed on this device. Nobody learns of them but those whom you ask, and nothing is \
                       counted, measured or sold." }
                </p>
            </header>
            { match (state.privacy.value(), state.privacy.error()) {
                (Some(told), _) => text(told),
                (None, Some(error)) => notice::alert("The text is not here", error, notice::retry(Wanted::Privacy, dispatch)),
                (None, None) => progress::view("privacy-progress", "The text is on its way".into(), None),
            } }
        </div>
    }
}

fn text(PrivacyNotice { text, contact }: &PrivacyNotice) -> Html {
    html! {
        <>
            { plain_text::sections(text) }
            <section class="prose" aria-labelledby="contact-heading">
                <h2 id="contact-heading">{ "Whom to ask" }</h2>
                <p>{ whom_to_ask(contact) }</p>
            </section>
        </>
    }
}

fn whom_to_ask(contact: &str) -> String {
    if contact.is_empty() {
        "The owner of this page has not told how to be reached. Since nothing of yours is on a server, there is nothing there to ask for or \
         to erase."
            .into()
    } else {
        format!("The owner of this page is reached at: {contact}")
    }
}
