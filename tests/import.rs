//! What a caller notices of the playlist parsers, one file for each variant. All tracks, artists and ids are invented.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use amalgamix::features::{AudioFeatures, Feature, Mode};
use amalgamix::import::{Contents, Format, Import, ImportError, MAX_PLAYLISTS, MAX_ROWS, Note, SkipReason, read};
use amalgamix::playlist::Track;

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/playlists").join(file)
}

fn contents(file: &str) -> Contents {
    read(file, &fs::read(path(file)).unwrap()).unwrap()
}

fn import(file: &str) -> Import {
    contents(file).only().unwrap()
}

fn import_text(text: &str) -> Import {
    read("some.csv", text.as_bytes()).unwrap().only().unwrap()
}

/// What the playlists of a file are called, with their numbers of tracks.
fn names(contents: &Contents) -> Vec<(&str, usize)> {
    let playlists = contents.playlists().map(|import| &import.playlist);
    playlists.map(|playlist| (playlist.name.as_str(), playlist.tracks.len())).collect()
}

fn isrcs(tracks: &[Track]) -> Vec<Option<String>> {
    tracks.iter().map(|track| track.isrc.map(|code| code.to_string())).collect()
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
    assert_eq!(import.report.notes, [Note::LocalFiles(1)]);
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

/// What exportify.app writes of the first track: before the features, and the features.
const APP_ROW: &str = "spotify:track:0000000000000000000001,Paper Lantern,\"spotify:artist:1, spotify:artist:2\",\
    \"The Invented Four, Guest\",spotify:album:1,Second Harbour,spotify:artist:1,The Invented Four,2020-01-01,,1,3,\
    215000,,false,44,XX0000000001,,";
const APP_FEATURES: &str = "0.61,0.72,9,-7.1,0,0.05,0.11,0.002,0.12,0.43,121.9,4";

/// A header with so many names that no program gives.
fn unknown_names(count: usize) -> String {
    (1..=count).map(|column| format!("Spalte {column}.")).collect::<Vec<_>>().join(",")
}

#[test]
fn exportify_app_in_english_with_features_and_album_data() {
    let header = "Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Artist URI(s),\
                  Album Artist Name(s),Album Release Date,Album Image URL,Disc Number,Track Number,Track Duration (ms),\
                  Track Preview URL,Explicit,Popularity,ISRC,Added By,Added At,Danceability,Energy,Key,Loudness,Mode,\
                  Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature,Album Genres,Label,\
                  Copyrights";
    let import = import_text(&format!("{header}\n{APP_ROW},{APP_FEATURES},,Some Label,\n"));
    assert_eq!((import.report.format, import.report.notes.len()), (Format::ExportifyApp, 0));
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    check_sound(&import.playlist.tracks[0]);
}

#[test]
fn exportify_app_in_japanese_is_read_by_its_names_even_where_columns_were_inserted() {
    let header = "トラックURI,トラック名,アーティストURI,アーティスト名,アルバムURI,アルバム名,アルバムアーティストURI,\
                  アルバムアーティスト名,アルバム発売日,アルバム画像URL,ディスク番号,トラック番号,トラックの長さ（ミリ秒）,\
                  トラックプレビューURL,明示的な内容,人気度,ISRC,追加者,追加日時,評価,再生可能,ダンサビリティ,エネルギー,キー,ラウドネス,\
                  モード,スピーチ性,アコースティック性,インストゥルメンタル性,ライブ感,感情値,テンポ,拍子,アルバムジャンル,\
                  レーベル,著作権";
    let import = import_text(&format!("{header}\n{APP_ROW},0.9,1,{APP_FEATURES},,,\n"));
    assert_eq!((import.report.format, import.report.notes.len()), (Format::ExportifyApp, 0));
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    check_sound(&import.playlist.tracks[0]);
}

#[test]
fn exportify_app_with_one_renamed_feature_says_that_something_is_in_doubt() {
    let german = fs::read_to_string(path("exportify-app-german.csv")).unwrap();
    let import = import_text(&german.replace("Tanzbarkeit", "Tanzfaktor"));
    assert_eq!(import.playlist.tracks[0].features.get(Feature::Danceability), None);
    assert_eq!(import.playlist.tracks[0].features.get(Feature::Energy), Some(0.72));
    assert_eq!(import.report.notes, [Note::DoubtfulFeatures]);
}

#[test]
fn exportify_app_in_an_unknown_language_is_read_by_order() {
    let import = import_text(&format!("{}\n{APP_ROW},{APP_FEATURES}\n", unknown_names(31)));
    assert_eq!((import.report.format, import.report.notes.len()), (Format::ExportifyApp, 0));
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    check_sound(&import.playlist.tracks[0]);
}

/// Features in an unknown language that are not to be believed: none is read, and the report says so.
fn check_features_in_doubt(text: &str) {
    let import = import_text(text);
    check_first(&import.playlist.tracks[0], &["The Invented Four", "Guest"]);
    assert!(import.playlist.tracks[0].id.is_some());
    assert_eq!(import.playlist.tracks[0].features, AudioFeatures::default(), "{text}");
    assert_eq!(import.report.notes, [Note::DoubtfulFeatures], "{text}");
}

#[test]
fn an_unknown_number_of_columns_in_an_unknown_language_gives_no_features() {
    check_features_in_doubt(&format!("{}\n{APP_ROW},0.5,0.5,{APP_FEATURES}\n", unknown_names(33)));
}

#[test]
fn values_that_do_not_fit_the_order_give_no_features() {
    let moved = APP_FEATURES.replace("0.72,9", "9,0.72");
    check_features_in_doubt(&format!("{}\n{APP_ROW},{moved}\n", unknown_names(31)));
}

#[test]
fn a_known_name_out_of_order_gives_no_features() {
    let header = unknown_names(31).replace("Spalte 20.", "Energy");
    check_features_in_doubt(&format!("{header}\n{APP_ROW},{APP_FEATURES}\n"));
}

#[test]
fn tune_my_music_with_several_playlists() {
    let contents = contents("tune-my-music.csv");
    assert_eq!(names(&contents), [("Late", 2), ("Early", 2)]);
    assert_eq!(contents.empty[0].playlist.name, "Someday");
    let [late, early] = [0, 1].map(|place| contents.playlists().nth(place).unwrap());
    check_first(&late.playlist.tracks[0], &["The Invented Four"]);
    assert_eq!(late.playlist.tracks[0].id.map(|id| id.to_string()).as_deref(), Some("0000000000000000000001"));
    assert_eq!(isrcs(&late.playlist.tracks), [Some("XX0000000001".into()), None]);
    assert_eq!(isrcs(&early.playlist.tracks), [None, Some("XX0000000001".into())]);
    let dropped: Vec<_> =
        late.report.dropped_values.iter().map(|dropped| (dropped.column.as_str(), dropped.count)).collect();
    assert_eq!((dropped, early.report.dropped_values.len()), (vec![("ISRC", 1)], 0));
    assert_eq!((skipped(late), skipped(early)), (vec![], vec![(4, SkipReason::Nameless)]));
    assert_eq!(
        late.report.columns.to_string(),
        "Understood: title, artists, album, playlist, ISRC, track id. Not used: Type."
    );
    let together = contents.together();
    assert_eq!((together.playlist.name.as_str(), together.playlist.tracks.len()), ("tune-my-music", 3));
    assert_eq!(together.report.notes, [Note::Repeated(1)]);
    assert_eq!(skipped(&together), [(4, SkipReason::Nameless), (7, SkipReason::Nameless)]);
}

#[test]
fn rows_that_name_no_playlist_are_in_that_of_the_file() {
    let text = "Track name,Artist name,Playlist name\nOne,A,Late\nTwo,B,\n\"Three,C,Late\nFour,D,Late\n";
    let contents = read("mine.csv", text.as_bytes()).unwrap();
    assert_eq!(names(&contents), [("Late", 2), ("mine", 1)]);
    assert_eq!(contents.playlists().map(|import| skipped(import).len()).sum::<usize>(), 1, "the open quote");
    let only = import_text("Track name,Artist name,Playlist name\nOne,A,Late\n");
    assert_eq!(only.playlist.name, "Late");
}

#[test]
fn what_a_column_holds_is_decided_by_all_playlists_of_the_file() {
    let text = "title,artist,energy,playlist\nOne,A,1,Late\nTwo,B,72,Early\nThree,C,55,Early\n";
    let contents = read("mine.csv", text.as_bytes()).unwrap();
    for import in contents.playlists() {
        assert!(import.playlist.tracks.iter().all(|track| track.features == AudioFeatures::default()));
        assert_eq!(import.report.dropped_values[0].count, import.playlist.tracks.len());
        assert_eq!(import.report.columns.to_string(), "Understood: title, artists, playlist. Not used: energy.");
    }
}

#[test]
fn soundiiz() {
    let import = import("soundiiz.csv");
    let track = &import.playlist.tracks[0];
    check_first(track, &["The Invented Four"]);
    assert_eq!(track.id.map(|id| id.to_string()).as_deref(), Some("0000000000000000000001"));
    assert_eq!(isrcs(&import.playlist.tracks), [Some("XX0000000001".into()), None]);
    assert_eq!(import.report.dropped_values, [], "an empty code is no bad one");
    assert_eq!(
        import.report.columns.to_string(),
        "Understood: title, artists, album, ISRC, track id. Not used: addedDate, addedBy, urls."
    );
}

#[test]
fn the_account_data_of_spotify_with_several_playlists() {
    let contents = contents("Playlist1.json");
    assert_eq!(names(&contents), [("Late", 2), ("Early, with \"quotes\" and 🎷", 2)]);
    assert_eq!(contents.empty[0].playlist.name, "Someday");
    let late = contents.playlists().next().unwrap();
    let tracks = &late.playlist.tracks;
    check_first(&tracks[0], &["The Invented Four"]);
    assert_eq!(tracks[0].id.map(|id| id.to_string()).as_deref(), Some("0000000000000000000001"));
    assert_eq!((tracks[1].title.as_str(), tracks[1].id), ("At Home", None));
    assert_eq!((late.report.format, late.report.rows), (Format::AccountData, 3));
    assert_eq!(skipped(late), [(2, SkipReason::Episode)]);
    assert_eq!(late.report.notes, [Note::LocalFiles(1)]);
    assert_eq!(
        late.report.columns.to_string(),
        "Understood: title, artists, album, track id. \
         Not used: collaborators, description, lastModifiedDate, numberOfFollowers."
    );
    let together = contents.together();
    assert_eq!((together.playlist.name.as_str(), together.playlist.tracks.len()), ("Playlist1", 3));
    assert_eq!((together.report.rows, skipped(&together)), (5, vec![(2, SkipReason::Episode)]));
}

#[test]
fn the_account_data_of_spotify_with_the_library() {
    let import = import("YourLibrary.json");
    check_first(&import.playlist.tracks[0], &["The Invented Four"]);
    assert_eq!((import.playlist.name.as_str(), import.playlist.tracks.len()), ("Liked Songs", 2));
    assert_eq!(import.playlist.tracks[1].artists, ["One, Two & Sons"]);
    assert_eq!(import.report.skipped, []);
}

#[test]
fn account_data_without_playlists_is_refused_with_the_reason() {
    let refused = |text: &str| read("some.json", text.as_bytes()).unwrap_err();
    assert_eq!(refused("{\"playlists\": []}"), ImportError::OtherJson);
    assert_eq!(refused(" [{\"endTime\": \"2020-01-01\"}]"), ImportError::OtherJson);
    assert!(refused("{}").to_string().contains("Playlist1.json"));
    assert_eq!(refused("{\"playlists\": [\n{\"name\": }]}"), ImportError::DamagedJson(2));
    assert_eq!(refused("{\"playlists\": [{\"name\": \"Late\", \"items\": []}]}"), ImportError::NoRows);
    assert!(matches!(refused("{\"tracks\": [{}, null]}"), ImportError::NoTracks { rows: 2, first: SkipReason::Empty }));
}

#[test]
fn exportify_app_tells_the_codes_of_recordings_in_every_language() {
    let codes = |header: &str| isrcs(&import_text(&format!("{header}\n{APP_ROW},{APP_FEATURES}\n")).playlist.tracks);
    assert_eq!(codes(&unknown_names(31)), [None]);
    assert_eq!(codes(&unknown_names(31).replace("Spalte 17.", "ISRC")), [Some("XX0000000001".into())]);
}

#[test]
fn a_declared_separator_is_no_header() {
    let import = import_text("sep=;\r\nTrack Name;Artist Name(s)\r\nOne, Two;A\r\n;B\r\n");
    assert_eq!((import.playlist.tracks[0].title.as_str(), import.report.rows), ("One, Two", 2));
    assert_eq!(skipped(&import), [(4, SkipReason::Nameless)], "lines are counted as an editor counts them");
}

#[test]
fn every_kind_of_line_end_ends_a_row() {
    for (first, second, third) in [("\r", "\r", "\r"), ("\r\n", "\r", "\n"), ("\n", "\r\n", "\r")] {
        let import = import_text(&format!("Track Name,Artist Name(s){first}One,A{second},B{third}Three,C"));
        let titles: Vec<&str> = import.playlist.tracks.iter().map(|track| track.title.as_str()).collect();
        assert_eq!(titles, ["One", "Three"]);
        assert_eq!(skipped(&import), [(3, SkipReason::Nameless)]);
    }
}

#[test]
fn a_column_of_mostly_impossible_values_holds_something_else() {
    let import = import_text("title,artist,energy,valence\nOne,A,1,0.4\nTwo,B,72,0.5\nThree,C,55,0.6\n");
    let first = &import.playlist.tracks[0].features;
    assert_eq!((first.get(Feature::Energy), first.get(Feature::Valence)), (None, Some(0.4)));
    let dropped: Vec<_> =
        import.report.dropped_values.iter().map(|dropped| (dropped.column.as_str(), dropped.count)).collect();
    assert_eq!(dropped, [("energy", 3)]);
}

#[test]
fn words_for_nothing_can_be_names() {
    let import = import_text("Track Name,Artist Name(s)\nNone,Null\n");
    assert_eq!(
        (import.playlist.tracks[0].title.as_str(), &import.playlist.tracks[0].artists[..]),
        ("None", &["Null".to_owned()][..])
    );
}

#[test]
fn local_files_are_noted_in_plain_words() {
    let local = |title: &str| format!("spotify:local:A:B:{title}:200,{title},A");
    let import = import_text(&format!("Track URI,Track Name,Artist Name(s)\n{}\n{}\n", local("One"), local("Two")));
    assert!(import.playlist.tracks.iter().all(|track| track.id.is_none()));
    assert_eq!((import.report.notes.as_slice(), import.report.skipped.len()), (&[Note::LocalFiles(2)][..], 0));
    assert!(import.report.notes[0].to_string().contains("2 tracks are local files"));
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
    let import = import_text(file);
    let titles: Vec<&str> = import.playlist.tracks.iter().map(|track| track.title.as_str()).collect();
    assert_eq!(titles, ["One", "Three", "Four"]);
    assert_eq!(skipped(&import), [(3, SkipReason::Unreadable)]);
}

#[test]
fn links_to_something_else_are_no_tracks() {
    let id = "0000000000000000000001";
    let links = ["track/", "intl-de/track/", "album/", "intl-de/episode/"]
        .map(|kind| format!("https://open.spotify.com/{kind}{id}?si=x"));
    let import = import_text(&format!("url\n{}\n", links.join("\n")));
    assert_eq!(import.playlist.tracks.len(), 2);
    assert_eq!(skipped(&import), [(4, SkipReason::NotATrack), (5, SkipReason::Episode)]);
}

#[test]
fn what_is_no_playlist_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read("some.csv", bytes).unwrap_err();
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused(b" \n\n"), ImportError::Empty);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), ImportError::NotText);
    assert!(refused(b"date,amount\n1,2\n").to_string().contains("date,amount"));
    assert_eq!(refused(b"Track Name,Artist Name(s)\n"), ImportError::NoRows);
    assert!(matches!(
        refused(b"Track Name,Artist Name(s)\n,Nobody\n"),
        ImportError::NoTracks { rows: 1, first: SkipReason::Nameless }
    ));
}

#[test]
fn files_over_the_limits_are_refused() {
    let rows = "a,b\n".repeat(MAX_ROWS + 1);
    assert_eq!(read("some.csv", format!("title,artist\n{rows}").as_bytes()), Err(ImportError::TooManyRows(MAX_ROWS)));
    let playlists: String = (0..=MAX_PLAYLISTS).map(|number| format!("a,{number}\n")).collect();
    let many = format!("title,playlist\n{playlists}");
    assert_eq!(read("some.csv", many.as_bytes()), Err(ImportError::TooManyPlaylists));
    assert!(matches!(read("some.csv", &vec![b'a'; amalgamix::import::MAX_BYTES + 1]), Err(ImportError::TooLarge(_))));
}
