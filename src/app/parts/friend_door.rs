//! The door for those who were given a friend's taste.

use yew::Html;

use super::plain::{block, paragraph, section};
use super::{Dispatch, notice};
use crate::state::{Action, AlikeAction};

/// The way to the screen where tastes come in. A link needs no door: it opens that screen itself.
pub fn view(dispatch: &Dispatch) -> Html {
    let words =
        "Were you given a link, a code or a picture of one? See how alike you are, and what would please you both.";
    let way = notice::button("Open a friend’s code", Action::Alike(AlikeAction::Show), dispatch);
    section("own", "friend-door-heading", "A friend’s taste", vec![paragraph(words), block("p", "", way)])
}
