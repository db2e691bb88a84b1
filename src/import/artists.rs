//! One cell with several artists, taken apart.

/// How the artists of a file are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// By `;`, as exportify.net does today: a comma belongs to a name.
    Semicolon,
    /// By `, `, a comma inside a name being written `\,`, as exportify.app does.
    EscapedComma,
    /// By `,` with no space behind it, as the Exportify of before did: a comma before a space, or between digits,
    /// belongs to a name.
    Comma,
    /// Not at all: the cell is one name.
    Nothing,
}

/// The artists in a cell. Where it is known that there is one, its commas are its own.
pub(super) fn split(cell: &str, joint: Joint, count: Option<usize>) -> Vec<String> {
    let names: Vec<String> = match joint {
        Joint::Nothing => vec![cell.to_owned()],
        Joint::Semicolon => cell.split(';').map(str::to_owned).collect(),
        Joint::Comma | Joint::EscapedComma if count == Some(1) => vec![cell.replace("\\,", ",")],
        Joint::Comma => split_at_bare_commas(cell),
        // A character that no name has stands in for the escaped comma while the others are cut at.
        Joint::EscapedComma => cell.replace("\\,", "\u{1}").split(',').map(|name| name.replace('\u{1}', ",")).collect(),
    };
    names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn split_at_bare_commas(cell: &str) -> Vec<String> {
    let characters: Vec<char> = cell.chars().collect();
    let is_digit =
        |place: Option<usize>| place.and_then(|place| characters.get(place)).is_some_and(char::is_ascii_digit);
    let mut names = vec![String::new()];
    for (place, character) in characters.iter().enumerate() {
        let before_space = characters.get(place + 1).is_some_and(|next| next.is_whitespace());
        let between_digits = is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
        match names.last_mut() {
            Some(name) if *character != ',' || before_space || between_digits => name.push(*character),
            _ => names.push(String::new()),
        }
    }
    names
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
        check("One,Two, the Third,10,000 Fourths", Joint::Comma, None, &["One", "Two, the Third", "10,000 Fourths"]);
        check("One, Two", Joint::Nothing, None, &["One, Two"]);
        check("", Joint::Comma, None, &[]);
    }

    #[test]
    fn a_known_number_of_artists_decides() {
        check("One, the First", Joint::Comma, Some(1), &["One, the First"]);
        check(r"One\, the First", Joint::EscapedComma, Some(1), &["One, the First"]);
        check("One,Two", Joint::Comma, Some(2), &["One", "Two"]);
    }
}
