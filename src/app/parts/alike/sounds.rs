//! How one taste sounds beside another, in words.

use amalgamix::features::Feature;
use amalgamix::recommend::joined;
use amalgamix::similarity::ComparedFeature;

/// From which distance on, in units of the range of ranks, a feature is worth a word.
const WORTH_A_WORD: f32 = 0.08;

/// How many features a sentence names at most.
const NAMED: usize = 3;

/// What tracks are that have less of a feature, and what those are that have more.
pub fn ends(feature: Feature) -> [&'static str; 2] {
    match feature {
        Feature::Danceability => ["less danceable", "more danceable"],
        Feature::Energy => ["calmer", "more energetic"],
        Feature::Loudness => ["quieter", "louder"],
        Feature::Speechiness => ["less spoken", "more spoken"],
        Feature::Acousticness => ["less acoustic", "more acoustic"],
        Feature::Instrumentalness => ["more sung", "more instrumental"],
        Feature::Liveness => ["more of the studio", "more of the stage"],
        Feature::Valence => ["gloomier", "happier"],
        Feature::Tempo => ["slower", "faster"],
        Feature::Duration => ["shorter", "longer"],
        Feature::Popularity => ["less known", "better known"],
    }
}

/// What the first of two tastes is beside the second in a feature; none where they hardly differ, or differ in spread alone.
pub fn beside(compared: &ComparedFeature) -> Option<&'static str> {
    let [one, other] = compared.ranks.map(|ranks| ranks.into_iter().map(u32::from).sum::<u32>());
    let [less, more] = ends(compared.feature);
    match one.cmp(&other) {
        _ if compared.moved < WORTH_A_WORD => None,
        std::cmp::Ordering::Less => Some(less),
        std::cmp::Ordering::Greater => Some(more),
        std::cmp::Ordering::Equal => None,
    }
}

/// How the first of two tastes sounds beside the second, in a sentence.
pub fn sentence([one, other]: [&str; 2], features: &[ComparedFeature]) -> String {
    let words: Vec<&str> = features.iter().filter_map(beside).take(NAMED).collect();
    match (features.is_empty(), words.is_empty()) {
        (true, _) => "How they sound cannot be compared: no feature is known of both.".into(),
        (false, true) => "They sound much the same in every feature.".into(),
        (false, false) => format!("{one} is {} than {other}.", joined(&words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(feature: Feature, one: u8, other: u8) -> ComparedFeature {
        let moved = f32::from(one.abs_diff(other)) / 63.0;
        ComparedFeature { feature, ranks: [[one; 7], [other; 7]], moved }
    }

    #[test]
    fn the_first_is_described_beside_the_second() {
        let features = [
            compared(Feature::Loudness, 50, 20),
            compared(Feature::Acousticness, 10, 30),
            compared(Feature::Tempo, 31, 32),
        ];
        assert_eq!(sentence(["Ben", "Ana"], &features), "Ben is louder and less acoustic than Ana.");
    }

    #[test]
    fn at_most_three_features_are_named() {
        let features = [Feature::Loudness, Feature::Energy, Feature::Tempo, Feature::Valence];
        let features = features.map(|feature| compared(feature, 60, 10));
        assert_eq!(sentence(["Ben", "Ana"], &features), "Ben is louder, more energetic and faster than Ana.");
    }

    #[test]
    fn small_differences_are_none() {
        let same = [compared(Feature::Energy, 30, 31)];
        assert_eq!(sentence(["Ben", "Ana"], &same), "They sound much the same in every feature.");
        assert!(sentence(["Ben", "Ana"], &[]).starts_with("How they sound cannot be compared"));
    }

    #[test]
    fn a_feature_that_only_spreads_wider_is_neither_more_nor_less() {
        let spread =
            ComparedFeature { feature: Feature::Tempo, ranks: [[0, 10, 20, 30, 40, 50, 60], [30; 7]], moved: 0.3 };
        assert_eq!(beside(&spread), None);
    }
}
