//! What the README quotes is what the commands measured.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use amalgamix::report::Summary;

const README: &str = include_str!("../README.md");
const TABLES: &str = include_str!("../weights/report/tables.md");
const SUMMARY: &str = include_str!("../weights/report/summary.json");

#[test]
fn the_tables_are_those_that_the_commands_wrote() {
    assert!(README.contains(TABLES), "`cargo tools figures` writes the tables into the README");
}

#[test]
fn every_drawing_that_is_told_of_is_there_and_every_table_is_whole() {
    let summary = Summary::from_json(SUMMARY.as_bytes()).unwrap();
    assert!(!summary.systems.is_empty() && !summary.figures.is_empty());
    for figure in summary.figures {
        let path = format!("{}/{}{}", env!("CARGO_MANIFEST_DIR"), amalgamix::report::FOLDER, figure.file);
        assert!(std::fs::read_to_string(path).unwrap().starts_with("<svg "), "{}", figure.file);
        assert!(figure.rows.iter().all(|row| row.len() == figure.columns.len()), "{}", figure.title);
    }
}
