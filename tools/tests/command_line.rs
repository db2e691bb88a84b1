//! The native program as it is typed: what goes in, what comes out, and what it says when it can't.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const NIGHT: &str = "public/demo/after-midnight.csv";
const IRON: &str = "public/demo/iron-weather.csv";
/// Invented tracks, the same on every machine.
const CATALOG: [&str; 2] = ["--catalog", "demo-catalog"];

fn run(words: &[&str]) -> Output {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut program = Command::new(env!("CARGO_BIN_EXE_amalgamix-tools"));
    program.current_dir(repository).args(words).args(CATALOG).output().unwrap()
}

fn told(words: &[&str]) -> Value {
    let output = run(&[words, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn recommended(words: &[&str]) -> Vec<String> {
    let told = told(&[&["recommend"], words].concat());
    let rows = told["recommendations"].as_array().unwrap();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// A file of this test's own, which goes with it.
struct Kept(PathBuf);

impl Kept {
    fn new(name: &str) -> Kept {
        Kept(std::env::temp_dir().join(format!("amalgamix-{}-{name}", std::process::id())))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_seed_gives_a_list_again_and_another_seed_another_list() {
    let first = recommended(&[NIGHT]);
    assert_eq!(first.len(), 30);
    assert_eq!(recommended(&[NIGHT]), first);
    assert_ne!(recommended(&[NIGHT, "--seed", "1"]), first);
}

#[test]
fn a_list_that_was_taken_along_is_a_playlist_again() {
    let file = Kept::new("list.csv");
    assert!(run(&["recommend", NIGHT, "--export", "csv", "--output", file.path()]).status.success());
    let heard = told(&["classify", file.path()]);
    assert_eq!((heard["tracks"].as_u64(), heard["scored"].as_u64()), (Some(30), Some(30)));
}

#[test]
fn a_code_says_the_same_as_its_playlist() {
    let code = told(&["share", IRON])["code"].as_str().unwrap().to_owned();
    let percentile = |tastes: [&str; 2]| told(&["compare", tastes[0], tastes[1]])["pairs"][0]["percentile"].as_f64();
    assert_eq!(percentile([&code, IRON]), Some(1.0));
    assert_eq!(percentile([NIGHT, &code]), percentile([NIGHT, IRON]));
}

#[test]
fn what_can_not_be_read_is_named_and_nothing_is_printed() {
    for words in [&["classify", "no-such-file.csv"], &["recommend", "Cargo.toml"]] {
        let output = run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(said.contains(words[1]), "{said}");
    }
}

#[test]
fn a_code_that_was_changed_is_refused() {
    let code = told(&["share", IRON])["code"].as_str().unwrap().replace("AMIX1.", "AMIX1.A");
    let output = run(&["compare", IRON, &code]);
    assert!(!output.status.success() && output.stdout.is_empty() && !output.stderr.is_empty());
}
