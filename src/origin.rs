//! Where each value that is known of a track came from. A playlist's own values are not noted: only what was borrowed is.

use serde::{Deserialize, Serialize};

/// Who told a value. The order is that in which sources are asked: an earlier one is never replaced by a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FeatureOrigin {
    /// The playlist itself, as it came in.
    Playlist,
    /// The catalog, for a track with the same id.
    Catalog,
    /// Spotify's own audio features, which only Client IDs from before November 2024 may read.
    Spotify,
    /// ReccoBeats, an independent service.
    ReccoBeats,
    /// The catalog, for a track with the same title and first artist.
    CatalogByName,
}

impl FeatureOrigin {
    /// Every origin, in the order in which sources are asked.
    pub const ALL: [FeatureOrigin; 5] = [
        FeatureOrigin::Playlist,
        FeatureOrigin::Catalog,
        FeatureOrigin::Spotify,
        FeatureOrigin::ReccoBeats,
        FeatureOrigin::CatalogByName,
    ];

    /// What listeners read.
    pub fn name(self) -> &'static str {
        match self {
            FeatureOrigin::Playlist => "the playlist",
            FeatureOrigin::Catalog => "the catalog",
            FeatureOrigin::Spotify => "Spotify",
            FeatureOrigin::ReccoBeats => "ReccoBeats",
            FeatureOrigin::CatalogByName => "the catalog by title and artist",
        }
    }
}

/// Some of a track's values: a set of places, 0 to 10 for the numbers in the order of `Feature::ALL`, then key, mode, time
/// signature and explicit flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values(u16);

impl Values {
    /// The values at these places. A place beyond the last value is none of a track's and counts for nothing.
    pub fn at(places: impl IntoIterator<Item = usize>) -> Values {
        Values(places.into_iter().filter(|place| *place < 16).fold(0, |set, place| set | 1 << place))
    }

    /// How many of them are here, too.
    pub fn in_common(self, other: Values) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those that are not there.
    pub fn without(self, other: Values) -> Values {
        Values(self.0 & !other.0)
    }
}

/// Values that a track did not come with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrowed {
    /// Who told them.
    pub origin: FeatureOrigin,
    /// Which ones.
    pub values: Values,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_values_are_compared() {
        let (first, second) = (Values::at([0, 3, 14]), Values::at([3, 14, 200]));
        assert_eq!(first.in_common(second), 2);
        assert_eq!(first.without(second), Values::at([0]));
        assert!(second.without(first).is_empty());
    }
}
