//! Plain elements, made by functions. What the `html!` macro writes for an element is several times the size of a call, and
//! the page is to stay small; so elements that are many on a screen, and have nothing but a class, are made here.

use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// An element with a class, which may be empty, around what is in it.
pub fn block(tag: &'static str, class: &'static str, inside: Html) -> Html {
    drawn(tag, &["class"], if class.is_empty() { vec![] } else { vec![class.into()] }, inside)
}

/// An element with a class, which may be empty, around words.
pub fn say(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    block(tag, class, text(words.into()))
}

/// A paragraph of words.
pub fn paragraph(words: impl Into<AttrValue>) -> Html {
    say("p", "", words)
}

/// A list that is no enumeration to look at, but is one to hear.
pub fn list(class: &'static str, items: Vec<Html>) -> Html {
    drawn("ul", &["role", "class"], vec!["list".into(), class.into()], all(items))
}

/// Words that are heard and not shown.
pub fn unseen(words: impl Into<AttrValue>) -> Html {
    say("span", "quiet", words)
}

/// Several, one after the other.
pub fn all(parts: Vec<Html>) -> Html {
    VList::with_children(parts, None).into()
}

/// Words alone.
pub fn text(words: AttrValue) -> Html {
    VText::new(words).into()
}

/// Any element with these attributes around what is in it. Attributes behind the last value are left out.
pub fn drawn(tag: &'static str, names: &'static [&'static str], values: Vec<AttrValue>, inside: Html) -> Html {
    let mut values: Vec<_> = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value))).collect();
    values.resize(names.len(), None);
    let mut element = VTag::new(AttrValue::Static(tag));
    element.attributes = Attributes::Dynamic { keys: names, values: values.into_boxed_slice() };
    element.add_child(inside);
    element.into()
}

/// A shape of a drawing.
pub fn shape(tag: &'static str, names: &'static [&'static str], values: Vec<AttrValue>) -> Html {
    drawn(tag, names, values, Html::default())
}

/// A section under its heading, which gives it its name.
pub fn section(class: &'static str, heading_id: &'static str, heading: &'static str, inside: Vec<Html>) -> Html {
    let heading = drawn("h2", &["id"], vec![heading_id.into()], text(heading.into()));
    let mut parts = vec![heading];
    parts.extend(inside);
    drawn("section", &["class", "aria-labelledby"], vec![class.into(), heading_id.into()], all(parts))
}

/// A button that looks like a link, with words behind its own that say what it concerns to who hears it alone.
pub fn link(words: &'static str, concerning: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="link" {onclick}>{ words }{ unseen(format!(": {concerning}")) }</button> }
}
