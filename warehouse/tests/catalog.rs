//! What a caller notices of the warehouse: however the rows come, the catalog is the one that memory alone would make.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use amalgamix::catalog::{Built, MAX_TRACKS, Manifest, Origin, ShelfFeatures, Shelved, build};
use amalgamix::genres::{Genre, GenreTable};
use amalgamix::model::{BATCH, Network};
use amalgamix::network::fingerprint;
use amalgamix::playlist::TrackId;
use burn::tensor::Device;
use common::{Row, files, rows, run, warehouse, write_csv, write_parquet, write_table};
use datafusion::arrow::array::{ArrayRef, Float64Array, StringArray};
use futures::executor::block_on;
use tempfile::TempDir;

/// Folders for one test.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.at(name).to_str().unwrap().to_owned()
    }

    /// Classifies, settles and packs; the catalog's folder is called so.
    fn build(&self, inputs: &[&str], catalog: &str) -> BTreeMap<String, Vec<u8>> {
        let (partitions, settled) =
            (self.text(&format!("{catalog}-partitions")), self.text(&format!("{catalog}-settled")));
        for input in inputs {
            warehouse(&["classify", &self.text(input), "--out", &partitions, "--rows", "700"]);
        }
        warehouse(&["settle", &partitions, "--out", &settled]);
        warehouse(&["pack", &settled, "--out", &self.text(catalog)]);
        files(&self.at(catalog))
    }
}

fn weights(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../weights").join(name)).unwrap()
}

/// The catalog of the same rows, made in memory: of the rows with one id, the one whose genre is likeliest counts.
fn in_memory(rows: &[Row]) -> Built {
    let (tensors, preprocessing) = (weights("residual.safetensors"), weights("residual.json"));
    let network = Network::load(&tensors, &preprocessing, &Device::flex()).unwrap();
    let genres = GenreTable::from_json(&weights("genres.json")).unwrap();
    let mut likeliest: BTreeMap<TrackId, (f32, Shelved)> = BTreeMap::new();
    for batch in rows.chunks(BATCH) {
        let heard: Vec<_> = batch.iter().map(|row| row.track.features.as_listener()).collect();
        let answers = block_on(network.predict(&heard.iter().collect::<Vec<_>>())).unwrap();
        for (row, answer) in batch.iter().zip(answers) {
            let genre = genres.gathering(row.label).unwrap_or(answer.probabilities.ranked()[0].0);
            let probability = answer.probabilities.of(genre);
            let id = row.track.id.unwrap();
            if likeliest.get(&id).is_none_or(|(before, _)| probability > *before) {
                let track = row.track.clone();
                likeliest.insert(id, (probability, Shelved { genre, track, embedding: answer.codes }));
            }
        }
    }
    let shelved = likeliest.into_values().map(|(_, shelved)| shelved).collect();
    build(shelved, Origin::Demo, fingerprint(&tensors, &preprocessing)).unwrap()
}

#[test]
fn partitions_in_any_order_give_the_catalog_that_memory_alone_gives() {
    let (place, rows) = (Place::new(), rows(3000));
    write_csv(&place.at("one.csv"), &rows[..1300]);
    write_parquet(&place.at("two.parquet"), &rows[1300..2500]);
    write_csv(&place.at("three.csv"), &rows[2500..]);

    let forwards = place.build(&["one.csv", "two.parquet", "three.csv"], "forwards");
    let backwards = place.build(&["three.csv", "two.parquet", "one.csv"], "backwards");
    let mut expected = in_memory(&rows);
    expected.shelves.insert("manifest.json".into(), expected.manifest.to_json().unwrap());
    assert!(expected.manifest.tracks() < 3000, "some ids occur twice");
    assert_eq!(forwards, expected.shelves);
    assert_eq!(backwards, expected.shelves);
}

#[test]
fn parts_that_were_packed_apart_merge_into_the_whole_and_others_are_refused() {
    let (place, rows) = (Place::new(), rows(800));
    write_parquet(&place.at("all.parquet"), &rows);
    let whole = place.build(&["all.parquet"], "whole");
    let settled = place.text("whole-settled");
    let (first, second) = (place.text("first/manifest-00-30.json"), place.text("second/manifest-30-57.json"));
    warehouse(&["pack", &settled, "--out", &place.text("first"), "--genres", "0..30"]);
    warehouse(&["pack", &settled, "--out", &place.text("second"), "--genres", "30..57"]);
    warehouse(&["merge", &second, &first, "--out", &place.text("merged")]);
    assert_eq!(files(&place.at("merged")), whole);

    let mut other = Manifest::from_json(&fs::read(&second).unwrap()).unwrap();
    other.weights = "0f".repeat(32);
    fs::write(&second, other.to_json().unwrap()).unwrap();
    let refused = run(&["merge", &first, &second, "--out", &place.text("refused")]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("weights"));
    assert!(!place.at("refused").exists(), "nothing of it is written");
}

