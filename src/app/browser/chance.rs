//! Something that nobody else has.

use js_sys::Math;

/// A short mark by which a thing of this page's is found again. Not a secret.
pub fn mark() -> String {
    let letters = (0..8).map(|_| char::from(b'a' + (Math::random() * 26.0) as u8));
    format!("amalgamix-{}", letters.collect::<String>())
}
