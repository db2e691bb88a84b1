//! Audio features from elsewhere: who is asked for which tracks, and what is told.

use serde::{Deserialize, Serialize};

use crate::features::AudioFeatures;
use crate::origin::FeatureOrigin;
use crate::playlist::{Isrc, Track, TrackId};

/// Who is asked for audio features, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Spotify, by its ids.
    Spotify,
    /// ReccoBeats, by Spotify's ids.
    ReccoBeats,
    /// ReccoBeats, by the recordings' codes.
    ReccoBeatsByCode,
}

impl Source {
    /// Every source, in the order in which they are asked.
    pub const ALL: [Source; 3] = [Source::Spotify, Source::ReccoBeats, Source::ReccoBeatsByCode];

    /// How many tracks it tells about at once.
    pub fn at_once(self) -> usize {
        match self {
            Source::Spotify => 100,
            Source::ReccoBeats | Source::ReccoBeatsByCode => 40,
        }
    }

    /// Where the values that it tells come from.
    pub fn origin(self) -> FeatureOrigin {
        match self {
            Source::Spotify => FeatureOrigin::Spotify,
            Source::ReccoBeats | Source::ReccoBeatsByCode => FeatureOrigin::ReccoBeats,
        }
    }

    /// The name of it under which this track can be asked for.
    pub fn key(self, track: &Track) -> Option<Key> {
        match self {
            Source::Spotify | Source::ReccoBeats => track.id.map(Key::Id),
            Source::ReccoBeatsByCode => track.isrc.map(Key::Code),
        }
    }
}

/// What a track is asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Key {
    /// Spotify's identifier.
    Id(TrackId),
    /// The recording's code.
    Code(Isrc),
}

/// A track of which it is not known how it sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Its place in the playlist, from 0.
    pub place: usize,
    /// Spotify's identifier, if it has one.
    pub id: Option<TrackId>,
    /// The recording's code, if that is known.
    pub isrc: Option<Isrc>,
}

/// A question to a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Who is asked.
    pub source: Source,
    /// The tracks asked for: their places in the playlist, and their names.
    pub tracks: Vec<(usize, Key)>,
}

/// The answer: what is known, by the place in the playlist.
pub type Told = Vec<(usize, FeatureOrigin, AudioFeatures)>;
