//! Whatever playlist a program writes, the same one comes out; whatever happens to its file, no row is lost silently.
//! All playlists are invented.

use csv::{QuoteStyle, Writer, WriterBuilder};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use crate::playlist::{Track, TrackId};

use super::exportify_app::{FEATURES, FIXED, FIXED_COLUMNS};
use super::languages::{LANGUAGES, Names};
use super::{Contents, Import, Note, columns::Column, read, text};

/// What makes names hard to read.
const PIECES: [&str; 12] = ["A", "None", "\"", "\"\"", ", ", "10,000", "'", "=1+1", "Ünï", "東京", "🎷", " & "];

/// Names without what no program can write so that it is read again: semicolons and backslashes join artists, and a
/// comma with nothing behind it did so in older files.
fn name(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    let character =
        any::<char>().prop_filter("joins", |character| !character.is_control() && !",;\\".contains(*character));
    let piece = prop_oneof![select(pieces).prop_map(str::to_owned), character.prop_map(String::from)];
    let name = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat().trim().to_owned());
    name.prop_filter("says nothing", |name| !name.is_empty() && name != "undefined" && !name.ends_with(','))
}

fn title() -> impl Strategy<Value = String> {
    name([&PIECES[..], &["\n"]].concat())
}

fn numbers() -> impl Strategy<Value = Vec<Option<f32>>> {
    Vec::from(Feature::SOUND.map(|feature| prop::option::of(feature.range().0..=feature.range().1)))
}

fn features() -> impl Strategy<Value = AudioFeatures> {
    let categories = (
        prop::option::of(0..12i64),
        prop::option::of(select(vec![Mode::Minor, Mode::Major])),
        prop::option::of(select(TimeSignature::ALL.to_vec())),
        prop::option::of(any::<bool>()),
    );
    (numbers(), prop::option::of(1..3_600_000u32), prop::option::of(0..=100u8), categories).prop_map(
        |(numbers, milliseconds, popularity, (key, mode, time_signature, explicit))| {
            let mut features = AudioFeatures::default();
            features.key = key.and_then(Key::new);
            (features.mode, features.time_signature, features.explicit) = (mode, time_signature, explicit);
            let sound = Feature::SOUND.into_iter().zip(numbers);
            let duration = (Feature::Duration, milliseconds.map(|milliseconds| milliseconds as f32 / 1000.0));
            for (feature, value) in sound.chain([duration, (Feature::Popularity, popularity.map(f32::from))]) {
                value.into_iter().for_each(|value| features.set(feature, value).unwrap());
            }
            features
        },
    )
}

fn tracks() -> impl Strategy<Value = Vec<Track>> {
    let id = prop::option::of(any::<[u8; 16]>().prop_map(TrackId::from_bytes));
    let artists = prop::collection::vec(name(PIECES.to_vec()), 0..4);
    let album = prop_oneof![Just(String::new()), name(PIECES.to_vec())];
    let track = (id, title(), artists, album, features()).prop_map(|(id, title, artists, album, features)| Track {
        id,
        title,
        artists,
        album,
        features,
        ..Track::default()
    });
    prop::collection::vec(track, 1..6)
}

/// A track's cell in a column, with `missing` for what is not known.
fn cell(track: &Track, column: Column, artists: &str, missing: &str) -> String {
    let features = &track.features;
    let said = match column {
        Column::Id => Some(track.id.map_or("spotify:local:A:B:C:1".into(), |id| format!("spotify:track:{id}"))),
        Column::Title => Some(track.title.clone()),
        Column::Artists => Some(artists.to_owned()),
        Column::ArtistIds => Some(vec!["spotify:artist:1"; track.artists.len()].join(", ")),
        Column::Album => Some(track.album.clone()),
        Column::Isrc => track.isrc.map(|code| code.to_string()),
        Column::Playlist => None,
        Column::Duration => features.get(Feature::Duration).map(|seconds| (seconds * 1000.0).round().to_string()),
        Column::Number(feature) => features.get(feature).map(|value| value.to_string()),
        Column::Key => Some(features.key.map_or("-1".into(), |key| key.pitch_class().to_string())),
        Column::Mode => features.mode.map(|mode| u8::from(mode == Mode::Major).to_string()),
        Column::TimeSignature => features.time_signature.map(|beats| beats.beats().to_string()),
        Column::Explicit => features.explicit.map(|explicit| explicit.to_string()),
    };
    said.unwrap_or_else(|| missing.to_owned())
}

