//! Which tracks of the catalog would please two listeners or a group: what lies near to everybody's taste.
//!
//! Candidates come from the group's common ground, the genres of which all have something and some much. The rule of fairness: nobody is given a track that lies farther from the nearest corner of their taste than a floor ([`FLOOR`]), and
//! each next track is the one after which the member who is worst off so far is best off. So the list is as close to
//! everybody as can be, and every beginning of it is, too. Nobody's name, nor the order in which members are named, counts.
//!
//! Members are known by their portraits alone, for friends' tastes come as codes. All that decides is whole numbers.
//!
//! | module | subject |
//! |---|---|
//! | `ground` | the shelves that members have in common |
//! | `member` | how close a track lies to a member's corners |
//! | `offer` | the candidates of a shelf |
//! | `balance` | how well off each member is so far |
//! | `reason` | why a track is for all, in words |

mod balance;
mod ground;
mod member;
mod offer;
mod reason;

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::closeness::Place;
use super::rules::{PassedOver, Rule, Rules};
use super::worth::Worth;
use super::{Wishes, quotas, variety};
use crate::catalog::{Codebook, Shelf};
use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::playlist::{Playlist, Track};
use crate::portrait::{Portrait, Scale};

use balance::Balance;
use member::Member;
use offer::{Offer, Offered};
pub use reason::JointReason;

/// How close, in thousandths of the score that is shown, a track lies at least to the nearest corner of each member: closer
/// than three of four tracks at random do to a taste at random (`cargo tools together --part validation`).
pub const FLOOR: u32 = 430;

/// Those who listen together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Their tastes, at most [`Group::MOST`].
    pub members: Vec<Portrait>,
    /// What they have, as far as it is here: none of it is recommended.
    pub known: Vec<Playlist>,
}

impl Group {
    /// How many may listen together.
    pub const MOST: usize = 12;

    /// How close any track with this embedding lies to each member, as the scores in a list tell it.
    pub fn scores(
        &self,
        track: &Track,
        embedding: EmbeddingCodes,
        translation: &Translation,
    ) -> Result<Vec<f32>, NoCommonList> {
        let place = Place::of(track, embedding, translation.catalog);
        Ok(members(self, translation)?.iter().map(|member| score(member.closeness(&place))).collect())
    }
}

/// Why there can be no list for a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoCommonList {
    /// It has no members.
    #[error("there is nobody to recommend for; choose a taste")]
    Nobody,
    /// It has more members than can be pleased at once.
    #[error("{0} tastes are too many to please at once; choose {most} of them at most", most = Group::MOST)]
    TooMany(usize),
    /// Nothing is known of the sound of the member at this place.
    #[error("of taste {} of the group it is not known how it sounds; leave it out", .0 + 1)]
    Silent(usize),
}

/// What the codes in portraits mean, and what those in the catalog do.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'a> {
    /// The scale of the portraits' ranks.
    pub portraits: &'a Scale,
    /// The catalog's.
    pub catalog: &'a Codebook,
    /// The beginning of the fingerprint of the network that placed the catalog's tracks. Portraits of another network are
    /// compared by their sound alone.
    pub network: [u8; 4],
}

/// A list of tracks for a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointList {
    /// The tracks in the order in which they were chosen: every beginning is as fair as the whole.
    pub tracks: Vec<JointRecommendation>,
    /// Below which score for any member no track is in the list.
    pub floor: f32,
    /// The mean score of the tracks for each member.
    pub satisfaction: Vec<f32>,
    /// What was passed over on the way to this list.
    pub passed_over: PassedOver,
    /// The seed that was wished for.
    pub seed: u64,
}

/// One track for a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointRecommendation {
    /// The track, as the catalog has it.
    pub track: Track,
    /// Where it lies among all others.
    pub embedding: EmbeddingCodes,
    /// The shelf it stands on.
    pub genre: Genre,
    /// How close it lies to the nearest corner of each member: 1 is the same, 0 as far as tracks that have nothing to do with
    /// each other.
    pub scores: Vec<f32>,
    /// Why it was chosen.
    pub reason: JointReason,
}

/// The shelves that [`recommend_together`] will read, those first that members have most in common.
pub fn joint_shelves(members: &[Portrait], wishes: &Wishes) -> Vec<Genre> {
    ground::common(members, &wishes.feedback.blocked_genres).into_iter().map(|(genre, _)| genre).collect()
}

