//! Preparing texts for deflate. Two habits of titles and names cost it most, and both can be undone exactly.
//!
//! Words begin with capitals, which makes two letters of one: the case of every word's first letter is turned round, so that
//! the usual capital is a small letter. And a few sequences occur everywhere, too short or too far apart to be worth deflate's
//! references: each becomes one of the bytes 0 to 29, which are control characters and so never part of a text.

/// What the bytes 0, 1, 2 … stand for (with first letters turned round). The longest come first, for they are tried in order.
const SEQUENCES: [&str; 30] = [
    "soundtrack",
    "original",
    "remaster",
    " (Feat. ",
    "ao vivo",
    "remix",
    " of ",
    "the ",
    "you ",
    " - ",
    "ing",
    "ion",
    " (",
    "al",
    "an",
    "ar",
    "ch",
    "en",
    "er",
    "es",
    "he",
    "in",
    "on",
    "or",
    "ou",
    "ra",
    "re",
    "st",
    "th",
    "ve",
];

/// The bytes that stand for a text, which must not contain control characters below 30.
pub(super) fn shorten(text: &str) -> Vec<u8> {
    let turned = turn_first_letters(text.as_bytes());
    let mut rest = turned.as_slice();
    let mut bytes = Vec::with_capacity(rest.len());
    while let Some((first, others)) = rest.split_first() {
        let found = SEQUENCES.iter().position(|sequence| rest.starts_with(sequence.as_bytes()));
        bytes.push(found.map_or(*first, |place| place as u8));
        rest = found.map_or(others, |place| &rest[SEQUENCES[place].len()..]);
    }
    bytes
}

/// The text that these bytes stand for; none if it is no UTF-8. It is at most ten times as long as the bytes.
pub(super) fn expand(bytes: &[u8]) -> Option<String> {
    let mut turned = Vec::with_capacity(bytes.len());
    for byte in bytes {
        match SEQUENCES.get(usize::from(*byte)) {
            Some(sequence) => turned.extend_from_slice(sequence.as_bytes()),
            None => turned.push(*byte),
        }
    }
    String::from_utf8(turn_first_letters(&turned)).ok()
}

/// Makes capitals of small letters and the reverse, where a word begins. Only the letters from A to Z have their case turned,
/// but every other script and the apostrophe also count as being inside a word. Doing it twice changes nothing.
fn turn_first_letters(text: &[u8]) -> Vec<u8> {
    let mut is_inside = false;
    let turn = |byte: &u8| {
        let is_letter = byte.is_ascii_alphabetic();
        let turned = if is_letter && !is_inside { byte ^ 0x20 } else { *byte };
        is_inside = is_letter || !byte.is_ascii() || *byte == b'\'';
        turned
    };
    text.iter().map(turn).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_titles_become_short() {
        assert_eq!(shorten("The Paper Lanterns (feat. Nobody)").len(), 20);
        assert_eq!(expand(&shorten("O'Hara's ÉTÉ - Ao Vivo")).as_deref(), Some("O'Hara's ÉTÉ - Ao Vivo"));
    }

    #[test]
    fn longer_sequences_are_tried_before_their_beginnings() {
        assert!(SEQUENCES.is_sorted_by(|one, next| one.len() >= next.len()));
    }

    proptest! {
        #[test]
        fn texts_survive(text in "(\\PC| - |[Tt]he |ing|[a-zA-Z'])*") {
            prop_assert_eq!(expand(&shorten(&text)), Some(text));
        }

        #[test]
        fn any_bytes_expand_or_are_refused(bytes: Vec<u8>) {
            prop_assert!(expand(&bytes).is_none_or(|text| text.len() <= 10 * bytes.len()));
        }
    }
}
