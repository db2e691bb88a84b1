//! The door for those who were given a friend's taste.

use yew::{Html, html};

use super::{Dispatch, notice};
use crate::state::{Action, AlikeAction};

/// The way to the screen where tastes come in. A link needs no door: it opens that screen itself.
pub fn view(dispatch: &Dispatch) -> Html {
    html! {
        <section class="own" aria-labelledby="friend-door-heading">
            <h2 id="friend-door-heading">{ "A friend’s taste" }</h2>
            <p>{ "Were you given a link, a code or a picture of one? See how alike you are, and what would please you both." }</p>
            <p>{ notice::button("Open a friend’s code", Action::Alike(AlikeAction::Show), dispatch) }</p>
        </section>
    }
}
