//! Values as bytes, and bytes as text where the browser keeps only that. In the encoding in which the page and its engines talk
//! anyway, so that it weighs nothing more. What is read is checked like anything from outside.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes that a value may have: a playlist of as many tracks as a file may bring.
const MAX_BYTES: usize = 64 << 20;

/// A value as bytes; none if it is too large.
pub fn written<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    bincode::serialize(value).ok().filter(|bytes| bytes.len() <= MAX_BYTES)
}

/// The value that was written so; none if these bytes are not one.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    bincode::deserialize(bytes).ok()
}

/// A value as text, to base 64.
pub fn as_text<T: Serialize>(value: &T) -> Option<String> {
    let bytes: String = written(value)?.into_iter().map(char::from).collect();
    web_sys::window()?.btoa(&bytes).ok()
}

/// The value that was written so; none if this text is not one.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes = web_sys::window()?.atob(text).ok()?;
    read(&bytes.chars().map(|byte| u8::try_from(byte).ok()).collect::<Option<Vec<u8>>>()?)
}

#[cfg(test)]
mod tests {
    use amalgamix::wire::account::{Entry, Luggage, Page, Reply, Request};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_record_is_read_or_refused(bytes: Vec<u8>) {
            let _ = (read::<Page<Entry>>(&bytes), read::<Luggage>(&bytes), read::<Request>(&bytes), read::<Reply>(&bytes));
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let page = Page { entries: vec![Some(Entry::Episode), None], total: 2, next: None, age_minutes: 0 };
        assert_eq!(written(&page).and_then(|bytes| read::<Page<Entry>>(&bytes)), Some(page));
    }
}
