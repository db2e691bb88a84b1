//! A catalog's shelf. All that can be asked of one that is read has an answer.

#![no_main]

use amalgamix::catalog::{Codebook, Manifest, Shelf, ShelfIndex};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(|| {
    let manifest = include_bytes!("../../demo-catalog/manifest.json");
    Manifest::from_json(manifest).unwrap().codebook
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(shelf) = Shelf::read(bytes) else { return };
    for index in 0..shelf.len() {
        shelf.track(index, &CODEBOOK);
        shelf.release(index);
    }
    ShelfIndex::of(&shelf);
});
