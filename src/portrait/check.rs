//! What can be a portrait and what cannot: those that come from outside are checked before they are used.

use thiserror::Error;

use crate::catalog::SoundCodes;

use super::{ARTISTS, BLURS, CORNERS, Corner, Portrait, order_in_mix, short_name};

/// Which part of a portrait says what none can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAPortrait {
    /// Too long, or with characters that do not show.
    #[error("its name is none that can be shown")]
    Name,
    /// None.
    #[error("it rests on no track")]
    Tracks,
    /// Not in order, with a genre twice, or not a whole.
    #[error("the shares of its genres are no shares")]
    Mix,
    /// Ranks that fall or that are none.
    #[error("its sound is no distribution")]
    Sound,
    /// Too many, not in order, lying nowhere, or not a whole.
    #[error("its corners are none")]
    Corners,
    /// Too many, not in order, or twice.
    #[error("its artists are none")]
    Artists,
}

impl Portrait {
    /// Whether every number is one that a portrait can have, in the order in which it has them.
    pub fn check(&self) -> Result<(), NotAPortrait> {
        let checks = [
            (self.name == short_name(&self.name), NotAPortrait::Name),
            (self.tracks > 0, NotAPortrait::Tracks),
            (self.has_shares(), NotAPortrait::Mix),
            (self.has_distributions(), NotAPortrait::Sound),
            (self.has_corners(), NotAPortrait::Corners),
            (self.artists.as_deref().is_none_or(are_artists), NotAPortrait::Artists),
        ];
        checks.into_iter().find(|(is_right, _)| !is_right).map_or(Ok(()), |(_, wrong)| Err(wrong))
    }

    fn has_shares(&self) -> bool {
        let sum: u32 = self.mix.iter().map(|(_, share)| u32::from(*share)).sum();
        let genres: std::collections::BTreeSet<_> = self.mix.iter().map(|(genre, _)| genre).collect();
        let is_in_order = self.mix.is_sorted_by_key(order_in_mix) && genres.len() == self.mix.len();
        sum == u32::from(Self::WHOLE) && is_in_order && self.mix.iter().all(|(_, share)| *share > 0)
    }

    fn has_distributions(&self) -> bool {
        self.sound
            .iter()
            .flatten()
            .all(|ranks| ranks.is_sorted() && ranks.iter().all(|rank| *rank < SoundCodes::UNKNOWN))
    }

    fn has_corners(&self) -> bool {
        let sum: u32 = self.corners.iter().map(|corner| u32::from(corner.share)).sum();
        let is_whole = self.corners.is_empty() || sum == u32::from(Corner::WHOLE);
        let is_corner = |corner: &Corner| {
            let is_rank = |rank: &u8| *rank <= SoundCodes::UNKNOWN;
            corner.share > 0 && corner.embedding.are_known() && corner.sound.0.iter().all(is_rank)
        };
        is_whole
            && self.corners.len() <= CORNERS
            && self.corners.is_sorted_by_key(Corner::order)
            && self.corners.iter().all(is_corner)
    }
}

fn are_artists(artists: &[u32]) -> bool {
    let is_in_order = artists.is_sorted_by(|one, next| one < next);
    artists.len() <= ARTISTS && is_in_order && artists.last().is_none_or(|last| *last < BLURS)
}
