//! One of those who listen together, by the corners of their taste.

use super::super::closeness::{Distance, Place, closeness_in_thousandths};
use super::Translation;
use crate::catalog::SoundCodes;
use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::portrait::{Corner, Portrait, QUANTILES};

/// A member's corners in the catalog's codes.
pub struct Member {
    corners: Vec<(Genre, Place)>,
}

impl Member {
    /// The member with this portrait; where its network embeds nothing, the middle of its sounds is its only corner. None if
    /// nothing is known of them either.
    pub fn of(portrait: &Portrait, translation: &Translation) -> Option<Member> {
        let is_placed = portrait.network == translation.network;
        let place = |corner: &Corner| Place {
            sound: translation.catalog.encode(&translation.portraits.features(&corner.sound)),
            embedding: if is_placed { corner.embedding } else { EmbeddingCodes::UNKNOWN },
        };
        let mut corners: Vec<_> = portrait.corners.iter().map(|corner| (corner.genre, place(corner))).collect();
        if corners.is_empty() {
            corners.extend(middle(portrait, translation));
        }
        (!corners.is_empty()).then_some(Member { corners })
    }

    /// How far a track is from the nearest corner; of equally near ones the first.
    pub fn distance(&self, track: &Place) -> Distance {
        let apart = self.corners.iter().map(|(_, corner)| corner.apart(track)).enumerate();
        let nearest = apart.min_by_key(|(index, apart)| (*apart, *index));
        nearest.map_or(Distance { mean: u32::MAX, nearest: 0 }, |(nearest, mean)| Distance { mean, nearest })
    }

    /// How close a track is to the nearest corner, in thousandths.
    pub fn closeness(&self, track: &Place) -> u32 {
        closeness_in_thousandths(self.distance(track).mean.into())
    }

    /// The corner that is nearest to a track: the genre by which it is called, and where it lies.
    pub fn nearest(&self, track: &Place) -> &(Genre, Place) {
        &self.corners[self.distance(track).nearest]
    }
}

/// The middle of how a taste's tracks sound, as a corner of its largest genre.
fn middle(portrait: &Portrait, translation: &Translation) -> Option<(Genre, Place)> {
    let (genre, _) = portrait.mix.first()?;
    let middles = portrait.sound.map(|ranks| ranks.map_or(SoundCodes::UNKNOWN, |ranks| ranks[QUANTILES / 2]));
    let sound = translation.catalog.encode(&translation.portraits.features(&SoundCodes(middles)));
    let is_known = sound.0.iter().any(|code| *code != SoundCodes::UNKNOWN);
    is_known.then_some((*genre, Place { sound, embedding: EmbeddingCodes::UNKNOWN }))
}
