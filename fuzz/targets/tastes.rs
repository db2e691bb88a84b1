//! Tastes as they are kept in the browser: whatever passes the check can be compared, written as a code, and laid out on a map.

#![no_main]

use std::sync::LazyLock;

use amalgamix::portrait::Portrait;
use amalgamix::similarity::{self, Calibration};
use amalgamix::{constellation, taste_code};
use libfuzzer_sys::fuzz_target;

static CALIBRATION: LazyLock<Calibration> =
    LazyLock::new(|| Calibration::from_json(include_bytes!("../../weights/similarity.json")).unwrap());

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut portraits) = bincode::deserialize::<Vec<Portrait>>(bytes) else { return };
    portraits.retain(|portrait| portrait.check().is_ok());
    let survey = constellation::survey(&portraits, |one, other| {
        let alike = similarity::compare(one, other, &CALIBRATION).percentile;
        assert!((0.0..=1.0).contains(&alike));
        alike
    });
    assert!(survey.is_ok() || portraits.len() > constellation::MOST);
    for portrait in &portraits {
        let code = taste_code::encode(portrait);
        assert!(code.is_ok_and(|code| taste_code::read(&code).is_ok()), "a taste that is kept can be given away");
    }
});
