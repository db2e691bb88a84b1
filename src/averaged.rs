//! A playlist as one track, the way the original saw it: the mean of each number, the mode of each category.

use std::collections::BTreeMap;

use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};

/// The average of these tracks, each feature over the tracks that have it. Of two categories that are equally frequent the
/// lower stands.
pub fn averaged(tracks: &[&AudioFeatures]) -> AudioFeatures {
    let mut average = AudioFeatures::default();
    for feature in Feature::ALL {
        let values: Vec<f64> = tracks.iter().filter_map(|track| track.get(feature)).map(f64::from).collect();
        if !values.is_empty() {
            // A mean of values within a range is within it.
            let _ = average.set(feature, (values.iter().sum::<f64>() / values.len() as f64) as f32);
        }
    }
    let most_frequent = |category: fn(&AudioFeatures) -> Option<i64>| mode(tracks.iter().copied().filter_map(category));
    average.key = most_frequent(|track| track.key.map(|key| key.pitch_class().into())).and_then(Key::new);
    average.mode = most_frequent(|track| track.mode.map(|mode| mode as i64))
        .map(|mode| if mode == Mode::Minor as i64 { Mode::Minor } else { Mode::Major });
    average.time_signature = most_frequent(|track| track.time_signature.map(|signature| signature.beats().into()))
        .and_then(TimeSignature::new);
    average.explicit = most_frequent(|track| track.explicit.map(i64::from)).map(|explicit| explicit == 1);
    average
}

fn mode(values: impl Iterator<Item = i64>) -> Option<i64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts.into_iter().max_by_key(|(value, count)| (*count, std::cmp::Reverse(*value))).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(energy: f32, key: i64) -> AudioFeatures {
        let mut track = AudioFeatures::default();
        track.key = Key::new(key);
        track.set(Feature::Energy, energy).unwrap();
        track
    }

    #[test]
    fn numbers_have_their_mean_and_categories_their_mode() {
        let tracks = [track(0.25, 4), track(0.75, 9), track(0.5, 9), AudioFeatures::default()];
        let average = averaged(&tracks.iter().collect::<Vec<_>>());
        assert_eq!((average.get(Feature::Energy), average.key), (Some(0.5), Key::new(9)));
        assert_eq!((average.get(Feature::Tempo), average.explicit), (None, None));
    }

    #[test]
    fn of_equally_frequent_categories_the_lower_stands() {
        assert_eq!(mode([7, 3, 7, 3].into_iter()), Some(3));
        assert_eq!(mode(std::iter::empty()), None);
    }
}
