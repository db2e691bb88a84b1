//! Cells that spreadsheets would run as formulas: how they are made harmless in files that are written, and read back.
//!
//! A spreadsheet takes a cell for a formula if it begins with `=`, `+`, `-`, `@`, a tab or a line break (OWASP, "CSV
//! Injection"), and some take the full-width forms of the signs for them too. An apostrophe before it makes it text.

const GUARD: char = '\'';

/// Whether a spreadsheet would run this cell.
fn is_live(cell: &str) -> bool {
    matches!(cell.chars().next(), Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

/// Whether a cell is live behind its guards, of which there may be none: such a cell needs one more to come back as it was.
fn is_live_behind_guards(cell: &str) -> bool {
    is_live(cell.trim_start_matches(GUARD))
}

/// A text from outside as a cell that no spreadsheet runs. [`restored`] undoes it.
pub fn guarded(text: &str) -> String {
    if is_live_behind_guards(text) { format!("{GUARD}{text}") } else { text.to_owned() }
}

/// The text behind a cell that [`guarded`] made.
pub fn restored(cell: &str) -> &str {
    if is_live_behind_guards(cell) { cell.strip_prefix(GUARD).unwrap_or(cell) } else { cell }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text_and_words_stay() {
        for (text, expected) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("-273", "'-273"),
            ("＠home", "'＠home"),
            ("'=", "''="),
            ("'Til dawn", "'Til dawn"),
            ("Plain", "Plain"),
        ] {
            assert_eq!(guarded(text), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_live_and_everything_comes_back(text in "['=+@a\t-]{0,4}.{0,8}") {
            let cell = guarded(&text);
            prop_assert!(!is_live(&cell));
            prop_assert_eq!(restored(&cell), text);
        }
    }
}
