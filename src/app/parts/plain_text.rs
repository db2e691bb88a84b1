//! A text that is served as a file: the little of Markdown that such texts need, drawn as sections. Whatever else stands in it is shown
//! as it is.

use yew::{Html, html};

/// A piece of a section.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    /// `### …`
    Heading(&'a str),
    /// A line.
    Paragraph(&'a str),
    /// Lines that begin with `- `, one below the other.
    List(Vec<&'a str>),
}

/// The sections, each of which begins with `## `. What stands before the first one is left out.
pub fn sections(text: &str) -> Html {
    let each = text.split("\n## ").map(|part| part.trim_start_matches("## ")).enumerate();
    html! { <>{ for each.map(|(number, part)| section(number, part)) }</> }
}

fn section(number: usize, text: &str) -> Html {
    let id = format!("section-{number}");
    let (heading, rest) = text.split_once('\n').unwrap_or((text, ""));
    html! {
        <section class="prose" aria-labelledby={id.clone()}>
            <h2 {id}>{ heading.to_owned() }</h2>
            { for pieces(rest).into_iter().map(drawn) }
        </section>
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix("- "), line.strip_prefix("### "), pieces.last_mut()) {
            (Some(item), _, Some(Piece::List(items))) => items.push(item),
            (Some(item), ..) => pieces.push(Piece::List(vec![item])),
            (None, Some(heading), _) => pieces.push(Piece::Heading(heading)),
            (None, None, _) => pieces.push(Piece::Paragraph(line)),
        }
    }
    pieces
}

fn drawn(piece: Piece) -> Html {
    match piece {
        Piece::Heading(text) => html! { <h3>{ text.to_owned() }</h3> },
        Piece::Paragraph(text) => html! { <p>{ linked(text) }</p> },
        Piece::List(items) => {
            html! { <ul>{ for items.into_iter().map(|item| html! { <li>{ linked(item) }</li> }) }</ul> }
        }
    }
}

/// The text, in which an address at the end is a link.
fn linked(text: &str) -> Html {
    let Some(start) = text.find("https://") else { return html! { { text.to_owned() } } };
    let (before, address) = text.split_at(start);
    html! {
        <>
            { before.to_owned() }
            <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{ address.to_owned() }</a>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_is_meant() {
        let text = "\n### Who\n\nSomebody.\n\n- one\n- two\n\nEnd # of - it.\n";
        let expected = [
            Piece::Heading("Who"),
            Piece::Paragraph("Somebody."),
            Piece::List(vec!["one", "two"]),
            Piece::Paragraph("End # of - it."),
        ];
        assert_eq!(pieces(text), expected);
    }
}
