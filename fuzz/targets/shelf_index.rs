//! What is kept of where a shelf's tracks stand. One that is read is written as it was read.

#![no_main]

use amalgamix::catalog::ShelfIndex;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(index) = ShelfIndex::read(bytes) {
        assert_eq!(index.to_bytes(), bytes);
    }
});
