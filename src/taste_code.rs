//! The code of a taste: a [`Portrait`] as a text of at most [`LENGTH`] characters, for links, QR codes, files and messages.
//!
//! A code is `AMIX`, the format's version in digits, a full stop, and bytes in the alphabet of URLs without padding (RFC 4648,
//! section 5). This is version 1. Its bytes:
//!
//! | bytes | what |
//! |---|---|
//! | 2 | how many bytes there are in all, most significant first |
//! | 4 | the beginning of the SHA-256 of the following bytes |
//! | the rest | numbers in bits, the most significant first; the last byte is filled with zeros |
//!
//! The numbers, one after the other. Rice 3 means: as many ones as 8 goes into the number, a zero, the rest in three bits.
//!
//! | bits | what |
//! |---|---|
//! | 32 | the beginning of the network's fingerprint |
//! | 16 | how many tracks it rests on |
//! | 5, and 8 each | the length of the name, and its bytes in UTF-8 |
//! | Rice 3 each | the share of each genre in thousandths, in the order of the genre table |
//! | 1, and seven times Rice 3 | for each sound feature, whether it is known, the lowest rank, and by how much each next one is higher |
//! | 3 | how many corners follow |
//! | 8, 6, 12 × 7, 9 × 7 each | share, genre, embedding and sound of a corner |
//! | 1, 5, and Rice 19 each | whether artists are told, how many, the first, and by how much each next one is larger |
//!
//! Each portrait has one code and each code one portrait. Reading trusts nothing: what is too long is not looked at, what was
//! changed on the way is noticed by its hash, and what says something that no portrait says is refused.

mod bits;
mod format;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::portrait::{NotAPortrait, Portrait};

/// How many characters a code has at most.
pub const LENGTH: usize = 400;

/// By what the code is called in the fragment of a link.
pub const FRAGMENT: &str = "taste";

/// What codes of every version begin with.
const BEGINNING: &str = "AMIX";
/// The version that is written, and the only one yet.
const VERSION: u32 = 1;
/// How many bytes stand before the numbers.
const HEAD: usize = 6;
/// How many characters may follow the full stop.
const MOST_SIGNS: usize = LENGTH - BEGINNING.len() - 2;

/// Why a text has no taste to tell.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TasteCodeError {
    /// It has no code.
    #[error("there is no taste code in this: one begins with {BEGINNING}{VERSION}.")]
    None,
    /// It is longer than any code.
    #[error("a taste code has at most {LENGTH} characters, this one has more: copy the code alone")]
    TooLong,
    /// It is of a version that this program does not know.
    #[error(
        "this taste code was made by another version of AmalgaMix (format {0}, known here is {VERSION}): reload the page, or update the program"
    )]
    Version(u32),
    /// It ends too early.
    #[error("this taste code is cut off: copy all of it, or ask for it again")]
    Cut,
    /// It is not as it was written.
    #[error("this taste code was damaged on the way: copy it again, or ask for it again")]
    Changed,
    /// It says what no portrait says, though it was not changed on the way.
    #[error("this taste code tells nothing that could be a taste{}: ask for another one", .0.map(|what| format!(": {what}")).unwrap_or_default())]
    Impossible(Option<NotAPortrait>),
}

/// The code of a portrait, at most [`LENGTH`] characters; an error for what [is none](Portrait::check).
pub fn encode(portrait: &Portrait) -> Result<String, NotAPortrait> {
    portrait.check()?;
    let numbers = format::write(portrait);
    let length = (HEAD + numbers.len()) as u16;
    let bytes = [&length.to_be_bytes(), &Sha256::digest(&numbers)[..4], &numbers].concat();
    Ok(format!("{BEGINNING}{VERSION}.{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// A link that carries a code in its fragment, which browsers send to nobody. `address` is the page's own.
pub fn link(address: &str, code: &str) -> String {
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}#{FRAGMENT}={code}")
}

/// The taste that a text tells: a code alone, a link with one, a message or a file around one. Of several the first counts;
/// line breaks and spaces within a code do not.
pub fn read(text: &str) -> Result<Portrait, TasteCodeError> {
    let begun =
        text.match_indices(BEGINNING).find_map(|(start, beginning)| versioned(&text[start + beginning.len()..]));
    match begun.ok_or(TasteCodeError::None)? {
        (VERSION, rest) => decoded(&signs(rest)?),
        (other, _) => Err(TasteCodeError::Version(other)),
    }
}

/// The version that stands before a full stop, and what follows it.
fn versioned(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_once('.')?;
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    (is_number && !digits.starts_with('0')).then(|| Some((digits.parse().ok()?, rest)))?
}

/// As many signs as the code says that it has, spaces left out.
fn signs(rest: &str) -> Result<String, TasteCodeError> {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    let written = rest.char_indices().filter(|(_, sign)| !sign.is_whitespace()).take_while(|(_, sign)| is_sign(*sign));
    let written: Vec<(usize, char)> = written.take(MOST_SIGNS + 1).collect();
    let wrong = || if written.len() > MOST_SIGNS { TasteCodeError::TooLong } else { TasteCodeError::Changed };
    let signs: String = written.iter().map(|(_, sign)| *sign).collect();
    let told = told_signs(signs.get(..4).ok_or(TasteCodeError::Cut)?).ok_or_else(wrong)?;
    let (last, _) = written.get(told - 1).ok_or(TasteCodeError::Cut)?;
    if rest[last + 1..].starts_with(is_sign) {
        return Err(wrong());
    }
    Ok(signs[..told].to_owned())
}

/// How many signs a code says that it has in its first four; none where it cannot have so many.
fn told_signs(first: &str) -> Option<usize> {
    let bytes = URL_SAFE_NO_PAD.decode(first).ok()?;
    let length = usize::from(u16::from_be_bytes([bytes[0], bytes[1]]));
    let signs = (length * 4).div_ceil(3);
    (length > HEAD && signs <= MOST_SIGNS).then_some(signs)
}

fn decoded(signs: &str) -> Result<Portrait, TasteCodeError> {
    let bytes = URL_SAFE_NO_PAD.decode(signs).map_err(|_| TasteCodeError::Changed)?;
    let (head, numbers) = bytes.split_at_checked(HEAD).ok_or(TasteCodeError::Cut)?;
    if head[2..] != Sha256::digest(numbers)[..HEAD - 2] {
        return Err(TasteCodeError::Changed);
    }
    let portrait = format::read(numbers).ok_or(TasteCodeError::Impossible(None))?;
    portrait.check().map_err(|what| TasteCodeError::Impossible(Some(what)))?;
    Ok(portrait)
}

#[cfg(test)]
mod tests;
