//! Invented rows, files of them, and the program.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use amalgamix::playlist::{Track, TrackId};
use datafusion::arrow::array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;

/// A row of an invented collection.
#[derive(Clone)]
pub struct Row {
    pub track: Track,
    /// What it is filed under; empty for nothing.
    pub label: &'static str,
}

const WORDS: [&str; 7] = ["Paper", "Lantern", "Ferry", "夜", "Glass", "Nobody", "Été"];

/// So many rows, of which every tenth has the id of an earlier one and other features.
pub fn rows(count: u64) -> Vec<Row> {
    (0..count).map(|number| row(number, if number % 10 == 9 { number / 2 } else { number })).collect()
}

fn row(number: u64, id: u64) -> Row {
    // A cheap generator: every feature of every row another number.
    let part = |salt: u64| {
        let mixed = (number * 31 + salt).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 40) as f32 / (1u64 << 24) as f32
    };
    let word = |salt| WORDS[(part(salt) * WORDS.len() as f32) as usize];
    let mut features = AudioFeatures::default();
    for (feature, salt) in Feature::SOUND.into_iter().zip(0..) {
        let (lowest, highest) = feature.range();
        // Two digits, so that many tracks share a value.
        let value = (lowest + (0.01 + 0.99 * part(salt)) * (highest - lowest)) * 100.0;
        features.set(feature, value.round() / 100.0).unwrap();
    }
    features.set(Feature::Duration, 100.0 + (part(10) * 300.0).round()).unwrap();
    features.set(Feature::Popularity, (part(11) * 100.0).round()).unwrap();
    features.key = Key::new((part(12) * 13.0) as i64);
    features.mode = Some(if part(13) < 0.5 { Mode::Minor } else { Mode::Major });
    features.time_signature = TimeSignature::new(3 + (part(14) * 2.0) as i64);
    features.explicit = Some(part(15) < 0.3);
    let track = Track {
        id: Some(TrackId::invented(id)),
        title: format!("{} {} {}", word(16), word(17), number % 100),
        artists: [word(18), word(19)][..1 + (number % 2) as usize].iter().map(|name| name.to_string()).collect(),
        album: format!("{} \"{}\"", word(20), word(21)),
        features,
        ..Track::default()
    };
    Row { track, label: ["", "tango", "polka", "techno"][(number % 4) as usize] }
}

const TEXTS: [&str; 5] = ["track_id", "artists", "album_name", "track_name", "track_genre"];

fn text(row: &Row, column: &str) -> String {
    match column {
        "track_id" => row.track.id.unwrap().to_string(),
        "artists" => row.track.artists.join(";"),
        "album_name" => row.track.album.clone(),
        "track_name" => row.track.title.clone(),
        _ => row.label.into(),
    }
}

fn number(row: &Row, feature: Feature) -> f64 {
    let value = row.track.features.get(feature).unwrap();
    if feature == Feature::Duration { (f64::from(value) * 1000.0).round() } else { format!("{value}").parse().unwrap() }
}

fn category(row: &Row, column: &str) -> i64 {
    let features = &row.track.features;
    match column {
        "key" => features.key.map_or(-1, |key| key.pitch_class().into()),
        "mode" => i64::from(features.mode == Some(Mode::Major)),
        _ => features.time_signature.map_or(0, |meter| meter.beats().into()),
    }
}

fn name(feature: Feature) -> &'static str {
    if feature == Feature::Duration { "duration_ms" } else { feature.name() }
}

/// Writes rows as a CSV with the dataset's columns.
pub fn write_csv(path: &Path, rows: &[Row]) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    let categories = ["key", "mode", "time_signature"];
    let header = TEXTS.into_iter().chain(Feature::ALL.map(name)).chain(categories).chain(["explicit"]);
    writer.write_record(header).unwrap();
    for row in rows {
        let mut cells: Vec<String> = TEXTS.map(|column| text(row, column)).into();
        cells.extend(Feature::ALL.map(|feature| number(row, feature).to_string()));
        cells.extend(categories.map(|column| category(row, column).to_string()));
        cells.push(if row.track.features.explicit == Some(true) { "True" } else { "False" }.into());
        writer.write_record(&cells).unwrap();
    }
    writer.flush().unwrap();
}

/// Writes rows as a Parquet file with the dataset's columns, in the types that another program would choose.
pub fn write_parquet(path: &Path, rows: &[Row]) {
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for column in TEXTS {
        columns.push((column, Arc::new(StringArray::from_iter_values(rows.iter().map(|row| text(row, column))))));
    }
    for feature in Feature::ALL {
        let values = rows.iter().map(|row| number(row, feature));
        columns.push((name(feature), Arc::new(Float64Array::from_iter_values(values))));
    }
    for column in ["key", "mode", "time_signature"] {
        columns.push((column, Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| category(row, column))))));
    }
    let explicit: BooleanArray = rows.iter().map(|row| row.track.features.explicit).collect();
    columns.push(("explicit", Arc::new(explicit)));
    write_table(path, columns);
}

/// Writes columns as a Parquet file.
pub fn write_table(path: &Path, columns: Vec<(&str, ArrayRef)>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// Runs the program in the repository's root.
pub fn run(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Command::new(env!("CARGO_BIN_EXE_amalgamix-warehouse")).current_dir(root).args(arguments).output().unwrap()
}

/// Runs the program, which must succeed; gives what it says, results before the rest.
pub fn warehouse(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

/// The files of a folder by name.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().to_string_lossy().into(), fs::read(entry.path()).unwrap())).collect()
}
