//! Why a track was recommended, in numbers and in words that follow from them.

use serde::{Deserialize, Serialize};

use super::closeness::{Reference, Whose};
use super::line::Candidate;
use super::worth::Worth;
use super::{Taste, Wishes};
use crate::catalog::SoundCodes;
use crate::features::Feature;
use crate::playlist::Track;

/// How many features a reason names at most.
pub(super) const NAMED: usize = 3;

/// Up to which difference of codes (a twelfth of the range) two tracks count as alike in a feature.
pub(super) const ALIKE: u8 = 5;

/// What a recommendation rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The title of the nearest track that the listener has or likes.
    pub nearest_title: String,
    /// That track's artists.
    pub nearest_artists: Vec<String>,
    /// Whether that is a track that the listener liked before, and not the playlist's.
    pub liked: bool,
    /// How the two sound, feature by feature, where both are known.
    pub compared: Vec<Compared>,
    /// The share of the playlist that is of the recommendation's genre, in thousandths.
    pub share_thousandths: u32,
    /// What else spoke for it.
    pub because: Vec<Because>,
}

/// A feature of two tracks, as ranks among all tracks of the catalog: 0 the lowest, 63 the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The feature.
    pub feature: Feature,
    /// The rank of the nearest track that the listener has or likes.
    pub theirs: u8,
    /// The recommendation's.
    pub its: u8,
}

/// A wish of the listener's that a recommendation fulfils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Because {
    /// It is by an artist of the playlist, and familiar music was wished for.
    ArtistOfThePlaylist,
    /// It is by an artist whom the playlist does not have, and adventure was wished for.
    OtherArtist,
    /// It is well known, with this popularity in points from 0 to 100.
    WellKnown(u8),
    /// It is little known, with this popularity.
    LittleKnown(u8),
    /// The feature is higher than in the nearest track.
    Higher(Feature),
    /// The feature is lower than in the nearest track.
    Lower(Feature),
}

impl Reason {
    /// The reason for a candidate, given what is nearest to it.
    pub(super) fn new(
        taste: &Taste,
        wishes: &Wishes,
        nearest: &Reference,
        candidate: &Candidate,
        share_thousandths: u32,
        worth: &Worth,
    ) -> Reason {
        let (track, liked): (Option<&Track>, bool) = match nearest.whose {
            Whose::Playlist(index) => (taste.playlist.tracks.get(index), false),
            Whose::Liked(index) => (wishes.feedback.liked.get(index).map(|judged| &judged.track), true),
        };
        let compared = compared(&nearest.place.sound, &candidate.place.sound);
        Reason {
            nearest_title: track.map(|track| track.title.clone()).unwrap_or_default(),
            nearest_artists: track.map(|track| track.artists.clone()).unwrap_or_default(),
            liked,
            because: fulfilled(wishes, candidate, &compared, worth),
            compared,
            share_thousandths,
        }
    }

    /// The features in which the two are alike, most alike first; may be empty.
    pub fn alike_in(&self) -> Vec<Feature> {
        let apart = |compared: &Compared| compared.theirs.abs_diff(compared.its);
        let mut alike: Vec<&Compared> = self.compared.iter().filter(|compared| apart(compared) <= ALIKE).collect();
        alike.sort_by_key(|compared| (apart(compared), compared.feature));
        alike.into_iter().take(NAMED).map(|compared| compared.feature).collect()
    }

    /// The reason in a sentence or two, given the name of the recommendation's genre.
    pub fn in_words(&self, genre: &str) -> String {
        let near = match self.nearest_artists.first() {
            Some(artist) => format!("“{}” by {artist}", self.nearest_title),
            None => format!("“{}”", self.nearest_title),
        };
        let near = if self.liked { format!("{near}, which you liked,") } else { near };
        let alike = self.alike_in();
        let names: Vec<&str> = alike.iter().map(|feature| feature.name()).collect();
        let closeness = match names.is_empty() {
            true => format!("Of all your tracks nearest to {near}").trim_end_matches(',').to_owned(),
            false => format!("Close to {near} in {}", joined(&names)),
        };
        let wishes: String = self.because.iter().map(|because| because.in_words()).collect();
        format!("{closeness}; {} of your playlist is {genre}.{wishes}", percent(self.share_thousandths))
    }
}

