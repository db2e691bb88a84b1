//! The dendrogram of the dataset's genres.

use amalgamix::report::Figure;

use super::Drawn;
use super::svg::{Anchor, Svg};
use crate::genres::Merge;

const ROW: f64 = 17.0;
const LEFT: f64 = 260.0;
const MEMBERS_WIDTH: f64 = 140.0;
const TREE_WIDTH: f64 = 480.0;

/// Where a node is drawn: how high it was merged, and at which row.
struct Place {
    height: f64,
    row: f64,
    leaves: Vec<usize>,
}

/// Draws the tree of the members, with the genres that gather them.
pub fn genre_tree(members: &[String], gathered_by: &[usize], genres: &[String], merges: &[Merge]) -> Drawn {
    let title = "How the dataset’s 114 genres became 57";
    let order = leaf_order(members.len(), merges);
    let mut svg = Svg::new(LEFT + MEMBERS_WIDTH + TREE_WIDTH + 20.0, ROW * members.len() as f64 + 50.0, title);
    let highest = merges.iter().map(|merge| merge.height).fold(1e-9, f64::max);
    let x = |height: f64| LEFT + MEMBERS_WIDTH + TREE_WIDTH * (height / highest).sqrt();
    let y = |row: f64| 34.0 + ROW * row;
    let mut places: Vec<Place> = (0..members.len())
        .map(|leaf| {
            let row = order.iter().position(|other| *other == leaf).unwrap_or(0) as f64;
            Place { height: 0.0, row, leaves: vec![leaf] }
        })
        .collect();
    for (row, leaf) in order.iter().enumerate() {
        svg.text((LEFT + MEMBERS_WIDTH - 8.0, y(row as f64) + 4.0), Anchor::End, "small", &members[*leaf]);
        let is_first = row == 0 || gathered_by[order[row - 1]] != gathered_by[*leaf];
        if is_first {
            svg.text((8.0, y(row as f64) + 4.0), Anchor::Start, "small soft", &genres[gathered_by[*leaf]]);
        }
    }
    for merge in merges {
        let (one, other) = (&places[merge.one], &places[merge.other]);
        let leaves: Vec<usize> = one.leaves.iter().chain(&other.leaves).copied().collect();
        let is_genre = leaves.iter().all(|leaf| gathered_by[*leaf] == gathered_by[leaves[0]]);
        // A merge may lie lower than one of its parts where that was made first for another reason; it is drawn above both.
        let height = merge.height.max(one.height).max(other.height);
        let corners = [
            (x(one.height), y(one.row)),
            (x(height), y(one.row)),
            (x(height), y(other.row)),
            (x(other.height), y(other.row)),
        ];
        svg.polyline(if is_genre { "one" } else { "line" }, &corners);
        let row = (one.row + other.row) / 2.0;
        places.push(Place { height, row, leaves });
    }
    svg.text((LEFT + MEMBERS_WIDTH, 16.0), Anchor::Start, "small soft", "alike → different");
    let gathers = |genre: usize| -> String {
        let of_genre =
            members.iter().zip(gathered_by).filter(|(_, by)| **by == genre).map(|(member, _)| member.as_str());
        of_genre.collect::<Vec<_>>().join(", ")
    };
    Drawn {
        figure: Figure {
            file: "genre-tree.svg".into(),
            title: title.into(),
            caption: "Ward’s clustering of the dataset’s genres by how their tracks sound and which they share. The \
                      coloured branches are the genres that AmalgaMix tells apart."
                .into(),
            size: svg.size(),
            columns: ["genre", "gathers"].map(String::from).to_vec(),
            rows: genres.iter().enumerate().map(|(genre, name)| vec![name.clone(), gathers(genre)]).collect(),
        },
        svg: svg.finish(),
    }
}

/// The leaves in an order in which no branches cross.
fn leaf_order(leaves: usize, merges: &[Merge]) -> Vec<usize> {
    let mut nodes: Vec<Vec<usize>> = (0..leaves).map(|leaf| vec![leaf]).collect();
    for merge in merges {
        let union = [nodes[merge.one].clone(), nodes[merge.other].clone()].concat();
        nodes.push(union);
    }
    nodes.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_do_not_cross() {
        let merges = [Merge { one: 0, other: 2, height: 1.0 }, Merge { one: 3, other: 1, height: 2.0 }];
        assert_eq!(leaf_order(3, &merges), [0, 2, 1]);
    }
}
