//! Which tracks of the catalog would fit into a playlist, and why.
//!
//! Candidates come from the shelves of the playlist's three largest genres, in proportion to their shares. They are ranked by
//! how close they lie to the playlist's tracks, in the network's embedding and in their features; each next one is the best
//! beside those that are chosen, so that the list is as varied as it is close. What the listener wishes moves candidates
//! nearer or farther, rules keep some out, and every track that is left has a reason.
//!
//! All that decides the order is integers (codes, shares in thousandths), so that every device makes the same list.
//!
//! | module | subject |
//! |---|---|
//! | `taste`, `wishes`, `feedback` | what is known of a listener, and what is asked for |
//! | `quotas` | how many tracks each shelf gives |
//! | `closeness`, `lanes` | how far a candidate is |
//! | `worth`, `chance` | what wishes and the seed make of it |
//! | `line`, `rules` | the candidates of a shelf; what keeps one out |
//! | `reason` | why, in numbers and in words |
//! | `together` | all of this for two listeners or more |

mod chance;
mod closeness;
mod feedback;
mod lanes;
mod line;
mod quotas;
mod reason;
mod rules;
mod taste;
mod together;
mod wishes;
mod worth;

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

use crate::catalog::{Codebook, Shelf};
use crate::embedding::EmbeddingCodes;
use crate::genres::Genre;
use crate::playlist::Track;

use closeness::{Place, References};
pub use feedback::{Feedback, Judged};
use line::{Candidate, Line};
pub use reason::{Because, Compared, Reason, joined};
use rules::Rules;
pub use rules::{PassedOver, Rule};
pub use taste::Taste;
pub use together::{
    FLOOR, Group, JointList, JointReason, JointRecommendation, NoCommonList, Translation, joint_shelves,
    recommend_together,
};
pub use wishes::Wishes;
use worth::Worth;

/// From how many of a playlist's genres the recommendations come.
pub const SHELVES: usize = 3;

/// A list of tracks that would fit in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendations {
    /// The tracks, closest first.
    pub tracks: Vec<Recommendation>,
    /// The seed that was wished for.
    pub seed: u64,
    /// What was passed over on the way to this list.
    pub passed_over: PassedOver,
}

/// One recommended track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The track, as the catalog has it.
    pub track: Track,
    /// Where it lies among all others.
    pub embedding: EmbeddingCodes,
    /// The shelf it stands on.
    pub genre: Genre,
    /// How close it lies to the playlist: 1 is the same, 0 as far as tracks that have nothing to do with each other.
    pub score: f32,
    /// Why it was chosen.
    pub reason: Reason,
}

/// The shelves that [`recommend`] will read, largest share first.
pub fn shelves_for(taste: &Taste, wishes: &Wishes) -> Vec<Genre> {
    let shares = quotas::largest_shares(&taste.mix, &wishes.feedback.blocked_genres);
    shares.into_iter().map(|(genre, _)| genre).collect()
}

/// The tracks of these shelves that fit best. Shelves that the mix does not ask for are ignored; fewer tracks than wished for
/// come back where the shelves hold no more that the rules allow.
pub fn recommend(
    taste: &Taste,
    shelves: &[impl Borrow<Shelf>],
    codebook: &Codebook,
    wishes: &Wishes,
) -> Recommendations {
    let references = References::new(taste, wishes, codebook);
    let worth = Worth::new(taste.playlist.tracks.iter(), wishes, codebook);
    let count = wishes.count.min(Wishes::MOST);
    let shares = quotas::largest_shares(&taste.mix, &wishes.feedback.blocked_genres);
    let line = |((genre, share), quota): (&(Genre, u32), usize)| {
        let shelf = shelves.iter().map(Borrow::borrow).find(|shelf: &&Shelf| shelf.genre() == *genre)?;
        Some(Line::new(shelf, *share, quota, &references, &worth))
    };
    let mut lines: Vec<Line> = shares.iter().zip(quotas::quotas(&shares, count)).filter_map(line).collect();

    let mut list =
        List { rules: Rules::new(taste.playlist.tracks.iter(), wishes), places: Vec::new(), chosen: Vec::new() };
    let variety = variety(wishes);
    for index in 0..lines.len() {
        let end = list.chosen.len() + lines[index].quota;
        list.fill(&mut lines, index, end, variety, &worth, codebook);
    }
    // What a small shelf could not give, the others may.
    for index in 0..lines.len() {
        list.fill(&mut lines, index, count, variety, &worth, codebook);
    }
    list.finish(taste, wishes, &references, &worth)
}

/// How many parts in a hundred of a candidate's worth are that it is unlike what is chosen.
fn variety(wishes: &Wishes) -> u64 {
    10 + u64::from(wishes.adventure.min(100)) * 2 / 5
}

/// A list in the making.
struct List {
    rules: Rules,
    places: Vec<Place>,
    chosen: Vec<(Genre, u32, Candidate)>,
}

impl List {
    /// Takes from a line until the list has so many tracks or the line no more.
    fn fill(&mut self, lines: &mut [Line], index: usize, end: usize, variety: u64, worth: &Worth, codebook: &Codebook) {
        while self.chosen.len() < end {
            let Some(best) = lines[index].take(variety, &self.places, &mut self.rules, worth, codebook) else { return };
            if self.rules.choose(&best.track) {
                lines.iter_mut().for_each(|line| line.see(&best.place));
                self.places.push(best.place);
                self.chosen.push((lines[index].genre, lines[index].share, best));
            }
        }
    }

    /// The list, closest first; of two equally close tracks the one with the smaller id.
    fn finish(mut self, taste: &Taste, wishes: &Wishes, references: &References, worth: &Worth) -> Recommendations {
        self.chosen.sort_by_key(|(_, _, candidate)| (candidate.distance.mean, candidate.track.id));
        let recommendation = |(genre, share, candidate): (Genre, u32, Candidate)| Recommendation {
            reason: Reason::new(taste, wishes, references.nearest(candidate.distance), &candidate, share, worth),
            embedding: candidate.place.embedding,
            score: candidate.distance.score(),
            track: candidate.track,
            genre,
        };
        Recommendations {
            passed_over: self.rules.passed_over(),
            tracks: self.chosen.into_iter().map(recommendation).collect(),
            seed: wishes.seed,
        }
    }
}
