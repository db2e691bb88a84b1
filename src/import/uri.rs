//! What a track's URI, address or id leads to.

use crate::playlist::TrackId;

use super::SkipReason;
use super::columns::Column;
use super::tally::Tally;

/// How Spotify writes a file on the listener's own disk, which has no id.
const LOCAL_FILE: &str = "spotify:local:";

/// Whether it is a file on the listener's own disk.
pub(super) fn is_local_file(uri: &str) -> bool {
    uri.starts_with(LOCAL_FILE)
}

/// The artist, the album and the title in the URI of a local file: all that is known of it.
pub(super) fn local_file(uri: &str) -> Option<[String; 3]> {
    let mut names = uri.strip_prefix(LOCAL_FILE)?.split(':').map(decoded);
    Some([names.next()?, names.next()?, names.next()?])
}

/// The id in a URI, an address or on its own, or why it is no track. Local files have none, and that is no fault.
pub(super) fn track_id(uri: &str, tally: &mut Tally) -> Result<Option<TrackId>, SkipReason> {
    if is_of_kind(uri, "episode") {
        return Err(SkipReason::Episode);
    }
    if ["album", "artist", "playlist", "show", "user"].into_iter().any(|kind| is_of_kind(uri, kind)) {
        return Err(SkipReason::NotATrack);
    }
    if uri.is_empty() || is_local_file(uri) {
        return Ok(None);
    }
    let last = uri.rsplit(['/', ':']).next().unwrap_or_default();
    let id = last.split(['?', '#']).next().unwrap_or_default().parse().ok();
    Ok(tally.noted(id, Column::Id))
}

/// Whether a URI or an address leads to something of this kind.
fn is_of_kind(uri: &str, kind: &str) -> bool {
    uri.starts_with(&format!("spotify:{kind}:")) || (uri.contains("spotify.com/") && uri.contains(&format!("/{kind}/")))
}

/// A name as it was before it became a part of a URI; what is no code in it stays as it is.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.split_at_checked(2).filter(|_| *first == b'%').and_then(|(digits, behind)| {
            let digits = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(u8::is_ascii_hexdigit))?;
            Some((u8::from_str_radix(digits, 16).ok()?, behind))
        });
        let (byte, behind) = code.unwrap_or((if *first == b'+' { b' ' } else { *first }, after));
        bytes.push(byte);
        rest = behind;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_local_files_are_read_as_they_were() {
        let names = local_file("spotify:local:Some+Artist:B%C3%BCro:100%25+%zz+%4:200");
        assert_eq!(names, Some(["Some Artist", "Büro", "100% %zz %4"].map(String::from)));
        assert_eq!(local_file("spotify:local:::At+Home:"), Some(["", "", "At Home"].map(String::from)));
        assert_eq!(local_file("spotify:local:one"), None);
        assert_eq!(local_file("spotify:track:1"), None);
    }
}
