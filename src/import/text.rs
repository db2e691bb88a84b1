//! A file's bytes as text, whatever wrote them, what separates its cells, and how much of a cell is kept.

/// The text of a file without its byte order mark and with plain line ends, so that lines can be counted: UTF-8, UTF-16
/// where a mark says so, else Latin-1, which older spreadsheets write. None for bytes that are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    Some(decode_as_written(bytes)?.replace("\r\n", "\n").replace('\r', "\n"))
}

fn decode_as_written(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => decode_utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf_16(rest, u16::from_be_bytes),
        // Text has no zero bytes, programs and pictures have.
        _ if bytes.contains(&0) => None,
        _ => {
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            Some(std::str::from_utf8(bytes).map_or_else(|_| decode_damaged(bytes), str::to_owned))
        }
    }
}

fn decode_damaged(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if is_mostly_whole(&text) { text.into_owned() } else { bytes.iter().map(|byte| char::from(*byte)).collect() }
}

/// Whether more letters beyond ASCII are whole in UTF-8 than are broken: one damaged byte must not garble all titles.
fn is_mostly_whole(text: &str) -> bool {
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let beyond_ascii = text.chars().filter(|character| !character.is_ascii()).count();
    beyond_ascii > 2 * broken
}

fn decode_utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// The most characters that are kept of a title, an artist or an album.
const TEXT_CHARACTERS: usize = 400;

/// As much of a title, an artist or an album as is kept.
pub(super) fn bounded(text: &str) -> String {
    text.chars().take(TEXT_CHARACTERS).collect()
}

/// The first line that has any text.
pub(super) fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// What separates the cells where the first line declares it, as in `sep=;`. Excel writes and hides this line.
pub(super) fn declared_delimiter(text: &str) -> Option<u8> {
    let line = first_line(text);
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (name, separators) = line.split_at_checked("sep=".len())?;
    // A program that takes the line for a row fills it up with separators.
    let (first, others) = separators.as_bytes().split_first()?;
    let separates = (first.is_ascii_punctuation() && *first != b'"') || *first == b'\t';
    (name.eq_ignore_ascii_case("sep=") && separates && others.iter().all(|other| other == first)).then_some(*first)
}

/// What separates the cells where nothing declares it: of comma, semicolon and tab the one that the first line has most
/// of.
pub(super) fn delimiter(text: &str) -> u8 {
    let first_line = first_line(text).as_bytes();
    let count = |delimiter: &u8| first_line.iter().filter(|byte| *byte == delimiter).count();
    // Of equal counts the last is taken, so the usual one stands there.
    *[b'\t', b';', b','].iter().max_by_key(|delimiter| count(delimiter)).unwrap_or(&b',')
}

/// How many lines a row may take: titles with line ends are rare, quotes that are never closed are not.
pub(super) const LINES_AT_MOST: usize = 20;

/// The text of one row of a file.
#[derive(Debug, PartialEq)]
pub(super) struct RowText<'a> {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The row without its line end; none where a quote is opened and not closed as it should be.
    pub text: Option<&'a str>,
}

/// The rows of a file, lines without any text being none. A row whose quotes do not fit ends with its line, so that it
/// takes no other row with it.
pub(super) fn rows(text: &str, delimiter: u8) -> Vec<RowText<'_>> {
    let lines: Vec<&str> = text.split('\n').collect();
    let starts: Vec<usize> =
        lines.iter().scan(0, |next, line| Some(std::mem::replace(next, *next + line.len() + 1))).collect();
    let (mut rows, mut line) = (Vec::new(), 0);
    while line < lines.len() {
        if lines[line].trim().is_empty() {
            line += 1;
            continue;
        }
        let last = last_line(&lines[line..], delimiter).map(|lines| line + lines);
        let text = last.map(|last| &text[starts[line]..starts[last] + lines[last].len()]);
        rows.push(RowText { line: line + 1, text });
        line = last.unwrap_or(line) + 1;
    }
    rows
}

/// On which of these lines the row that begins on the first one ends.
fn last_line(lines: &[&str], delimiter: u8) -> Option<usize> {
    let mut quotes = Quotes::default();
    for (index, line) in lines.iter().enumerate().take(LINES_AT_MOST) {
        quotes.read(line, delimiter);
        match quotes.place {
            Place::Quoted => {}
            _ if index > 0 && quotes.are_odd => return None,
            _ => return Some(index),
        }
    }
    None
}

