//! What keeps a candidate out of a list, and how many it kept out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Wishes;
use crate::playlist::{Track, TrackId};
use crate::recording::Recording;

/// What keeps a candidate out. Where several do, it is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// It is in the playlist, by id or as another release of the same recording.
    Known,
    /// The listener has judged it before.
    Judged,
    /// The listener wants nothing by one of its artists.
    BlockedArtist,
    /// Its words are explicit.
    Explicit,
    /// Another release of the same recording is in the list.
    Repeated,
    /// One of its artists is in the list often enough.
    Artist,
    /// It lies farther from somebody's taste than the floor allows, in a list for several.
    TooFar,
}

/// How many candidates each rule kept out, among those that were close enough to be looked at ([`Rule::TooFar`]: among
/// all on the shelves); rules that kept out none are absent.
pub type PassedOver = BTreeMap<Rule, usize>;

/// The rules of one list, and what it holds so far.
pub(super) struct Rules {
    known: Kept,
    judged: Kept,
    blocked_artists: BTreeSet<String>,
    without_explicit: bool,
    chosen: Kept,
    per_artist: usize,
    by_artist: BTreeMap<String, usize>,
    /// By id, for a candidate may be looked at twice and still counts once.
    passed_over: BTreeMap<TrackId, Rule>,
}

/// Tracks, by all that they are recognised by.
#[derive(Default)]
struct Kept {
    ids: BTreeSet<TrackId>,
    recordings: BTreeSet<Recording>,
}

impl Kept {
    fn of<'a>(tracks: impl Iterator<Item = &'a Track>) -> Kept {
        let mut kept = Kept::default();
        tracks.for_each(|track| kept.add(track));
        kept
    }

    fn add(&mut self, track: &Track) {
        self.ids.extend(track.id);
        self.recordings.extend(track.recordings());
    }

    fn have(&self, track: &Track) -> bool {
        track.id.is_some_and(|id| self.ids.contains(&id))
            || track.recordings().any(|recording| self.recordings.contains(&recording))
    }
}

impl Rules {
    pub fn new<'a>(known: impl Iterator<Item = &'a Track>, wishes: &Wishes) -> Rules {
        Rules {
            known: Kept::of(known),
            judged: Kept::of(wishes.feedback.judged_tracks()),
            blocked_artists: wishes.feedback.blocked_artists.iter().map(|artist| normalised(artist)).collect(),
            without_explicit: wishes.without_explicit,
            chosen: Kept::default(),
            per_artist: wishes.per_artist,
            by_artist: BTreeMap::new(),
            passed_over: BTreeMap::new(),
        }
    }

    /// Whether a track may be in the list, whatever else is in it.
    pub fn admit(&mut self, track: &Track) -> bool {
        let broken = if self.known.have(track) {
            Some(Rule::Known)
        } else if self.judged.have(track) {
            Some(Rule::Judged)
        } else if artists(track).any(|artist| self.blocked_artists.contains(&artist)) {
            Some(Rule::BlockedArtist)
        } else {
            (self.without_explicit && track.features.explicit == Some(true)).then_some(Rule::Explicit)
        };
        self.note(track, broken)
    }

    /// Whether a track that may be in the list may be in it beside those that are; if so, it is one of them now.
    pub fn choose(&mut self, track: &Track) -> bool {
        let is_full = |artist: String| self.by_artist.get(&artist).is_some_and(|count| *count >= self.per_artist);
        let broken = if self.chosen.have(track) {
            Some(Rule::Repeated)
        } else {
            artists(track).any(is_full).then_some(Rule::Artist)
        };
        let is_chosen = self.note(track, broken);
        if is_chosen {
            self.chosen.add(track);
            artists(track).for_each(|artist| *self.by_artist.entry(artist).or_default() += 1);
        }
        is_chosen
    }

    fn note(&mut self, track: &Track, broken: Option<Rule>) -> bool {
        self.passed_over.extend(track.id.zip(broken));
        broken.is_none()
    }

    pub fn passed_over(&self) -> PassedOver {
        let mut counts = PassedOver::new();
        self.passed_over.values().for_each(|rule| *counts.entry(*rule).or_default() += 1);
        counts
    }
}

/// Every artist of a track counts, the featured ones too; spelling does not.
pub(super) fn artists(track: &Track) -> impl Iterator<Item = String> {
    let names: BTreeSet<String> = track.artists.iter().map(|artist| normalised(artist)).collect();
    names.into_iter()
}

fn normalised(artist: &str) -> String {
    artist.trim().to_lowercase()
}
