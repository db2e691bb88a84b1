//! Invented tracks for the catalog's own tests.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use crate::playlist::{Track, TrackId};

/// Features of which any may be missing; popularity is a whole number, as everywhere.
pub(super) fn features() -> impl Strategy<Value = AudioFeatures> {
    let numbers = Feature::ALL.map(|feature| option::of(0.001f32..=1.0).prop_map(move |place| (feature, place)));
    let categories = (
        option::of(0i64..12),
        option::of(prop_oneof![Just(Mode::Minor), Just(Mode::Major)]),
        option::of(prop_oneof![Just(1i64), Just(3), Just(4), Just(5)]),
        any::<Option<bool>>(),
    );
    (Vec::from(numbers), categories).prop_map(|(numbers, (key, mode, beats, explicit))| {
        let mut features = AudioFeatures::default();
        (features.key, features.mode) = (key.and_then(Key::new), mode);
        (features.time_signature, features.explicit) = (beats.and_then(TimeSignature::new), explicit);
        for (feature, place) in numbers {
            if let Some(place) = place {
                let (lowest, highest) = feature.range();
                let value = lowest + place * (highest - lowest);
                features.set(feature, if feature == Feature::Popularity { value.round() } else { value }).unwrap();
            }
        }
        features
    })
}

/// Texts from a small stock, so that neighbours share them, or of any printable characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["(Paper|Paper Lanterns|The Rain)?( - Live| \\(feat\\. Nobody\\)|s of Glass)?", "\\PC{0,20}",]
}

/// A track with an id, features, and texts that a catalog keeps as they are.
pub(super) fn track() -> impl Strategy<Value = Track> {
    let artists = vec(text().prop_filter("an artist has a name", |name| !name.is_empty()), 0..4);
    (any::<[u8; 16]>(), text(), artists, text(), features()).prop_map(|(id, title, artists, album, features)| Track {
        id: Some(TrackId::from_bytes(id)),
        title,
        artists,
        album,
        features,
        ..Track::default()
    })
}
