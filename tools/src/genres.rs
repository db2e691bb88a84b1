//! How the dataset's 114 genres lie to each other, and how far that bears out the 57 that gather them.

mod families;
mod ward;

use std::collections::BTreeSet;

use amalgamix::encode::Statistics;
use amalgamix::genres::GenreTable;
use amalgamix::model::MEMBERS;
use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, LabelledTrack};
use families::family;
pub use ward::Merge;
use ward::{Distances, cluster};

/// How many of the dataset's genres one of ours gathers at most.
const AT_MOST: usize = 4;
/// By how much genres of different families of music are moved apart: sound alone puts blues beside Swedish pop.
const STRETCH: f64 = 1.6;

/// The dataset's genres as a tree, for the report.
#[derive(Serialize, Deserialize)]
pub struct GenreTree {
    /// The dataset's genres, in the order of the genre table's members.
    pub members: Vec<String>,
    /// For each of them the place of the genre that gathers it.
    pub gathered_by: Vec<usize>,
    /// The merges that make the tree, those within our genres first. Members are the nodes 0 to 113, the first merge is
    /// node 114.
    pub merges: Vec<Merge>,
    /// How well our genres agree with those that clustering alone would have made: the adjusted Rand index (Hubert and
    /// Arabie 1985), 0 for chance, 1 for the same.
    pub agreement: f64,
    /// What clustering alone would have gathered, as lists of members.
    pub by_clustering_alone: Vec<Vec<String>>,
}

/// Clusters the dataset's genres: their centroids in the space of the networks' inputs, drawn together by the tracks that
/// they share, kept apart between families, merged by Ward's method.
pub fn tree(dataset: &Dataset, genres: &GenreTable) -> GenreTree {
    let (members, gathered_by): (Vec<String>, Vec<usize>) =
        genres.members().map(|(name, genre)| (name.to_owned(), genre.index())).unzip();
    let distances = distances(dataset, &members);
    let within =
        cluster(&distances, |nodes| all_same(nodes, &gathered_by), gathered_by.iter().max().map_or(0, |last| last + 1));
    let alone = cluster(&distances, |nodes| nodes.len() <= AT_MOST, GROUPS);
    let groups = alone.groups(GROUPS);
    GenreTree {
        agreement: adjusted_rand_index(&gathered_by, &labels(&groups)),
        by_clustering_alone: groups
            .iter()
            .map(|group| group.iter().map(|member| members[*member].clone()).collect())
            .collect(),
        merges: within.merges,
        members,
        gathered_by,
    }
}

/// How many groups there are to be.
const GROUPS: usize = amalgamix::genres::GENRE_COUNT;

fn all_same(nodes: &[usize], gathered_by: &[usize]) -> bool {
    nodes.windows(2).all(|pair| gathered_by[pair[0]] == gathered_by[pair[1]])
}

fn distances(dataset: &Dataset, members: &[String]) -> Distances {
    let statistics = Statistics::of(dataset.tracks.iter().map(|track| &track.track.features));
    let tracks: Vec<Vec<&LabelledTrack>> =
        (0..MEMBERS).map(|member| dataset.tracks.iter().filter(|track| has(track, member)).collect()).collect();
    let centroids: Vec<Vec<f64>> = tracks.iter().map(|tracks| centroid(tracks, &statistics)).collect();
    let ids: Vec<BTreeSet<_>> =
        tracks.iter().map(|tracks| tracks.iter().map(|track| track.track.id).collect()).collect();
    Distances::between(MEMBERS, |one, other| {
        let apart: f64 = centroids[one].iter().zip(&centroids[other]).map(|(a, b)| (a - b).powi(2)).sum();
        let shared = ids[one].intersection(&ids[other]).count() as f64;
        let overlap = shared / ids[one].len().min(ids[other].len()).max(1) as f64;
        let stretch = if family(&members[one]) == family(&members[other]) { 1.0 } else { STRETCH };
        apart * ((1.0 - overlap) * stretch).powi(2)
    })
}

fn has(track: &LabelledTrack, member: usize) -> bool {
    track.labels.iter().any(|label| label.member == member)
}

/// The mean of the inputs over a genre's tracks, and the spread of the numbers among them.
fn centroid(tracks: &[&LabelledTrack], statistics: &Statistics) -> Vec<f64> {
    let rows: Vec<_> = tracks.iter().map(|track| statistics.encode(&track.track.features)).collect();
    let count = rows.len().max(1) as f64;
    let width = rows.first().map_or(0, |row| row.len());
    let mean = |column: usize| rows.iter().map(|row| f64::from(row[column])).sum::<f64>() / count;
    let means: Vec<f64> = (0..width).map(mean).collect();
    let spreads = (0..amalgamix::encode::NUMBERS.min(width)).map(|column| {
        (rows.iter().map(|row| (f64::from(row[column]) - means[column]).powi(2)).sum::<f64>() / count).sqrt()
    });
    means.iter().copied().chain(spreads).collect()
}

fn labels(groups: &[Vec<usize>]) -> Vec<usize> {
    let mut labels = vec![0; groups.iter().map(Vec::len).sum()];
    for (label, group) in groups.iter().enumerate() {
        group.iter().for_each(|member| labels[*member] = label);
    }
    labels
}

fn adjusted_rand_index(one: &[usize], other: &[usize]) -> f64 {
    let pairs = |together: &dyn Fn(usize, usize) -> bool| {
        (0..one.len()).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| together(*a, *b)).count() as f64
    };
    let both = pairs(&|a, b| one[a] == one[b] && other[a] == other[b]);
    let (in_one, in_other) = (pairs(&|a, b| one[a] == one[b]), pairs(&|a, b| other[a] == other[b]));
    let expected = in_one * in_other / pairs(&|_, _| true).max(1.0);
    let most = (in_one + in_other) / 2.0;
    if most > expected { (both - expected) / (most - expected) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_groups_agree_whatever_they_are_called() {
        assert_eq!(adjusted_rand_index(&[0, 0, 1, 1], &[5, 5, 2, 2]), 1.0);
        assert!(adjusted_rand_index(&[0, 0, 1, 1], &[0, 1, 0, 1]) < 0.1);
    }
}
