//! What holds for any two tastes.

use proptest::prelude::*;

use super::*;
use crate::portrait::invented::portrait;

const CALIBRATION: &[u8] = include_bytes!("../../weights/similarity.json");

fn compared(one: &Portrait, other: &Portrait) -> Similarity {
    compare(one, other, &Calibration::from_json(CALIBRATION).unwrap())
}

proptest! {
    #[test]
    fn a_taste_is_fully_alike_to_itself_by_whatever_name(one in portrait()) {
        let similarity = compared(&one, &one.clone().named("other").without_artists());
        prop_assert_eq!((similarity.percentile, similarity.between[1]), (1.0, 1.0));
        prop_assert!((similarity.parts.genres - 1.0).abs() < 1e-6);
        prop_assert!(similarity.parts.sound.is_none_or(|sound| sound == 1.0));
        prop_assert!(similarity.parts.embedding.is_none_or(|embedding| embedding == 1.0));
    }

    #[test]
    fn it_does_not_matter_who_is_compared_with_whom(one in portrait(), other in portrait()) {
        let (there, back) = (compared(&one, &other), compared(&other, &one));
        prop_assert_eq!((there.percentile, there.between, there.parts), (back.percentile, back.between, back.parts));
        prop_assert_eq!(there.artists, back.artists);
        for (there, back) in there.genres.iter().zip(&back.genres) {
            prop_assert_eq!((there.genre, there.shares), (back.genre, [back.shares[1], back.shares[0]]));
        }
    }

    #[test]
    fn every_number_is_in_its_range(one in portrait(), other in portrait(), same_network: bool) {
        let other = if same_network { Portrait { network: one.network, ..other } } else { other };
        let Similarity { percentile, between: [low, high], parts, features, .. } = compared(&one, &other);
        let numbers = [Some(percentile), Some(low), Some(high), Some(parts.genres), parts.sound, parts.embedding];
        let moved = features.iter().map(|feature| feature.moved);
        prop_assert!(numbers.into_iter().flatten().chain(moved).all(|number| (0.0..=1.0).contains(&number)));
        prop_assert!(low <= percentile && percentile <= high);
    }
}
