//! Headings that take the keyboard's focus, so that a visitor without a mouse goes on from there.

use web_sys::HtmlElement;
use yew::{AttrValue, Html, NodeRef, Properties, component, hook, html, use_effect_with, use_node_ref};

/// What a [`Heading`] needs to know.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub text: AttrValue,
    /// How often the screen has changed.
    pub moves: u32,
}

/// The one heading of the first level. It takes the focus when the screen has changed.
#[component]
pub fn Heading(props: &Props) -> Html {
    let heading = use_focus(props.moves);
    html! { <h1 ref={heading} tabindex="-1">{ &props.text }</h1> }
}

/// What an [`ArrivedHeading`] needs to know.
#[derive(PartialEq, Properties)]
pub struct ArrivedProps {
    /// What its section calls it.
    pub id: AttrValue,
    /// What it says.
    pub text: AttrValue,
}

/// The heading of a section that comes up while the screen stays. It takes the focus when it is there.
#[component]
pub fn ArrivedHeading(props: &ArrivedProps) -> Html {
    let heading = use_focus(1);
    html! { <h2 ref={heading} id={&props.id} tabindex="-1">{ &props.text }</h2> }
}

/// What takes the focus whenever the number of moves has changed.
#[hook]
fn use_focus(moves: u32) -> NodeRef {
    let heading = use_node_ref();
    use_effect_with(moves, {
        let heading = heading.clone();
        move |moves| {
            // A page that was just opened leaves the focus where the browser puts it.
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| *moves > 0) {
                // A heading that cannot be focused is still read.
                let _ = heading.focus();
            }
        }
    });
    heading
}
