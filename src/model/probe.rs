//! Tracks that exist nowhere, spread over what tracks can sound like, for finding out whether two devices agree.

use crate::features::{AudioFeatures, Feature, Key};

const COUNT: u16 = 16;

/// The probe tracks: every feature takes its own way through its range, and some are missing.
pub(super) fn tracks() -> Vec<AudioFeatures> {
    (0..COUNT).map(track).collect()
}

fn track(number: u16) -> AudioFeatures {
    let mut track = AudioFeatures::default();
    for (index, feature) in (0u16..).zip(Feature::SOUND) {
        let (lowest, highest) = feature.range();
        // A golden-ratio walk: even for any number of steps, and different for every feature.
        let share = (f32::from(number) * 0.618_034 + f32::from(index) * 0.414_214).fract();
        if !(number + index).is_multiple_of(11) {
            // A number between the ends of a range is always in it.
            let _ = track.set(feature, lowest + share * (highest - lowest));
        }
    }
    track.key = Key::new(i64::from(number));
    track
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probe_tracks_can_be_classified_and_differ() {
        let tracks = tracks();
        assert!(tracks.iter().all(AudioFeatures::describe_sound));
        assert!(tracks.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
