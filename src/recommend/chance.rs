//! Chance that is the same for the same seed and track everywhere.

use crate::playlist::TrackId;

/// What a distance is multiplied by for no chance at all.
pub(super) const WHOLE: u64 = 256;

/// By how much a track's distance is multiplied: [`WHOLE`] for seed 0, for every other up to half as much again.
pub(super) fn factor(seed: u64, id: TrackId) -> u64 {
    if seed == 0 { WHOLE } else { WHOLE + mixed(seed ^ mixed(low_bits(id))) % (WHOLE / 2) }
}

fn low_bits(id: TrackId) -> u64 {
    u128::from_be_bytes(id.to_bytes()) as u64
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the result depends on every bit of the input.
fn mixed(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
