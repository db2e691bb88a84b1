//! Codes of tastes. One that is read is the only code of its taste.

#![no_main]

use amalgamix::taste_code;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(portrait) = taste_code::read(text) else { return };
    let code = taste_code::encode(&portrait);
    assert_eq!(code.ok().and_then(|code| taste_code::read(&code).ok()), Some(portrait));
});