#[test]
fn what_was_classified_is_not_classified_again() {
    let (place, rows) = (Place::new(), rows(900));
    write_csv(&place.at("tracks.csv"), &rows);
    let arguments = ["classify", &place.text("tracks.csv"), "--out", &place.text("partitions"), "--rows", "300"];
    assert_eq!(warehouse(&arguments).matches("rows classified").count(), 3);
    let receipts: Vec<String> = files(&place.at("partitions/_receipts")).into_keys().collect();
    fs::remove_file(place.at("partitions/_receipts").join(&receipts[0])).unwrap();
    let partition = receipts[1].replace(".json", ".parquet");
    let cut = Genre::all().map(|genre| place.at(&format!("partitions/genre={:02}/{partition}", genre.index())));
    fs::write(cut.into_iter().find(|path| path.exists()).unwrap(), b"PAR1").unwrap();
    let again = warehouse(&arguments);
    assert_eq!((again.matches("rows classified").count(), again.matches("before").count()), (2, 1));
    assert!(again.contains("900 tracks of 900 rows"), "{again}");
    assert_eq!(warehouse(&arguments).matches("before").count(), 3);
}

#[test]
fn damaged_rows_and_partitions_are_told_and_cost_only_themselves() {
    let (place, rows) = (Place::new(), rows(600));
    write_csv(&place.at("sound.csv"), &rows);
    let expected = place.build(&["sound.csv"], "expected");

    let mut csv = fs::read(place.at("sound.csv")).unwrap();
    csv.extend_from_slice(b"too,few\nno-id,A,B,C,,1,1,1,1,1,1,1,1,1,1,1,1,1,1,True\n");
    fs::write(place.at("damaged.csv"), csv).unwrap();
    let partitions = place.text("damaged-partitions");
    let said = warehouse(&["classify", &place.text("damaged.csv"), "--out", &partitions]);
    assert!(said.contains("600 tracks of 602 rows") && said.contains("1 rows left out: their track_id"), "{said}");

    let tango = fs::read_dir(place.at("damaged-partitions/genre=55")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(tango).unwrap();
    bytes[4..400].fill(0);
    fs::write(place.at("damaged-partitions/genre=55/rotten.parquet"), bytes).unwrap();
    fs::write(place.at("damaged-partitions/genre=03/cut.parquet"), b"PAR1 and no more").unwrap();
    let said = warehouse(&["settle", &partitions, "--out", &place.text("settled")]);
    assert!(said.contains("cut.parquet") && said.contains("rotten.parquet"), "{said}");
    assert!(said.contains("2 files were damaged"), "{said}");
    warehouse(&["pack", &place.text("settled"), "--out", &place.text("damaged")]);
    assert_eq!(files(&place.at("damaged")), expected);
}

#[test]
fn partitions_of_another_engine_are_taken_with_what_they_have() {
    let place = Place::new();
    let id = |number| TrackId::invented(number).to_string();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("probability", Arc::new(Float64Array::from(vec![Some(0.5), Some(0.25), Some(1.5), None]))),
        ("energy", Arc::new(Float64Array::from(vec![Some(0.5), Some(7.0), Some(0.5), Some(0.5)]))),
        ("title", Arc::new(StringArray::from(vec!["One", "Two", "Three", "Four"]))),
        ("track_id", Arc::new(StringArray::from(vec![id(1), id(2), id(3), id(4)]))),
        ("something_else", Arc::new(StringArray::from(vec!["a"; 4]))),
    ];
    write_table(&place.at("partitions/genre=7/from-elsewhere.snappy.parquet"), columns);
    let said = warehouse(&["settle", &place.text("partitions"), "--out", &place.text("settled")]);
    assert!(said.contains("2 tracks of 1 genres") && said.contains("2 rows had no valid id or probability"), "{said}");
    let said = warehouse(&["pack", &place.text("settled"), "--out", &place.text("catalog")]);
    assert!(said.contains("2 tracks"), "{said}");
}

#[test]
fn partitions_of_another_network_are_refused() {
    let place = Place::new();
    write_csv(&place.at("tracks.csv"), &rows(10));
    warehouse(&["classify", &place.text("tracks.csv"), "--out", &place.text("partitions")]);
    fs::create_dir(place.at("weights")).unwrap();
    fs::write(place.at("weights/residual.safetensors"), weights("residual.safetensors")).unwrap();
    fs::write(place.at("weights/residual.json"), b"{}").unwrap();
    let arguments = ["settle", &place.text("partitions"), "--out", &place.text("settled"), "--weights"];
    let refused = run(&[&arguments[..], &[place.text("weights").as_str()]].concat());
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("was classified with"));
}

#[test]
fn of_too_many_tracks_of_a_genre_the_least_certain_are_left_out() {
    let place = Place::new();
    let unsure = [0, 77_777];
    let ids = (0..MAX_TRACKS as u64 + 2).map(|number| TrackId::invented(number).to_string());
    let sure = (0..MAX_TRACKS + 2).map(|number| if unsure.contains(&number) { 0.25 } else { 0.5 });
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("track_id", Arc::new(StringArray::from_iter_values(ids))),
        ("probability", Arc::new(Float64Array::from_iter_values(sure))),
    ];
    write_table(&place.at("partitions/genre=07/all.parquet"), columns);
    warehouse(&["settle", &place.text("partitions"), "--out", &place.text("settled")]);
    let said = warehouse(&["pack", &place.text("settled"), "--out", &place.text("catalog")]);
    assert!(said.contains("2 tracks did not fit"), "{said}");
    let shelf = files(&place.at("catalog")).into_iter().find(|(name, _)| name.ends_with(".shelf")).unwrap().1;
    let shelf = ShelfFeatures::read(&shelf).unwrap();
    assert_eq!(shelf.len(), MAX_TRACKS);
    assert!(unsure.iter().all(|number| !shelf.ids().contains(&TrackId::invented(*number as u64))));
}
