//! Audio features in the JSON that Spotify writes, and ReccoBeats after it.

use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use serde_json::Value;

/// The audio features of one track. What is missing or impossible stays unknown.
pub fn features(told: &Value) -> AudioFeatures {
    let whole = |name: &str| told[name].as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64);
    let mut features = AudioFeatures::default();
    features.key = whole("key").and_then(Key::new);
    features.mode = whole("mode").and_then(|mode| match mode {
        0 => Some(Mode::Minor),
        1 => Some(Mode::Major),
        _ => None,
    });
    features.time_signature = whole("time_signature").and_then(TimeSignature::new);
    for feature in Feature::SOUND {
        if let Some(value) = told[feature.name()].as_f64() {
            let _ = features.set(feature, value as f32);
        }
    }
    features
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_impossible_stays_unknown() {
        let told = json!({ "energy": 0.5, "tempo": 0, "valence": "0.5", "loudness": -99, "key": 5, "mode": 7, "time_signature": null });
        let features = features(&told);
        let known: Vec<Feature> = Feature::ALL.into_iter().filter(|feature| features.get(*feature).is_some()).collect();
        assert_eq!(known, [Feature::Energy]);
        assert_eq!((features.key, features.mode, features.time_signature), (Key::new(5), None, None));
    }
}
