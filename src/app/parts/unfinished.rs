//! What stands on the screen while the part of the page that draws it is on its way.

use yew::{Html, html};

use super::{Dispatch, Heading, notice, progress};
use crate::state::{Action, Remote, Wanted};

/// That it comes, or why it does not.
pub fn view(rest: &Remote<()>, dispatch: &Dispatch) -> Html {
    let Some(error) = rest.error() else {
        return html! {
            <header class="opener">
                <Heading text="One moment" moves={0} />
                { progress::view("rest-progress", "The rest of the page is on its way".into(), None) }
            </header>
        };
    };
    let again = notice::button("Try again", Action::Retry(Wanted::Rest), dispatch);
    let why = format!("A part of it could not be fetched ({error}). Check the connection and try again.");
    notice::alert("The page is not complete", &why, again)
}
