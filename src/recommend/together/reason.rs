//! Why a track is for all of a group, in words.

use serde::{Deserialize, Serialize};

use super::super::closeness::Place;
use super::super::reason::{ALIKE, NAMED, joined};
use super::member::Member;
use crate::catalog::SoundCodes;
use crate::features::Feature;
use crate::genres::Genre;

/// What a recommendation for a group rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointReason {
    /// Of which genre the corner of each member is that lies nearest.
    pub corners: Vec<Genre>,
    /// The features in which it is like all of these corners, most alike first; may be empty.
    pub alike: Vec<Feature>,
}

impl JointReason {
    pub(super) fn new(members: &[Member], track: &Place) -> JointReason {
        let nearest: Vec<&(Genre, Place)> = members.iter().map(|member| member.nearest(track)).collect();
        let apart = |feature: usize| -> Option<u8> {
            let code = |place: &Place| Some(place.sound.0[feature]).filter(|code| *code != SoundCodes::UNKNOWN);
            let here = code(track)?;
            let apart: Option<Vec<u8>> = nearest.iter().map(|(_, place)| Some(code(place)?.abs_diff(here))).collect();
            apart?.into_iter().max().filter(|apart| *apart <= ALIKE)
        };
        let each = Feature::SOUND.into_iter().enumerate();
        let mut alike: Vec<(u8, Feature)> =
            each.filter_map(|(index, feature)| Some((apart(index)?, feature))).collect();
        alike.sort_unstable();
        JointReason {
            corners: nearest.iter().map(|(genre, _)| *genre).collect(),
            alike: alike.into_iter().take(NAMED).map(|(_, feature)| feature).collect(),
        }
    }

    /// The reason in a sentence, given the names of the members, in the group's order, and of the genres. Members without a name
    /// are counted.
    pub fn in_words<'a>(&self, names: &[&str], genre: impl Fn(Genre) -> &'a str) -> String {
        let whose = |index: usize| match names.get(index).map(|name| name.trim()) {
            None | Some("") => format!("taste {}’s", index + 1),
            Some(name) => format!("{name}’s"),
        };
        let corner = |(index, of): (usize, &Genre)| format!("{} {} corner", whose(index), genre(*of));
        let corners: Vec<String> = self.corners.iter().enumerate().map(corner).collect();
        let names: Vec<&str> = self.alike.iter().map(|feature| feature.name()).collect();
        let alike = if names.is_empty() { String::new() } else { format!(", in {} to all", joined(&names)) };
        format!("Close to {}{alike}.", joined(&corners.iter().map(String::as_str).collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_everybodys_corner() {
        let [techno, trance] = [3, 9].map(|number| Genre::new(number).unwrap());
        let name = |genre| if genre == techno { "Techno" } else { "Trance" };
        let reason = |alike: &[Feature]| JointReason { corners: vec![techno, trance], alike: alike.to_vec() };
        assert_eq!(
            reason(&[]).in_words(&["Ana", "Ben"], name),
            "Close to Ana’s Techno corner and Ben’s Trance corner."
        );
        assert_eq!(
            reason(&[Feature::Energy, Feature::Tempo]).in_words(&["Ana", " "], name),
            "Close to Ana’s Techno corner and taste 2’s Trance corner, in energy and tempo to all."
        );
    }
}
