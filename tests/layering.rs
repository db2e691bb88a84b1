//! Who may use whom (see ARCHITECTURE.md): what the sources must not contain.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust source below a folder, with its path as seen from the repository's root.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    files.into_iter().filter(is_rust).map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// Fails with every line that contains one of the words, in the files that the filter lets through.
fn check_absent(words: &[&str], folder: &str, concerns: impl Fn(&str) -> bool) {
    let files: Vec<_> = sources(folder).into_iter().filter(|(path, _)| concerns(path)).collect();
    assert!(!files.is_empty(), "no file of {folder} was looked at");
    let found: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| text.lines().map(move |line| (path, line)))
        .filter(|(_, line)| !line.trim_start().starts_with("//") && words.iter().any(|word| line.contains(word)))
        .map(|(path, line)| format!("{path}: {line}"))
        .collect();
    assert!(found.is_empty(), "{words:?} must not occur here:\n{}", found.join("\n"));
}

fn is_library(path: &str) -> bool {
    !["src/app/", "src/account/", "src/scribe/", "src/engine/", "src/browser/"]
        .iter()
        .any(|binary| path.starts_with(binary))
}

#[test]
fn only_the_model_and_the_engine_know_burn() {
    let may = |path: &str| path.starts_with("src/model") || path.starts_with("src/engine/");
    check_absent(&["burn::"], "src", |path| !may(path));
}

#[test]
fn the_library_does_no_input_or_output_reads_no_clock_and_draws_no_randomness() {
    let words =
        ["std::fs", "std::io", "std::time", "std::env", "rand::", "getrandom", "web_sys", "js_sys", "wasm_bindgen"];
    check_absent(&words, "src", is_library);
}

#[test]
fn the_library_uses_no_program() {
    check_absent(&["crate::app", "crate::account", "crate::scribe", "crate::engine"], "src", is_library);
}

#[test]
fn the_page_never_names_the_network() {
    check_absent(&["amalgamix::model", "amalgamix::classify", "amalgamix::encode"], "src/app", |_| true);
}

#[test]
fn pages_and_parts_never_touch_the_browser_themselves() {
    let is_drawing = |path: &str| path.contains("/pages") || path.contains("/parts");
    check_absent(&["crate::browser", "spawn_local"], "src/app", is_drawing);
}

#[test]
fn only_one_place_knows_spotifys_answers() {
    let words = ["snapshot_id", "duration_ms", "accounts.spotify.com", "api.spotify.com/v1"];
    let knows = |path: &str| path.contains("account/spotify") || path.contains("account/login");
    check_absent(&words, "src/account", |path| !knows(path));
    check_absent(&words, "src/app", |_| true);
    check_absent(&words, "src/wire", |_| true);
}

#[test]
fn no_token_is_seen_outside_of_login_and_requests() {
    let words = ["Tokens {", "access_token", "refresh_token", "login::access"];
    let may = ["account/session", "account/login", "account/spotify"];
    check_absent(&words, "src/account", |path| !may.iter().any(|place| path.contains(place)));
    for folder in ["src/app", "src/wire", "src/browser"] {
        check_absent(&words, folder, |_| true);
    }
}

#[test]
fn the_page_looks_at_the_record_of_the_login_in_one_place() {
    check_absent(&["SESSION_RECORD", "spotify-session"], "src/app", |path| path != "src/app/browser/account.rs");
}

#[test]
fn the_split_between_browser_and_native_is_by_binary() {
    check_absent(&["cfg(target", "cfg!(target", "cfg_attr(target"], "src", |_| true);
}

#[test]
fn every_source_says_what_it_is() {
    for (path, text) in sources("src").into_iter().chain(sources("tools/src")) {
        assert!(text.starts_with("//! "), "{path} does not begin by saying what it is");
    }
}
