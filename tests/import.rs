//! What a caller notices of the playlist parsers, one file for each variant (all invented).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use amalgamix::features::{Feature, Mode};
use amalgamix::import::{Format, Import, ImportError, SkipReason, read};
use amalgamix::playlist::Track;

fn import(file: &str) -> Import {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/playlists").join(file);
    read(file, &fs::read(path).unwrap()).unwrap()
}

/// The first track stands in every file; what the variants leave out differs.
fn check_first(track: &Track, artists: &[&str]) {
    assert_eq!((track.title.as_str(), track.album.as_str()), ("Paper Lantern", "Second Harbour"));
    assert_eq!(track.artists, artists);
}

fn check_sound(track: &Track) {
    assert_eq!(track.features.get(Feature::Energy), Some(0.72));
    assert_eq!(track.features.get(Feature::Loudness), Some(-7.1));
    assert_eq!(track.features.get(Feature::Duration), Some(215.0));
    assert_eq!(track.features.mode, Some(Mode::Minor));
    assert_eq!(track.features.key.map(|key| key.pitch_class()), Some(9));
    assert_eq!(track.features.time_signature.map(|beats| beats.beats()), Some(4));
}

fn skipped(import: &Import) -> Vec<(usize, SkipReason)> {
    import.report.skipped.iter().map(|skipped| (skipped.line, skipped.reason)).collect()
}

#[test]
fn exportify_net_with_byte_order_mark_undefined_values_and_short_rows() {
    let import = import("exportify-net.csv");
    let tracks = &import.playlist.tracks;
    assert_eq!((import.report.format, import.report.rows, tracks.len()), (Format::ExportifyNet, 4, 3));
    check_first(&tracks[0], &["The Invented Four", "Guest, the Second"]);
    check_sound(&tracks[0]);
    assert_eq!(tracks[0].id.map(|id| id.to_string()).as_deref(), Some("0000000000000000000001"));
    assert_eq!((tracks[1].title.as_str(), tracks[1].album.as_str()), ("Kettle, at the Ferry", ""));
    assert_eq!(
        (tracks[1].artists.as_slice(), tracks[1].features.explicit),
        (&["One, Two & Sons".to_owned()][..], Some(true))
    );
    assert_eq!((tracks[2].title.as_str(), tracks[2].id), ("At Home", None), "a local file is a track without an id");
    assert_eq!(skipped(&import), [(5, SkipReason::Episode)]);
    assert_eq!(import.report.dropped_values, [], "what is missing or undefined is no unreadable value");
}

#[test]
fn the_older_exportify_with_track_ids_commas_and_unmeasured_tempo() {
    let import = import("exportify-older.csv");
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    check_sound(&import.playlist.tracks[0]);
    assert!(import.playlist.tracks[0].id.is_some());
    assert_eq!(import.playlist.tracks[0].features.get(Feature::Tempo), None);
    assert_eq!(import.report.dropped_values, []);
}

#[test]
fn a_file_without_ids_and_with_explicit_twice() {
    let import = import("no-ids-explicit-twice.csv");
    let track = &import.playlist.tracks[0];
    check_first(track, &["The Invented Four"]);
    assert_eq!((track.id, track.features.key, track.features.explicit), (None, None, Some(true)));
    let dropped: Vec<_> =
        import.report.dropped_values.iter().map(|dropped| (dropped.column.as_str(), dropped.count)).collect();
    assert_eq!(dropped, [("valence", 1)], "an impossible value is reported, an unknown key is not");
}

#[test]
fn exportify_app_in_german_with_genres_and_features() {
    let import = import("exportify-app-german.csv");
    assert_eq!(import.report.format, Format::ExportifyApp);
    check_first(&import.playlist.tracks[0], &["One, the First", "Guest"]);
    check_sound(&import.playlist.tracks[0]);
    assert_eq!(import.playlist.tracks[1].artists, ["One, the First"]);
    assert!(!import.playlist.tracks[1].features.describe_sound());
    assert_eq!(import.report.dropped_values, []);
}

#[test]
fn exportify_app_without_features() {
    let import = import("exportify-app-plain.csv");
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    assert_eq!(import.playlist.tracks[0].features.get(Feature::Duration), Some(215.0));
}

#[test]
fn a_spreadsheet_with_semicolons_decimal_commas_and_links() {
    let import = import("spreadsheet.csv");
    let track = &import.playlist.tracks[0];
    assert_eq!(import.report.format, Format::OtherCsv);
    check_first(track, &["The Invented Four"]);
    assert_eq!(track.id.map(|id| id.to_string()).as_deref(), Some("0000000000000000000001"));
    assert_eq!((track.features.get(Feature::Energy), track.features.get(Feature::Loudness)), (Some(0.72), Some(-7.1)));
    assert_eq!(skipped(&import), [(3, SkipReason::Empty), (4, SkipReason::Nameless)]);
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_row_alone() {
    let file = "Track Name,Artist Name(s)\nOne,A\n\"Two,B\nThree,\"C, D\"\nFour,E\n";
    let import = read("some.csv", file.as_bytes()).unwrap();
    let titles: Vec<&str> = import.playlist.tracks.iter().map(|track| track.title.as_str()).collect();
    assert_eq!(titles, ["One", "Three", "Four"]);
    assert_eq!(skipped(&import), [(3, SkipReason::Unreadable)]);
}

#[test]
fn links_to_something_else_are_no_tracks() {
    let id = "0000000000000000000001";
    let links = ["track/", "intl-de/track/", "album/", "intl-de/episode/"]
        .map(|kind| format!("https://open.spotify.com/{kind}{id}?si=x"));
    let import = read("some.csv", format!("url\n{}\n", links.join("\n")).as_bytes()).unwrap();
    assert_eq!(import.playlist.tracks.len(), 2);
    assert_eq!(skipped(&import), [(4, SkipReason::NotATrack), (5, SkipReason::Episode)]);
}

#[test]
fn what_is_no_playlist_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read("some.csv", bytes).unwrap_err();
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused(b" \n\n"), ImportError::Empty);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), ImportError::NotText);
    assert!(matches!(refused(b"{\"playlists\": []}"), ImportError::NotAPlaylist(_)));
    assert!(refused(b"date,amount\n1,2\n").to_string().contains("date,amount"));
    assert_eq!(refused(b"Track Name,Artist Name(s)\n"), ImportError::NoRows);
    assert!(matches!(
        refused(b"Track Name,Artist Name(s)\n,Nobody\n"),
        ImportError::NoTracks { rows: 1, first: SkipReason::Nameless }
    ));
}

#[test]
fn files_over_the_limits_are_refused() {
    let rows = "a,b\n".repeat(amalgamix::import::MAX_ROWS + 1);
    assert_eq!(read("some.csv", format!("title,artist\n{rows}").as_bytes()), Err(ImportError::TooManyRows));
    assert!(matches!(read("some.csv", &vec![b'a'; amalgamix::import::MAX_BYTES + 1]), Err(ImportError::TooLarge(_))));
}
