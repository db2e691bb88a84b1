//! A file's bytes as text, whatever wrote them, and what separates its cells.

/// The text of a file without its byte order mark and with plain line ends, so that lines can be counted: UTF-8, UTF-16 where
/// a mark says so, else Latin-1, which older spreadsheets write. None for bytes that are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    Some(decode_as_written(bytes)?.replace("\r\n", "\n"))
}

fn decode_as_written(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => decode_utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf_16(rest, u16::from_be_bytes),
        // Text has no zero bytes, programs and pictures have.
        _ if bytes.contains(&0) => None,
        _ => {
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            let text = str::from_utf8(bytes).map(str::to_owned);
            Some(text.unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect()))
        }
    }
}

fn decode_utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// What separates the cells: of comma, semicolon and tab the one that the first line has most of.
pub(super) fn delimiter(text: &str) -> u8 {
    let first_line = text.lines().next().unwrap_or_default().as_bytes();
    let count = |delimiter: &u8| first_line.iter().filter(|byte| *byte == delimiter).count();
    // Of equal counts the last is taken, so the usual one stands there.
    *[b'\t', b';', b','].iter().max_by_key(|delimiter| count(delimiter)).unwrap_or(&b',')
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
    fn the_delimiter_is_the_most_frequent_one() {
        assert_eq!(delimiter("a,b,c;d"), b',');
        assert_eq!(delimiter("a;b;c,d\n,,,,"), b';');
        assert_eq!(delimiter("a\tb"), b'\t');
        assert_eq!(delimiter("Track Name"), b',');
    }
}
