//! One cell with several artists, taken apart.

/// How the artists of a file are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// By `;`, as exportify.net does today: a comma belongs to a name.
    Semicolon,
    /// By `, `, a comma inside a name being written `\,`, as exportify.app does.
    EscapedComma,
    /// By `,`, as the Exportify of before did. A name with a comma cannot be told from two names, unless the number of
    /// artists is known from elsewhere.
    Comma,
    /// Not at all: the cell is one name.
    Nothing,
}

/// The artists in a cell. Where `count` is known and splitting at commas gives another number, the cell is one name if
/// there is one artist, and split all the same if there are several.
pub(super) fn split(cell: &str, joint: Joint, count: Option<usize>) -> Vec<String> {
    let names: Vec<String> = match joint {
        Joint::Nothing => vec![cell.to_owned()],
        Joint::Semicolon => cell.split(';').map(str::to_owned).collect(),
        Joint::Comma | Joint::EscapedComma if count == Some(1) => vec![cell.replace("\\,", ",")],
        Joint::Comma => cell.split(',').map(str::to_owned).collect(),
        // A character that no name has stands in for the escaped comma while the others are cut at.
        Joint::EscapedComma => cell.replace("\\,", "\u{1}").split(',').map(|name| name.replace('\u{1}', ",")).collect(),
    };
    names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, joint: Joint, count: Option<usize>, expected: &[&str]) {
        assert_eq!(split(cell, joint, count), expected, "{cell}");
    }

    #[test]
    fn artists_are_taken_apart_as_they_were_joined() {
        check("One, Two & Three;Four", Joint::Semicolon, None, &["One, Two & Three", "Four"]);
        check(r"One\, Two, Three", Joint::EscapedComma, None, &["One, Two", "Three"]);
        check("One,Two, Three", Joint::Comma, None, &["One", "Two", "Three"]);
        check("One, Two", Joint::Nothing, None, &["One, Two"]);
        check("", Joint::Comma, None, &[]);
    }

    #[test]
    fn a_known_number_of_artists_decides() {
        check("One, the First", Joint::Comma, Some(1), &["One, the First"]);
        check(r"One\, the First", Joint::EscapedComma, Some(1), &["One, the First"]);
        check("One, Two", Joint::Comma, Some(2), &["One", "Two"]);
    }
}