impl Because {
    /// A sentence, with a space before it.
    fn in_words(self) -> String {
        match self {
            Because::ArtistOfThePlaylist => " By an artist of your playlist.".into(),
            Because::OtherArtist => " By an artist whom your playlist does not have.".into(),
            Because::WellKnown(popularity) => format!(" Well known, with a popularity of {popularity} in 100."),
            Because::LittleKnown(popularity) => format!(" Little known, with a popularity of {popularity} in 100."),
            Because::Higher(feature) => format!(" Higher in {}, as you wished.", feature.name()),
            Because::Lower(feature) => format!(" Lower in {}, as you wished.", feature.name()),
        }
    }
}

/// The wishes that a candidate fulfils.
fn fulfilled(wishes: &Wishes, candidate: &Candidate, compared: &[Compared], worth: &Worth) -> Vec<Because> {
    let is_familiar = worth.is_by_an_artist_of_the_playlist(&candidate.track);
    let artist = match wishes.adventure {
        Wishes::NEITHER => None,
        less if less < Wishes::NEITHER => is_familiar.then_some(Because::ArtistOfThePlaylist),
        _ => (!is_familiar).then_some(Because::OtherArtist),
    };
    let popularity = candidate.track.features.get(Feature::Popularity).map(|points| points as u8);
    let fame = popularity.and_then(|points| match wishes.depth {
        depth if depth > 0 && points < 50 => Some(Because::LittleKnown(points)),
        depth if depth < 0 && points > 50 => Some(Because::WellKnown(points)),
        _ => None,
    });
    let shifted = Feature::SOUND.into_iter().zip(wishes.shifts).filter_map(|(feature, shift)| {
        let found = compared.iter().find(|compared| compared.feature == feature)?;
        match shift {
            shift if shift > 0 && found.its > found.theirs => Some(Because::Higher(feature)),
            shift if shift < 0 && found.its < found.theirs => Some(Because::Lower(feature)),
            _ => None,
        }
    });
    artist.into_iter().chain(fame).chain(shifted).collect()
}

/// The words as one counts them up, with “and” before the last.
pub fn joined(words: &[&str]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).into(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

fn percent(thousandths: u32) -> String {
    match (thousandths + 5) / 10 {
        0 => "under 1 %".into(),
        whole => format!("{whole} %"),
    }
}

fn compared(theirs: &SoundCodes, its: &SoundCodes) -> Vec<Compared> {
    let both = Feature::SOUND.into_iter().zip(theirs.0.into_iter().zip(its.0));
    both.filter(|(_, (theirs, its))| *theirs != SoundCodes::UNKNOWN && *its != SoundCodes::UNKNOWN)
        .map(|(feature, (theirs, its))| Compared { feature, theirs, its })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(alike: &[Feature], share_thousandths: u32) -> Reason {
        Reason {
            nearest_title: "Paper Lanterns".into(),
            nearest_artists: vec!["The Invented Four".into()],
            liked: false,
            compared: alike.iter().map(|feature| Compared { feature: *feature, theirs: 7, its: 7 }).collect(),
            share_thousandths,
            because: vec![],
        }
    }

    #[test]
    fn words_follow_from_the_numbers() {
        assert_eq!(
            reason(&[Feature::Energy, Feature::Valence, Feature::Tempo], 312).in_words("Techno"),
            "Close to “Paper Lanterns” by The Invented Four in energy, valence and tempo; 31 % of your playlist is Techno."
        );
        assert_eq!(
            reason(&[Feature::Energy], 4).in_words("Techno"),
            "Close to “Paper Lanterns” by The Invented Four in energy; under 1 % of your playlist is Techno."
        );
        assert_eq!(
            reason(&[], 1000).in_words("Techno"),
            "Of all your tracks nearest to “Paper Lanterns” by The Invented Four; 100 % of your playlist is Techno."
        );
    }

    #[test]
    fn what_was_liked_and_wished_is_said() {
        let because = vec![Because::LittleKnown(12), Because::Lower(Feature::Energy)];
        let reason = Reason { liked: true, because, ..reason(&[Feature::Tempo], 500) };
        assert_eq!(
            reason.in_words("Techno"),
            "Close to “Paper Lanterns” by The Invented Four, which you liked, in tempo; 50 % of your playlist is Techno. \
             Little known, with a popularity of 12 in 100. Lower in energy, as you wished."
        );
    }

    #[test]
    fn only_features_that_are_alike_are_named_the_most_alike_first() {
        let one = SoundCodes([10, 10, 10, 10, 10, 10, 10, 10, SoundCodes::UNKNOWN]);
        let other = SoundCodes([13, 40, 10, 30, 30, 30, 30, 15, SoundCodes::UNKNOWN]);
        let reason = Reason { compared: compared(&one, &other), ..reason(&[], 1) };
        assert_eq!(reason.alike_in(), [Feature::Loudness, Feature::Danceability, Feature::Valence]);
    }
}
