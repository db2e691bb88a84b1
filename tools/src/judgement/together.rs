//! How good lists for groups are, beside ways that ask nobody whether they are pleased.
//!
//! | module | subject |
//! |---|---|
//! | `groups` | who listens together, and what would be right for them |
//! | `ways` | the ways of making a list |

mod groups;
mod ways;

use amalgamix::model::{Network, NetworkError};
use amalgamix::playlist::Track;
use amalgamix::recommend::{FLOOR, Translation, Wishes};
use serde::{Deserialize, Serialize};

use super::cases::{Case, cases};
use super::faults::Faults;
use super::ground::Ground;
use super::metrics::{mean, precision};
use crate::protocol::Example;
pub use groups::{Company, Kind};
use groups::{Together, companies};
use ways::JointWay;

/// Every so many tracks of the catalog one is looked at, to tell how close tracks at random lie.
const EVERY: usize = 400;
/// Above which share of the tracks at random a score is told.
const SHARES: [f64; 5] = [0.5, 0.75, 0.9, 0.95, 0.99];

/// How good lists for groups are.
#[derive(Serialize, Deserialize)]
pub struct JointJudgement {
    /// Below which score for anybody no track is in our lists.
    pub floor: f64,
    /// What the score of a track at random is, for a member at random.
    pub at_random: Vec<AtRandom>,
    /// Each kind of group.
    pub kinds: Vec<KindFigures>,
}

/// A score that so many of the tracks at random do not reach.
#[derive(Serialize, Deserialize)]
pub struct AtRandom {
    /// The share of the tracks.
    pub share: f64,
    /// The score.
    pub score: f64,
}

/// How good lists are for one kind of group.
#[derive(Serialize, Deserialize)]
pub struct KindFigures {
    /// Which.
    pub kind: Kind,
    /// How many groups there were.
    pub groups: usize,
    /// Our lists, then those that they are compared with.
    pub lists: Vec<JointFigures>,
}

/// How good lists are that were made in one way; means over the groups unless said otherwise.
#[derive(Serialize, Deserialize)]
pub struct JointFigures {
    /// How they were made.
    pub by: String,
    /// How many tracks they have.
    pub tracks: f64,
    /// The share of the lists that have fewer than was wished for.
    pub shorter: f64,
    /// The mean score of the tracks, for the member for whom it is lowest.
    pub satisfaction_of_worst: f64,
    /// The same for all members.
    pub satisfaction: f64,
    /// The share of the tracks, over all lists, that are below the floor for somebody.
    pub below_floor: f64,
    /// The share of the first ten that are of one of a member's genres, for the member for whom it is lowest.
    pub precision_of_worst: f64,
    /// The same for all members.
    pub precision: f64,
    /// What should not have been in any list, counted over all.
    pub faults: Faults,
}

/// Makes lists in every way for groups of playlists of these rows, so many of each kind.
pub fn judge_together(
    ground: &Ground,
    network: &Network,
    rows: &[Example],
    company: &Company,
    each: usize,
) -> Result<JointJudgement, NetworkError> {
    let [playlists, _] = cases(ground, network, rows, each)?;
    let members = company.portraits(ground, network, playlists);
    let kinds = Kind::ALL.map(|kind| figures_of_kind(ground, company, kind, &companies(&members, kind, each)));
    let at_random = at_random(ground, &company.translation(ground), &companies(&members, Kind::Pairs, each));
    Ok(JointJudgement { floor: f64::from(FLOOR) / 1000.0, at_random, kinds: kinds.into() })
}

fn figures_of_kind(ground: &Ground, company: &Company, kind: Kind, groups: &[Together]) -> KindFigures {
    let translation = company.translation(ground);
    let figures = |way: JointWay| {
        let progress = crate::progress(groups.len(), way.name());
        let list = |group: &Together| way.list(ground, group, &translation);
        let lists: Vec<Vec<usize>> = groups.iter().map(list).inspect(|_| progress.inc(1)).collect();
        Lists { ground, translation: &translation, groups, lists }.figures(way)
    };
    KindFigures { kind, groups: groups.len(), lists: JointWay::ALL.map(figures).into() }
}

