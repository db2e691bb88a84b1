//! Records as they are kept: values as bytes, and bytes as text where the browser keeps only that. In the encoding in which page
//! and worker talk anyway, so that it weighs nothing more. What is read back is checked like anything from outside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes that a record may have: a playlist of as many tracks as a file may bring.
const MAX_BYTES: u64 = 64 << 20;

fn options() -> impl Options {
    bincode::options().with_limit(MAX_BYTES)
}

/// A value as bytes; none if it is too large.
pub fn written<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    options().serialize(value).ok()
}

/// The value that was written so; none if these bytes are not one.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    options().deserialize(bytes).ok()
}

/// A value as text.
pub fn as_text<T: Serialize>(value: &T) -> Option<String> {
    written(value).map(|bytes| STANDARD.encode(bytes))
}

/// The value that was written so; none if this text is not one.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(&STANDARD.decode(text).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state::{Entry, Luggage, Page, Saving};

    proptest! {
        #[test]
        fn any_record_is_read_or_refused(bytes: Vec<u8>, text: String) {
            let _ = (read::<Page<Entry>>(&bytes), read::<Luggage>(&bytes), read::<Saving>(&bytes));
            let _ = from_text::<Page<Entry>>(&text);
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let page = Page { entries: vec![Some(Entry::Episode), None], total: 2, next: None, age_minutes: 0 };
        assert_eq!(as_text(&page).and_then(|text| from_text::<Page<Entry>>(&text)), Some(page));
    }
}