/// The tracks of these shelves that are near to everybody; fewer than wished for where no more are. Of the wishes `shifts` and
/// the tracks that were liked do not count, for they are one listener's; what was disliked or blocked does.
pub fn recommend_together(
    group: &Group,
    shelves: &[impl Borrow<Shelf>],
    translation: &Translation,
    wishes: &Wishes,
) -> Result<JointList, NoCommonList> {
    let members = members(group, translation)?;
    let known = group.known.iter().flat_map(|playlist| &playlist.tracks);
    let worth = Worth::new(known.clone(), wishes, translation.catalog);
    let count = wishes.count.min(Wishes::MOST);
    let shares = ground::common(&group.members, &wishes.feedback.blocked_genres);
    let offer = |((genre, _), quota): (&(Genre, u32), usize)| {
        let shelf = shelves.iter().map(Borrow::borrow).find(|shelf: &&Shelf| shelf.genre() == *genre)?;
        Some(Offer::new(shelf, quota, &members, &worth))
    };
    let list = JointlyChosen {
        offers: shares.iter().zip(quotas::quotas(&shares, count)).filter_map(offer).collect(),
        rules: Rules::new(known, wishes),
        balance: Balance::new(members.len()),
        places: Vec::new(),
        chosen: Vec::new(),
    };
    // Here variety is weighed in scores, which differ more between tracks that are near than squared distances do: half of it
    // costs nobody their genres (`cargo tools together --part validation`).
    Ok(list.fill(count, variety(wishes) / 2, &members, &worth, translation.catalog).finish(&members, wishes.seed))
}

fn members(group: &Group, translation: &Translation) -> Result<Vec<Member>, NoCommonList> {
    match group.members.len() {
        0 => return Err(NoCommonList::Nobody),
        many if many > Group::MOST => return Err(NoCommonList::TooMany(many)),
        _ => {}
    }
    let member = |(place, portrait)| Member::of(portrait, translation).ok_or(NoCommonList::Silent(place));
    group.members.iter().enumerate().map(member).collect()
}

/// A closeness in thousandths as it is shown.
fn score(closeness: u32) -> f32 {
    closeness as f32 / 1000.0
}

/// A list in the making.
struct JointlyChosen<'a> {
    offers: Vec<Offer<'a>>,
    rules: Rules,
    balance: Balance,
    places: Vec<Place>,
    chosen: Vec<(Genre, Offered)>,
}

impl JointlyChosen<'_> {
    /// Chooses until there are so many, from each shelf as many as its share gives; what a shelf cannot give, the others may.
    fn fill(mut self, count: usize, variety: u64, members: &[Member], worth: &Worth, codebook: &Codebook) -> Self {
        for is_open in [|offer: &Offer| offer.quota > 0, |_: &Offer| true] {
            while self.chosen.len() < count {
                for offer in self.offers.iter_mut().filter(|offer| is_open(offer)) {
                    offer.admit(&self.places, &mut self.rules, members, worth, codebook);
                }
                let best = |(index, offer): (usize, &Offer)| Some((offer.best(&self.balance, variety)?, index));
                let open = self.offers.iter().enumerate().filter(|(_, offer)| is_open(offer));
                let Some((best, index)) = open.filter_map(best).max() else { break };
                self.take(index, best.place);
            }
        }
        self
    }

    fn take(&mut self, offer: usize, place: usize) {
        let (genre, offered) = (self.offers[offer].genre(), self.offers[offer].take(place));
        if self.rules.choose(&offered.track) {
            self.offers[offer].quota = self.offers[offer].quota.saturating_sub(1);
            self.offers.iter_mut().for_each(|offer| offer.see(&offered.place));
            self.balance.add(&offered.closeness);
            self.places.push(offered.place);
            self.chosen.push((genre, offered));
        }
    }

    fn finish(self, members: &[Member], seed: u64) -> JointList {
        let too_far: usize = self.offers.iter().map(|offer| offer.too_far).sum();
        let mut passed_over = self.rules.passed_over();
        passed_over.extend((too_far > 0).then_some((Rule::TooFar, too_far)));
        let satisfaction = self.balance.means(self.chosen.len());
        let recommendation = |(genre, offered): (Genre, Offered)| JointRecommendation {
            reason: JointReason::new(members, &offered.place),
            embedding: offered.place.embedding,
            scores: offered.closeness.iter().copied().map(score).collect(),
            track: offered.track,
            genre,
        };
        JointList {
            tracks: self.chosen.into_iter().map(recommendation).collect(),
            floor: score(FLOOR),
            satisfaction,
            passed_over,
            seed,
        }
    }
}