/// How close tracks at random lie to the members of these groups.
fn at_random(ground: &Ground, translation: &Translation, groups: &[Together]) -> Vec<AtRandom> {
    let tracks = (0..ground.tracks.len()).step_by(EVERY);
    let mut scores: Vec<f32> = tracks
        .flat_map(|track| groups.iter().flat_map(move |group| scores(ground, group, translation, track)))
        .collect();
    scores.sort_by(f32::total_cmp);
    let score = |share: f64| scores.get((share * scores.len() as f64) as usize).copied().unwrap_or_default().into();
    SHARES.into_iter().map(|share| AtRandom { share, score: score(share) }).collect()
}

/// How close a track lies to each member.
fn scores(ground: &Ground, group: &Together, translation: &Translation, track: usize) -> Vec<f32> {
    let there = Track { features: ground.sounds[track].clone(), ..Track::default() };
    group.group.scores(&there, ground.answers[track].codes, translation).unwrap_or_default()
}

/// Lists that were made in one way, each for its group.
struct Lists<'a> {
    ground: &'a Ground,
    translation: &'a Translation<'a>,
    groups: &'a [Together<'a>],
    lists: Vec<Vec<usize>>,
}

impl Lists<'_> {
    fn figures(&self, way: JointWay) -> JointFigures {
        let scores: Vec<Vec<Vec<f32>>> = self.scores();
        let satisfactions: Vec<Vec<f64>> = scores.iter().map(|list| means(list)).collect();
        let precisions: Vec<Vec<f64>> =
            self.groups.iter().zip(&self.lists).map(|(group, list)| self.precisions(group, list)).collect();
        let tracks: Vec<&Vec<f32>> = scores.iter().flatten().collect();
        let is_below = |scores: &&&Vec<f32>| scores.iter().any(|score| (score * 1000.0).round() < FLOOR as f32);
        let count = Wishes::default().count;
        JointFigures {
            by: way.name().into(),
            tracks: mean(self.lists.iter().map(|list| list.len() as f64)).unwrap_or_default(),
            shorter: mean(self.lists.iter().map(|list| f64::from(list.len() < count))).unwrap_or_default(),
            satisfaction_of_worst: mean(satisfactions.iter().filter_map(|of| lowest(of))).unwrap_or_default(),
            satisfaction: mean(satisfactions.iter().flatten().copied()).unwrap_or_default(),
            below_floor: tracks.iter().filter(is_below).count() as f64 / tracks.len().max(1) as f64,
            precision_of_worst: mean(precisions.iter().filter_map(|of| lowest(of))).unwrap_or_default(),
            precision: mean(precisions.iter().flatten().copied()).unwrap_or_default(),
            faults: self.faults(),
        }
    }

    /// For each list and each of its tracks, how close it lies to each member.
    fn scores(&self) -> Vec<Vec<Vec<f32>>> {
        let of = |(group, list): (&Together, &Vec<usize>)| {
            list.iter().map(|track| scores(self.ground, group, self.translation, *track)).collect()
        };
        self.groups.iter().zip(&self.lists).map(of).collect()
    }

    fn precisions(&self, group: &Together, list: &[usize]) -> Vec<f64> {
        let of = |case: &&Case| precision(list, |track| case.is_of_its_genres(self.ground, track));
        group.cases.iter().map(of).collect()
    }

    fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        for (group, list) in self.groups.iter().zip(&self.lists) {
            let list: Vec<&Track> = list.iter().map(|place| &self.ground.tracks[*place].track).collect();
            let known: Vec<&Track> = group.group.known.iter().flat_map(|playlist| &playlist.tracks).collect();
            faults += Faults::of(&list, &known, Wishes::default().per_artist);
        }
        faults
    }
}

/// The mean of a list's scores for each member; none for an empty list.
fn means(list: &[Vec<f32>]) -> Vec<f64> {
    let members = list.first().map_or(0, Vec::len);
    (0..members).filter_map(|member| mean(list.iter().map(|scores| f64::from(scores[member])))).collect()
}

fn lowest(numbers: &[f64]) -> Option<f64> {
    numbers.iter().copied().reduce(f64::min)
}
