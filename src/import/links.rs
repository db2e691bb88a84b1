//! Pasted links to playlists: a text with addresses or URIs of Spotify's tracks, one a line or anywhere in it.

use thiserror::Error;

use crate::playlist::{ID_DIGITS, Playlist, Track, TrackId};

use super::{Columns, Format, Import, MAX_ROWS, Report, SkipReason, Skipped};

/// The most bytes that a pasted text may have.
pub const MAX_PASTED_BYTES: usize = 4 << 20;

/// What a playlist of pasted links is called.
const NAME: &str = "Pasted links";

/// Why a text is no playlist.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinksError {
    /// There is nothing in it.
    #[error("Nothing was pasted. Copy the links of some tracks and paste them here.")]
    Empty,
    /// It has more than [`MAX_PASTED_BYTES`], or more links than a playlist may have tracks.
    #[error("The text is too long: at most {} MB and {MAX_ROWS} links. Paste a part of it.", MAX_PASTED_BYTES >> 20)]
    TooLong,
    /// None of it leads to a track.
    #[error("None of this leads to a track; line {line} is left out because {reason}.")]
    NoTracks {
        /// The first line that was left out, counted from 1.
        line: usize,
        /// Why it was.
        reason: SkipReason,
    },
}

/// The playlist of the tracks that a pasted text links to. Their ids are all that is known of them. What leads elsewhere is
/// reported, and so is a line without a link.
pub fn read(text: &str) -> Result<Import, LinksError> {
    if text.len() > MAX_PASTED_BYTES {
        return Err(LinksError::TooLong);
    }
    let mut tracks = Vec::new();
    let mut skipped = Vec::new();
    for (line, found) in text.lines().enumerate().flat_map(|(index, line)| found(line).map(move |it| (index + 1, it))) {
        match found {
            Ok(id) => tracks.push(Track { id: Some(id), ..Default::default() }),
            Err(reason) => skipped.push(Skipped { line, reason }),
        }
    }
    let rows = tracks.len() + skipped.len();
    match (skipped.first(), tracks.is_empty()) {
        _ if rows > MAX_ROWS => Err(LinksError::TooLong),
        (None, true) => Err(LinksError::Empty),
        (Some(first), true) => Err(LinksError::NoTracks { line: first.line, reason: first.reason }),
        _ => {
            let columns = Columns::default();
            let report =
                Report { format: Format::Links, rows, columns, skipped, dropped_values: vec![], notes: vec![] };
            Ok(Import { playlist: Playlist { name: NAME.into(), tracks }, report })
        }
    }
}

/// The identifier of the first playlist that a pasted text links to. Its tracks are told by Spotify alone.
pub fn playlist(text: &str) -> Option<&str> {
    let mut words = text.get(..MAX_PASTED_BYTES.min(text.len()))?.split(is_bound);
    words.find_map(|word| {
        let mut steps = path(word)?.split(['/', ':']).skip_while(|step| *step != "playlist").skip(1);
        let id = steps.next()?;
        let end = id.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(id.len());
        (end == ID_DIGITS).then_some(&id[..end])
    })
}

/// What the links of a line lead to; a line that has words and no link counts as one that leads nowhere.
fn found(line: &str) -> impl Iterator<Item = Result<TrackId, SkipReason>> {
    let links: Vec<_> = line.split(is_bound).filter_map(destination).collect();
    let nowhere = (links.is_empty() && !line.trim().is_empty()).then_some(Err(SkipReason::NoLink));
    links.into_iter().chain(nowhere)
}

/// What words are told apart by.
fn is_bound(sign: char) -> bool {
    sign.is_whitespace() || "<>()[]\"',;|".contains(sign)
}

/// What a link of Spotify's says behind its host.
fn path(word: &str) -> Option<&str> {
    word.strip_prefix("spotify:").or_else(|| {
        let (host, path) = host_and_path(word);
        ["open.spotify.com", "play.spotify.com"].contains(&host).then_some(path)
    })
}

fn host_and_path(word: &str) -> (&str, &str) {
    let address = word.trim_start_matches("https://").trim_start_matches("http://");
    address.split_once('/').unwrap_or((address, ""))
}

