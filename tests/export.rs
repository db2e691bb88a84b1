//! Recommendations as files: other programs can read them, this one reads them back, and nothing in them runs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use amalgamix::embedding::EmbeddingCodes;
use amalgamix::export::{Form, Selection};
use amalgamix::features::{AudioFeatures, Feature, Key, Mode};
use amalgamix::genres::{GENRE_COUNT, Genre, GenreEntry, GenreTable};
use amalgamix::import::{self, Format};
use amalgamix::playlist::{Track, TrackId};
use amalgamix::recommend::{Compared, PassedOver, Reason, Recommendation, Recommendations};
use proptest::prelude::*;

fn genres() -> GenreTable {
    let entry = |number| GenreEntry { name: format!("genre {number}"), members: vec![format!("member {number}")] };
    (0..GENRE_COUNT).map(entry).collect::<Vec<_>>().try_into().unwrap()
}

fn recommendation(track: Track) -> Recommendation {
    let reason = Reason {
        nearest_title: "=1+1".into(),
        nearest_artists: vec!["Somebody".into()],
        liked: false,
        compared: vec![Compared { feature: Feature::Energy, theirs: 9, its: 9 }],
        share_thousandths: 310,
        because: vec![],
    };
    let (genre, embedding) = (Genre::all().next().unwrap(), EmbeddingCodes::UNKNOWN);
    Recommendation { track, embedding, genre, score: 0.75, reason }
}

fn list(tracks: Vec<Track>) -> Recommendations {
    let tracks = tracks.into_iter().map(recommendation).collect();
    Recommendations { tracks, seed: 3, passed_over: PassedOver::default() }
}

fn track(title: &str, artists: &[&str]) -> Track {
    let mut features = AudioFeatures::default();
    (features.key, features.mode) = (Key::new(4), Some(Mode::Minor));
    for feature in Feature::SOUND {
        features.set(feature, if feature == Feature::Loudness { -7.5 } else { 0.3 }).unwrap();
    }
    features.set(Feature::Duration, 201.5).unwrap();
    Track {
        id: Some(TrackId::from_bytes([7; 16])),
        title: title.into(),
        artists: artists.iter().map(|name| (*name).into()).collect(),
        album: "@ home".into(),
        features,
        ..Track::default()
    }
}

fn written(tracks: Vec<Track>, form: Form, invented: bool) -> String {
    Selection::new("Mine", &list(tracks), &genres(), invented).write(form)
}

fn check_comes_back(tracks: Vec<Track>) {
    let table = written(tracks.clone(), Form::Csv, false);
    let import = import::read("Mine.csv", table.as_bytes()).unwrap().together();
    assert_eq!(import.report.format, Format::AmalgaMix);
    assert!(import.report.skipped.is_empty() && import.report.dropped_values.is_empty(), "{:?}", import.report);
    assert_eq!(import.playlist.tracks, tracks);
}

#[test]
fn the_table_is_read_back_as_it_was() {
    check_comes_back(vec![
        track("=SUM(A1:A9)", &["Tyler, The Example", "+44"]),
        track("-273", &["@lone"]),
        track("A \"quoted\" title; and more", &["One"]),
    ]);
}

#[test]
fn invented_tracks_get_no_address_anywhere() {
    let tracks = vec![track("Nowhere", &["Nobody"])];
    for form in Form::ALL {
        let text = written(tracks.clone(), form, true);
        assert!(!text.contains("spotify"), "{form}: {text}");
    }
    assert_eq!(written(tracks, Form::Links, true), "");
}

#[test]
fn json_says_what_it_is_and_holds_the_list() {
    let text = written(vec![track("One", &["Somebody"])], Form::Json, false);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&"amalgamix-recommendations".into(), &1.into()));
    assert_eq!(json["seed"], 3);
    let track = &json["tracks"][0];
    assert_eq!(track["address"], format!("https://open.spotify.com/track/{}", TrackId::from_bytes([7; 16])));
    assert_eq!((&track["closeness"], &track["features"]["duration"]), (&0.75.into(), &201.5.into()));
}

#[test]
fn a_title_cannot_break_out_of_its_line() {
    let text = written(vec![track("Two\nlines\r#EXTM3U", &["Some\u{2028}body"])], Form::M3u, false);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..3], ["#EXTM3U", "#PLAYLIST:Mine", "#EXTINF:202,Some body - Two lines #EXTM3U"]);
    assert_eq!((lines.len(), lines[3].starts_with("https://open.spotify.com/track/")), (4, true));
}

#[test]
fn file_names_hold_no_sign_that_file_systems_refuse() {
    let (genres, list) = (genres(), list(vec![]));
    let name = |playlist| Selection::new(playlist, &list, &genres, false).file_name(Form::Csv);
    assert_eq!(name("../Süß & loud: 50%/50%?"), "Süß loud 50 50 - recommended.csv");
    assert_eq!(name("///"), "playlist - recommended.csv");
    assert!(name(&"x".repeat(5000)).len() < 120);
}

/// A text as catalogs hold them: no space around it, and not a program's word for a missing value.
fn text() -> impl Strategy<Value = String> {
    let plain = |text: &String| text.trim() == text && !text.is_empty() && text != "undefined" && !text.contains('\\');
    "['=+@,;\" a-zäЖ-]{1,12}".prop_filter("a text as catalogs hold them", plain)
}

proptest! {
    #[test]
    fn any_table_comes_back_and_none_of_its_texts_is_a_formula(
        texts in prop::collection::vec((text(), prop::collection::vec(text(), 1..3), text()), 1..6),
    ) {
        let tracks: Vec<Track> = texts
            .into_iter()
            .map(|(title, artists, album)| Track { title, artists, album, ..track("", &[]) })
            .filter(|track| track.artists.iter().all(|name| !name.trim_matches([',', ' ']).is_empty()))
            .collect();
        prop_assume!(!tracks.is_empty());
        let table = written(tracks.clone(), Form::Csv, false);
        for row in csv::Reader::from_reader(table.as_bytes()).records() {
            for cell in row.unwrap().iter() {
                prop_assert!(!cell.starts_with(['=', '+', '@']));
                prop_assert!(!cell.starts_with('-') || cell.parse::<f32>().is_ok());
            }
        }
        check_comes_back(tracks);
    }
}
