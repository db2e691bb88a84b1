//! Sentences about tastes and how alike they are.

use amalgamix::constellation::Constellation;
use amalgamix::genres::GenreTable;
use amalgamix::recommend::joined;
use amalgamix::similarity::{CommonGenre, Similarity};

use crate::state::{Taste, Whence};
use crate::words;

/// From which share on of both, 0 to 1, a genre in common is worth a word.
const WORTH_A_WORD: f32 = 0.03;

/// How many tastes that stand alone are named; more are counted.
const NAMED: usize = 4;

/// What a taste is called; those without a name have one too.
pub fn name(name: &str) -> &str {
    if name.trim().is_empty() { "Unnamed taste" } else { name }
}

/// A taste's name in quotation marks.
pub fn quoted(taste: &Taste) -> String {
    format!("“{}”", name(&taste.portrait.name))
}

/// Where a taste came from.
pub fn whence(whence: Whence) -> &'static str {
    match whence {
        Whence::File => "from a file",
        Whence::Spotify => "from Spotify",
        Whence::Demo => "a demo playlist",
        Whence::Friend => "from a friend",
    }
}

/// How sure that is.
pub fn interval(similarity: &Similarity, tracks: [u16; 2]) -> String {
    let [low, high] = similarity.between.map(|share| (share * 100.0).round() as u32);
    let [one, other] = tracks.map(|tracks| words::grouped(tracks.into()));
    let rest = format!("they rest on {one} and {other} tracks");
    if low == high { format!("Surely so: {rest}.") } else { format!("Between {low} and {high} %, for {rest}.") }
}

/// Which genres two tastes share, in a sentence.
pub fn genres(genres: &[CommonGenre], table: &GenreTable) -> String {
    let large = genres.iter().filter(|common| common.shares.iter().all(|share| *share >= WORTH_A_WORD));
    let names: Vec<&str> = large.take(3).map(|common| table.name(common.genre)).collect();
    match (genres.is_empty(), names.is_empty()) {
        (true, _) => "They have no genre in common.".into(),
        (false, true) => "What genres they have in common are small in one of them.".into(),
        (false, false) => format!("Both have {}.", joined(&names)),
    }
}

/// Which tastes stand together, and which one stands apart: a sentence each.
pub fn groups(found: &Constellation, tastes: &[impl AsRef<Taste>]) -> Vec<String> {
    let names = |group: &[usize]| -> Vec<String> {
        group.iter().filter_map(|place| tastes.get(*place)).map(|taste| quoted(taste.as_ref())).collect()
    };
    let in_a_row = |names: &[String]| joined(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut said = Vec::new();
    let mut alone = Vec::new();
    for group in &found.groups {
        match group.len() {
            0 => {}
            1 => alone.extend(names(group)),
            _ => said.push(format!("{} stand together.", in_a_row(&names(group)))),
        }
    }
    match (alone.len(), said.is_empty()) {
        (0, _) => {}
        (_, true) => said.push("No two of them are so alike that they stand together.".into()),
        (1, _) => said.push(format!("{} stands alone.", in_a_row(&alone))),
        (many, _) if many > NAMED => said.push(format!("The other {many} stand alone, each for itself.")),
        _ => said.push(format!("{} stand alone, each for itself.", in_a_row(&alone))),
    }
    if let Some(odd) = found.odd.and_then(|place| tastes.get(place)) {
        said.push(format!("{} is the odd one out: it is unlike all others.", quoted(odd.as_ref())));
    }
    said
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use amalgamix::constellation::Axis;
    use amalgamix::portrait::Portrait;
    use amalgamix::similarity::Parts;

    use super::*;

    fn similarity(percentile: f32, between: [f32; 2]) -> Similarity {
        let parts = Parts { genres: 0.5, sound: None, embedding: None };
        Similarity { percentile, between, parts, genres: vec![], features: vec![], artists: None }
    }

    #[test]
    fn the_number_is_a_share_of_pairs() {
        assert_eq!(words::verdict(&similarity(0.871, [0.8, 0.92])), "More alike than 87 % of pairs of playlists.");
        assert_eq!(words::verdict(&similarity(0.002, [0.0, 0.1])), "Among the least alike of all pairs of playlists.");
        assert_eq!(words::verdict(&similarity(0.998, [0.9, 1.0])), "More alike than over 99 % of pairs of playlists.");
        assert_eq!(words::verdict(&similarity(1.0, [1.0, 1.0])), "As alike as a playlist and itself.");
    }

    #[test]
    fn few_tracks_are_admitted() {
        let told = interval(&similarity(0.87, [0.8, 0.92]), [24, 31]);
        assert_eq!(told, "Between 80 and 92 %, for they rest on 24 and 31 tracks.");
    }

    fn taste(name: &str) -> Rc<Taste> {
        let portrait: Portrait = serde_json::from_value(serde_json::json!({
            "name": name, "tracks": 30, "network": [0, 0, 0, 0], "mix": [], "sound": [null, null, null, null, null, null, null, null, null],
            "corners": [], "artists": null,
        }))
        .unwrap();
        Rc::new(Taste { mark: 1, portrait, whence: Whence::File, playlist: None })
    }

    fn constellation(groups: &[&[usize]], odd: Option<usize>) -> Constellation {
        let groups: Vec<Vec<usize>> = groups.iter().map(|group| group.to_vec()).collect();
        let axes = [Axis::default(), Axis::default()];
        Constellation { alike: vec![], order: groups.concat(), groups, odd, places: vec![], axes }
    }

    #[test]
    fn groups_and_the_odd_one_out_are_named() {
        let tastes = ["A", "B", "C", " "].map(taste);
        assert_eq!(
            groups(&constellation(&[&[0, 2, 1], &[3]], Some(3)), &tastes),
            [
                "“A”, “C” and “B” stand together.",
                "“Unnamed taste” stands alone.",
                "“Unnamed taste” is the odd one out: it is unlike all others."
            ]
        );
        assert_eq!(
            groups(&constellation(&[&[0], &[1]], None), &tastes[..2]),
            ["No two of them are so alike that they stand together."]
        );
    }
}