/// Where a word leads, if it is a link of Spotify's.
fn destination(word: &str) -> Option<Result<TrackId, SkipReason>> {
    if ["spotify.link", "spotify.app.link"].contains(&host_and_path(word).0) {
        return Some(Err(SkipReason::ShortLink));
    }
    let path = path(word)?;
    let mut steps = path.split(['/', ':']).skip_while(|step| step.starts_with("intl-") || *step == "embed");
    Some(match (steps.next().unwrap_or_default(), steps.next().unwrap_or_default()) {
        ("track", id) => {
            let end = id.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(id.len());
            id[..end].parse().map_err(|_| SkipReason::Unreadable)
        }
        ("episode", _) => Err(SkipReason::Episode),
        ("playlist", _) => Err(SkipReason::PlaylistLink),
        _ => Err(SkipReason::NotATrack),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "0000000000000000000007";

    fn check(word: &str, expected: Option<Result<TrackId, SkipReason>>) {
        assert_eq!(destination(word), expected, "{word}");
    }

    #[test]
    fn every_way_to_write_a_track_leads_to_it() {
        let track = Some(Ok(ID.parse().unwrap()));
        for link in [
            format!("https://open.spotify.com/track/{ID}?si=0123456789abcdef"),
            format!("http://open.spotify.com/intl-de/track/{ID}"),
            format!("open.spotify.com/embed/track/{ID}#t=10"),
            format!("spotify:track:{ID}"),
            format!("https://open.spotify.com/track/{ID}."),
        ] {
            check(&link, track);
        }
    }

    #[test]
    fn a_linked_playlist_is_found_among_words() {
        for text in [
            format!("my list: https://open.spotify.com/playlist/{ID}?si=x"),
            format!("spotify:playlist:{ID}"),
            format!("x\nopen.spotify.com/intl-de/playlist/{ID}"),
        ] {
            assert_eq!(playlist(&text), Some(ID), "{text}");
        }
        for text in [format!("https://elsewhere.example/playlist/{ID}"), "spotify:playlist:../me".into(), String::new()]
        {
            assert_eq!(playlist(&text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_track_is_named() {
        check(&format!("https://open.spotify.com/playlist/{ID}"), Some(Err(SkipReason::PlaylistLink)));
        check(&format!("spotify:episode:{ID}"), Some(Err(SkipReason::Episode)));
        check(&format!("spotify:album:{ID}"), Some(Err(SkipReason::NotATrack)));
        check("https://spotify.link/abc", Some(Err(SkipReason::ShortLink)));
        check("spotify:track:short", Some(Err(SkipReason::Unreadable)));
        check(&format!("https://open.spotify.com.example.org/track/{ID}"), None);
        check("Song", None);
    }

    #[test]
    fn links_are_found_in_prose_and_the_rest_is_reported() {
        let text =
            format!("My songs:\n\n1. one <https://open.spotify.com/track/{ID}>, spotify:track:{ID}\nspotify:album:x");
        let import = read(&text).unwrap();
        let skipped: Vec<_> = import.report.skipped.iter().map(|row| (row.line, row.reason)).collect();
        assert_eq!(skipped, [(1, SkipReason::NoLink), (4, SkipReason::NotATrack)]);
        assert_eq!((import.playlist.tracks.len(), import.report.rows), (2, 4));
    }

    #[test]
    fn texts_without_tracks_are_refused_with_the_first_reason() {
        assert_eq!(read(" \n"), Err(LinksError::Empty));
        let playlist = format!("\nspotify:playlist:{ID}");
        assert_eq!(read(&playlist), Err(LinksError::NoTracks { line: 2, reason: SkipReason::PlaylistLink }));
        assert_eq!(read(&"x".repeat(MAX_PASTED_BYTES + 1)), Err(LinksError::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text: String, words in "(spotify:|https://open.spotify.com/|track|[/: é]){0,12}") {
            let _ = read(&text);
            let _ = read(&words);
            let _ = (playlist(&text), playlist(&words));
        }
    }
}
