//! Pictures in which a QR code is looked for; the first two bytes say how wide.

#![no_main]

use amalgamix::qr::{self, Picture};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((width, points)) = bytes.split_first_chunk() else { return };
    let _ = qr::find(&Picture { width: u16::from_le_bytes(*width).into(), points: points.to_vec() });
});