fn file(mut writer: Writer<Vec<u8>>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    rows.for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

/// The file that exportify.net writes.
fn exportify_net(tracks: &[Track]) -> Vec<u8> {
    const NAMES: [&str; 24] = [
        "Track URI",
        "Track Name",
        "Album Name",
        "Artist Name(s)",
        "Release Date",
        "Duration (ms)",
        "Popularity",
        "Explicit",
        "Added By",
        "Added At",
        "Genres",
        "Record Label",
        "Danceability",
        "Energy",
        "Key",
        "Loudness",
        "Mode",
        "Speechiness",
        "Acousticness",
        "Instrumentalness",
        "Liveness",
        "Valence",
        "Tempo",
        "Time Signature",
    ];
    let popularity = Column::Number(Feature::Popularity);
    let first = [Column::Id, Column::Title, Column::Album, Column::Artists];
    let row = |track: &Track| {
        let cell = |column| cell(track, column, &track.artists.join(";"), "undefined");
        let mut row: Vec<String> = first.into_iter().map(cell).collect();
        row.push("2020-01-01".into());
        row.extend([Column::Duration, popularity, Column::Explicit].into_iter().map(cell));
        row.extend(vec![String::new(); 4]);
        row.extend(FEATURES.into_iter().map(cell));
        row
    };
    let header = NAMES.map(str::to_owned).to_vec();
    file(Writer::from_writer(Vec::new()), std::iter::once(header).chain(tracks.iter().map(row)))
}

/// What exportify.app calls its columns in English.
const ENGLISH: Names = [
    "Track URI",
    "Track Name",
    "Artist URI(s)",
    "Artist Name(s)",
    "Album Name",
    "Track Duration (ms)",
    "Explicit",
    "Popularity",
    "Danceability",
    "Energy",
    "Key",
    "Loudness",
    "Mode",
    "Speechiness",
    "Acousticness",
    "Instrumentalness",
    "Liveness",
    "Valence",
    "Tempo",
    "Time Signature",
];

/// The file that exportify.app writes.
fn exportify_app(tracks: &[Track], names: &Names, with_genres: bool) -> Vec<u8> {
    let genres = usize::from(with_genres);
    let places = FIXED.into_iter().chain((FIXED_COLUMNS + genres..).zip(FEATURES));
    let columns: Vec<(usize, Column)> = places.collect();
    let mut header = vec![String::new(); FIXED_COLUMNS + genres + FEATURES.len()];
    columns.iter().zip(names).for_each(|((place, _), name)| header[*place] = (*name).into());
    let row = |track: &Track| {
        let artists: Vec<String> = track.artists.iter().map(|artist| artist.replace(',', "\\,")).collect();
        let mut row = vec![String::new(); FIXED_COLUMNS + genres + FEATURES.len()];
        columns.iter().for_each(|(place, column)| row[*place] = cell(track, *column, &artists.join(", "), ""));
        row
    };
    let writer = WriterBuilder::new().quote_style(QuoteStyle::Always).from_writer(Vec::new());
    file(writer, std::iter::once(header.clone()).chain(tracks.iter().map(row)))
}

/// Any of the languages that exportify.app speaks.
fn language() -> impl Strategy<Value = Names> {
    select([&LANGUAGES[..], &[ENGLISH]].concat())
}

fn check_same(import: Import, tracks: Vec<Track>) -> Result<(), TestCaseError> {
    let local_files = tracks.iter().filter(|track| track.id.is_none()).count();
    prop_assert_eq!(import.playlist.tracks, tracks);
    prop_assert_eq!(import.report.skipped, []);
    prop_assert_eq!(import.report.dropped_values, []);
    let notes: Vec<Note> = (local_files > 0).then_some(Note::LocalFiles(local_files)).into_iter().collect();
    prop_assert_eq!(import.report.notes, notes);
    Ok(())
}

/// Something that happens to the bytes of a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    Duplicate(Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        select(vec!["\"", "\n", "\r", ",", ";", "sep=;\n", "\u{feff}", "\"\n\""])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<Index>(), 1..=255u8).prop_map(|(place, bits)| Damage::Flip(place, bits)),
        (any::<Index>(), 1..300usize).prop_map(|(place, length)| Damage::Cut(place, length)),
        (any::<Index>(), bytes).prop_map(|(place, bytes)| Damage::Insert(place, bytes)),
        (any::<Index>(), 1..300usize).prop_map(|(place, length)| Damage::Duplicate(place, length)),
    ]
}

fn damaged(mut file: Vec<u8>, damage: &Damage) -> Vec<u8> {
    let slice = |place: &Index, length: usize| {
        let start = place.index(file.len() + 1);
        start..file.len().min(start + length)
    };
    match damage {
        Damage::Flip(place, bits) => {
            let range = slice(place, 1);
            file[range].iter_mut().for_each(|byte| *byte ^= bits);
        }
        Damage::Cut(place, length) => {
            let range = slice(place, *length);
            file.drain(range);
        }
        Damage::Insert(place, bytes) => {
            let range = slice(place, 0);
            file.splice(range, bytes.iter().copied());
        }
        Damage::Duplicate(place, length) => {
            let range = slice(place, *length);
            let copy = file[range.clone()].to_vec();
            file.splice(range.start..range.start, copy);
        }
    }
    file
}

/// How many lines of a file have any text.
fn lines(file: &[u8]) -> usize {
    text::decode(file).unwrap_or_default().lines().filter(|line| !line.trim().is_empty()).count()
}

proptest! {
    #[test]
    fn what_exportify_net_writes_is_read_as_it_was(tracks in tracks()) {
        check_same(read("any.csv", &exportify_net(&tracks)).unwrap().together(), tracks)?;
    }

    #[test]
    fn what_exportify_app_writes_in_any_language_is_read_as_it_was(
        tracks in tracks(), language in language(), with_genres: bool,
    ) {
        check_same(read("any.csv", &exportify_app(&tracks, &language, with_genres)).unwrap().together(), tracks)?;
    }

    #[test]
    fn every_row_of_a_damaged_file_is_a_track_or_is_reported(
        tracks in tracks(), language in language(), net: bool, damages in prop::collection::vec(damage(), 1..5),
    ) {
        let whole = if net { exportify_net(&tracks) } else { exportify_app(&tracks, &language, false) };
        let file = damages.iter().fold(whole, damaged);
        if let Ok(Import { playlist, report }) = read("any.csv", &file).map(Contents::together) {
            prop_assert_eq!(report.rows, playlist.tracks.len() + report.skipped.len());
            prop_assert!(report.skipped.is_sorted_by(|one, next| one.line < next.line));
            // Beside the rows there are the header and perhaps a declaration of the separator.
            prop_assert!(lines(&file) <= text::LINES_AT_MOST * (report.rows + 2));
        }
    }
}
