//! The ways of making a list for a group that are compared.

use std::collections::BTreeSet;

use amalgamix::genres::Probabilities;
use amalgamix::mixture::GenreMix;
use amalgamix::playlist::Playlist;
use amalgamix::recommend::{Taste, Translation, Wishes, recommend, recommend_together};

use super::super::ground::Ground;
use super::groups::Together;

/// A way of making a list of the catalog's tracks for a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JointWay {
    /// As the page does it.
    Ours,
    /// As for one listener who has the tracks of all and the mean of their mixes.
    AsOne,
    /// Everybody's own list, one track in turn.
    InTurns,
}

impl JointWay {
    /// Every way, ours first.
    pub const ALL: [JointWay; 3] = [JointWay::Ours, JointWay::AsOne, JointWay::InTurns];

    /// What readers call it.
    pub fn name(self) -> &'static str {
        match self {
            JointWay::Ours => "AmalgaMix",
            JointWay::AsOne => "as if all were one",
            JointWay::InTurns => "everybody's own list in turns",
        }
    }

    /// The list, as places in the dataset.
    pub fn list(self, ground: &Ground, group: &Together, translation: &Translation) -> Vec<usize> {
        match self {
            JointWay::Ours => ours(ground, group, translation),
            JointWay::AsOne => as_one(group).map(|taste| own(ground, &taste)).unwrap_or_default(),
            JointWay::InTurns => in_turns(ground, group),
        }
    }
}

fn ours(ground: &Ground, group: &Together, translation: &Translation) -> Vec<usize> {
    let list = recommend_together(&group.group, &ground.shelves, translation, &Wishes::default());
    let tracks = list.map(|list| list.tracks).unwrap_or_default();
    tracks.iter().filter_map(|recommendation| ground.place(recommendation.track.id)).collect()
}

/// The list that a single listener gets.
fn own(ground: &Ground, taste: &Taste) -> Vec<usize> {
    let list = recommend(taste, &ground.shelves, &ground.codebook, &Wishes::default()).tracks;
    list.iter().filter_map(|recommendation| ground.place(recommendation.track.id)).collect()
}

fn as_one(group: &Together) -> Option<Taste> {
    let tastes: Vec<&Taste> = group.cases.iter().map(|case| &case.taste).collect();
    let mut shares = vec![0.0; tastes.first()?.mix.shares.as_slice().len()];
    for taste in &tastes {
        let each = shares.iter_mut().zip(taste.mix.shares.as_slice());
        each.for_each(|(sum, share)| *sum += share / tastes.len() as f32);
    }
    let tracks = tastes.iter().flat_map(|taste| taste.playlist.tracks.clone()).collect();
    Some(Taste {
        playlist: Playlist { name: String::new(), tracks },
        mix: GenreMix { shares: Probabilities::new(&shares).ok()?, confidence: 1.0 },
        embeddings: tastes.iter().flat_map(|taste| taste.embeddings.clone()).collect(),
    })
}

/// One track of everybody's list after the other, without those that somebody has and those that came before.
fn in_turns(ground: &Ground, group: &Together) -> Vec<usize> {
    let known: BTreeSet<usize> = group.cases.iter().flat_map(|case| case.shown.iter().copied()).collect();
    let lists: Vec<Vec<usize>> = group.cases.iter().map(|case| own(ground, &case.taste)).collect();
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    let in_turns = (0..longest).flat_map(|place| lists.iter().filter_map(move |list| list.get(place).copied()));
    let mut seen = known;
    in_turns.filter(|track| seen.insert(*track)).take(Wishes::default().count).collect()
}
