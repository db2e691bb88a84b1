//! A catalog's manifest. One that is read is written as it was read.

#![no_main]

use amalgamix::catalog::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let Ok(manifest) = Manifest::from_json(json) else { return };
    let again = manifest.to_json().map(|json| Manifest::from_json(&json));
    assert_eq!(again.ok().and_then(Result::ok), Some(manifest));
});
