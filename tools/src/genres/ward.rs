//! Ward's hierarchical clustering (Ward 1963, by the recurrence of Lance and Williams 1967), with a say in who may merge.

use serde::{Deserialize, Serialize};

/// Squared distances between the first so many nodes.
pub struct Distances(Vec<Vec<f64>>);

/// One step of a clustering: two nodes become a new one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merge {
    /// One of the nodes.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How far apart they were.
    pub height: f64,
}

/// All steps of a clustering, until one node is left.
pub struct Clustering {
    leaves: usize,
    /// In their order; the first makes the node after the last leaf.
    pub merges: Vec<Merge>,
}

impl Distances {
    /// From a function of two different leaves that does not care about their order.
    pub fn between(leaves: usize, squared: impl Fn(usize, usize) -> f64) -> Distances {
        Distances(
            (0..leaves)
                .map(|one| (0..leaves).map(|other| if one == other { 0.0 } else { squared(one, other) }).collect())
                .collect(),
        )
    }
}

/// Merges the nearest nodes until one is left: while there are more than so many groups only those that `may` become one,
/// by the leaves they would have; then any.
pub fn cluster(distances: &Distances, may: impl Fn(&[usize]) -> bool, groups: usize) -> Clustering {
    let leaves = distances.0.len();
    let mut apart = distances.0.clone();
    let mut nodes: Vec<(usize, Vec<usize>)> = (0..leaves).map(|leaf| (leaf, vec![leaf])).collect();
    let mut merges = Vec::new();
    while nodes.len() > 1 {
        let nearest = nearest(&nodes, &apart, |union| nodes.len() <= groups || may(union))
            .or_else(|| nearest(&nodes, &apart, |_| true));
        let Some((one, other)) = nearest else { break };
        let (second, first) = (nodes.swap_remove(one.max(other)), nodes.swap_remove(one.min(other)));
        merges.push(Merge { one: first.0, other: second.0, height: apart[first.0][second.0].sqrt() });
        extend(&mut apart, &nodes, &first, &second);
        nodes.push((apart.len() - 1, [first.1, second.1].concat()));
        nodes.sort_unstable_by_key(|(node, _)| *node);
    }
    Clustering { leaves, merges }
}

/// The places of the two nearest nodes whose union is allowed; of two equally near pairs the first.
fn nearest(
    nodes: &[(usize, Vec<usize>)],
    apart: &[Vec<f64>],
    may: impl Fn(&[usize]) -> bool,
) -> Option<(usize, usize)> {
    let pairs = (0..nodes.len()).flat_map(|one| (0..one).map(move |other| (other, one)));
    let allowed = pairs.filter(|(one, other)| {
        let union: Vec<usize> = nodes[*one].1.iter().chain(&nodes[*other].1).copied().collect();
        may(&union)
    });
    allowed.min_by(|a, b| apart[nodes[a.0].0][nodes[a.1].0].total_cmp(&apart[nodes[b.0].0][nodes[b.1].0]))
}

/// Adds the distances of the node that two others become.
fn extend(
    apart: &mut Vec<Vec<f64>>,
    nodes: &[(usize, Vec<usize>)],
    one: &(usize, Vec<usize>),
    other: &(usize, Vec<usize>),
) {
    let mut row = vec![0.0; apart.len() + 1];
    let (size, other_size) = (one.1.len() as f64, other.1.len() as f64);
    for (node, leaves) in nodes {
        let count = leaves.len() as f64;
        let weighed = (size + count) * apart[*node][one.0] + (other_size + count) * apart[*node][other.0]
            - count * apart[one.0][other.0];
        row[*node] = weighed / (size + other_size + count);
    }
    for (old, distance) in apart.iter_mut().zip(&row) {
        old.push(*distance);
    }
    apart.push(row);
}

impl Clustering {
    /// The leaves of each of so many groups.
    pub fn groups(&self, groups: usize) -> Vec<Vec<usize>> {
        let mut nodes: Vec<Option<Vec<usize>>> = (0..self.leaves).map(|leaf| Some(vec![leaf])).collect();
        for merge in self.merges.iter().take(self.leaves.saturating_sub(groups)) {
            let union = [nodes[merge.one].take(), nodes[merge.other].take()].into_iter().flatten().flatten().collect();
            nodes.push(Some(union));
        }
        nodes.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Leaves on a line.
    fn line(places: &[f64]) -> Distances {
        Distances::between(places.len(), |one, other| (places[one] - places[other]).powi(2))
    }

    #[test]
    fn what_is_near_is_merged_first() {
        let clustering = cluster(&line(&[0.0, 10.0, 1.0, 12.0]), |_| true, 4);
        assert_eq!(clustering.groups(2), [vec![0, 2], vec![1, 3]]);
        assert_eq!((clustering.merges[0].height, clustering.merges[1].height), (1.0, 2.0));
        assert!(clustering.merges[2].height > 10.0);
    }

    #[test]
    fn groups_stay_as_small_as_they_must() {
        let clustering = cluster(&line(&[0.0, 1.0, 2.0, 3.0]), |union| union.len() <= 2, 2);
        assert!(clustering.groups(2).iter().all(|group| group.len() == 2));
        assert_eq!(clustering.merges.len(), 3, "then any may merge");
    }
}
