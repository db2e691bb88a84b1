//! The one heading of the first level. It takes the keyboard's focus when the screen has changed, so that a visitor without
//! a mouse goes on from there.

use web_sys::HtmlElement;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_node_ref};

/// What a [`Heading`] needs to know.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub text: AttrValue,
    /// How often the screen has changed.
    pub moves: u32,
}

/// The screen's heading.
#[component]
pub fn Heading(props: &Props) -> Html {
    let heading = use_node_ref();
    use_effect_with(props.moves, {
        let heading = heading.clone();
        move |moves| {
            // A page that was just opened leaves the focus where the browser puts it.
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| *moves > 0) {
                // A heading that cannot be focused is still read.
                let _ = heading.focus();
            }
        }
    });
    html! { <h1 ref={heading} tabindex="-1">{ &props.text }</h1> }
}