/// Where in a row the reading is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Place {
    #[default]
    CellStart,
    Plain,
    Quoted,
    /// Behind a quote that ends the cell, unless another follows.
    QuoteEnd,
}

/// Follows the quotes of a row.
#[derive(Default)]
struct Quotes {
    place: Place,
    /// Whether a quoted cell went on behind its end.
    are_odd: bool,
}

impl Quotes {
    fn read(&mut self, line: &str, delimiter: u8) {
        if self.place != Place::Quoted {
            self.place = Place::CellStart;
        }
        for byte in line.bytes() {
            self.place = match (self.place, byte) {
                (Place::Quoted, b'"') => Place::QuoteEnd,
                (Place::Quoted, _) | (Place::CellStart | Place::QuoteEnd, b'"') => Place::Quoted,
                (_, byte) if byte == delimiter => Place::CellStart,
                (Place::QuoteEnd, _) => {
                    self.are_odd = true;
                    Place::Plain
                }
                _ => Place::Plain,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_from_what_programs_write() {
        assert_eq!(decode("Ünï".as_bytes()).as_deref(), Some("Ünï"));
        assert_eq!(decode("\u{feff}Ünï".as_bytes()).as_deref(), Some("Ünï"));
        assert_eq!(decode(b"\xff\xfeA\0\xfc\0").as_deref(), Some("Aü"));
        assert_eq!(decode(b"\xfe\xff\0A\0\xfc").as_deref(), Some("Aü"));
        assert_eq!(decode(b"Fr\xfchling").as_deref(), Some("Frühling"));
        assert_eq!(decode(b"\x89PNG\0\0"), None);
    }

    #[test]
    fn every_kind_of_line_end_is_one() {
        assert_eq!(decode(b"a\r\nb\rc\nd\r\re").as_deref(), Some("a\nb\nc\nd\n\ne"));
    }

    #[test]
    fn a_title_of_replacement_characters_is_whole() {
        assert_eq!(decode("\u{fffd}\u{fffd}".as_bytes()).as_deref(), Some("\u{fffd}\u{fffd}"));
    }

    #[test]
    fn one_broken_byte_garbles_nothing_else() {
        assert_eq!(decode(b"\xc3\xbcber \xff caf\xc3\xa9 \xc3\xa9").as_deref(), Some("über \u{fffd} café é"));
    }

    fn check_rows(text: &str, expected: &[(usize, Option<&str>)]) {
        let found: Vec<_> = rows(text, b',').into_iter().map(|row| (row.line, row.text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn rows_end_with_their_lines_unless_a_quoted_cell_goes_on() {
        check_rows("a,b\n\nc,d\n", &[(1, Some("a,b")), (3, Some("c,d"))]);
        check_rows("\"a\nb\",c\nd", &[(1, Some("\"a\nb\",c")), (3, Some("d"))]);
        check_rows("a 7\" mix,b\nc", &[(1, Some("a 7\" mix,b")), (2, Some("c"))]);
        check_rows("\"say \"\"hi\"\"\",b\nc", &[(1, Some("\"say \"\"hi\"\"\",b")), (2, Some("c"))]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row_alone() {
        check_rows("\"a,b\nc,d\ne", &[(1, None), (2, Some("c,d")), (3, Some("e"))]);
        check_rows("\"a,b\n\"c\",d\n", &[(1, None), (2, Some("\"c\",d"))]);
    }

    #[test]
    fn the_delimiter_is_the_most_frequent_one() {
        assert_eq!(delimiter("a,b,c;d"), b',');
        assert_eq!(delimiter("a;b;c,d\n,,,,"), b';');
        assert_eq!(delimiter("a\tb"), b'\t');
        assert_eq!(delimiter("Track Name"), b',');
        assert_eq!(delimiter("\n\na;b"), b';');
    }

    #[test]
    fn a_declared_delimiter_is_taken_as_declared() {
        assert_eq!(declared_delimiter("sep=;\na;b"), Some(b';'));
        assert_eq!(declared_delimiter("\nSEP=,\n"), Some(b','));
        assert_eq!(declared_delimiter("sep=\t\na\tb"), Some(b'\t'));
        assert_eq!(declared_delimiter("\"sep=|\"\n"), Some(b'|'));
        assert_eq!(declared_delimiter("sep=;;;;\n"), Some(b';'));
        for none in ["", "sep=", "sep=a", "sep=\"", "sep=;,", "separator", "sept=;", "a,sep=;", "äöü="] {
            assert_eq!(declared_delimiter(none), None, "{none}");
        }
    }
}
