//! Who listens together: playlists whose genres are known, in groups.

use amalgamix::genres::Probabilities;
use amalgamix::mixture::within;
use amalgamix::model::Network;
use amalgamix::portrait::{Portrait, Scale};
use amalgamix::recommend::{Group, Translation};
use amalgamix::wire::{Backend, Classification, Method, TrackGenre};
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use super::super::cases::Case;
use super::super::ground::Ground;

/// How many listen together who are more than two.
const MORE: std::ops::RangeInclusive<usize> = 3..=5;

/// What kind of group listens together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Two whose playlists have a genre in common.
    Pairs,
    /// Two whose playlists have none.
    StrangePairs,
    /// Three to five, each of whose playlists has a genre in common with the first one's.
    Groups,
    /// Three to five, whoever comes.
    StrangeGroups,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Pairs, Kind::StrangePairs, Kind::Groups, Kind::StrangeGroups];

    /// What readers call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Pairs => "two with a genre in common",
            Kind::StrangePairs => "two with none",
            Kind::Groups => "three to five, with a genre of the first one's",
            Kind::StrangeGroups => "three to five at random",
        }
    }

    fn members(self, chance: &mut SmallRng) -> usize {
        match self {
            Kind::Pairs | Kind::StrangePairs => 2,
            Kind::Groups | Kind::StrangeGroups => chance.random_range(MORE),
        }
    }

    fn admits(self, first: &Case, other: &Case) -> bool {
        let is_common = other.genres.iter().any(|genre| first.genres.contains(genre));
        match self {
            Kind::Pairs | Kind::Groups => is_common,
            Kind::StrangePairs => !is_common,
            Kind::StrangeGroups => true,
        }
    }
}

/// What portraits are made with.
pub struct Company {
    /// The fingerprint of the network that embedded all tracks.
    pub weights: String,
    /// The scale of the portraits' ranks.
    pub scale: Scale,
}

/// A playlist and what is told of it.
pub struct Listener {
    case: Case,
    portrait: Portrait,
}

/// Some who listen together.
pub struct Together<'a> {
    /// What is known of their playlists.
    pub cases: Vec<&'a Case>,
    /// What the engine is told.
    pub group: Group,
}

impl Company {
    /// What the catalog makes of the portraits' codes.
    pub fn translation<'a>(&'a self, ground: &'a Ground) -> Translation<'a> {
        let network = std::array::from_fn(|place| {
            u8::from_str_radix(&self.weights[2 * place..2 * place + 2], 16).unwrap_or_default()
        });
        Translation { portraits: &self.scale, catalog: &ground.codebook, network }
    }

    /// The portraits of these playlists.
    pub fn portraits(&self, ground: &Ground, network: &Network, playlists: Vec<Case>) -> Vec<Listener> {
        let priors = &network.preprocessing().priors;
        let listener = |case: Case| {
            let portrait = Portrait::of(&classification(ground, &case, priors), &self.weights, &self.scale)?;
            Some(Listener { case, portrait })
        };
        playlists.into_iter().filter_map(listener).collect()
    }
}

/// What the engine finds out about a playlist.
fn classification(ground: &Ground, case: &Case, priors: &Probabilities) -> Classification {
    let genre = |track: &usize| {
        let (genre, probability) = within(&ground.answers[*track].probabilities, &case.taste.mix, priors).ranked()[0];
        Some(TrackGenre { genre, probability })
    };
    Classification {
        tracks: case.shown.iter().map(genre).collect(),
        playlist: case.taste.playlist.clone(),
        embeddings: case.taste.embeddings.clone(),
        known_artists: 0,
        method: Method { artists: false, ..Method::default() },
        mix: Some(case.taste.mix.clone()),
        portrait: None,
        backend: Backend::Cpu,
    }
}

/// So many groups of a kind: the same ones for the same listeners.
pub fn companies(listeners: &[Listener], kind: Kind, count: usize) -> Vec<Together<'_>> {
    let mut chance = SmallRng::seed_from_u64(kind as u64);
    let mut found = Vec::new();
    // A playlist of a rare genre may have no company: then another is drawn, and there is an end to that.
    for _ in 0..count * 10 {
        found.extend(company(listeners, kind, &mut chance));
        if found.len() == count {
            break;
        }
    }
    found
}

fn company<'a>(listeners: &'a [Listener], kind: Kind, chance: &mut SmallRng) -> Option<Together<'a>> {
    let first = listeners.choose(chance)?;
    let others: Vec<&Listener> = listeners
        .iter()
        .filter(|other| !std::ptr::eq(*other, first) && kind.admits(&first.case, &other.case))
        .collect();
    let wanted = kind.members(chance) - 1;
    let drawn: Vec<&Listener> = others.choose_multiple(chance, wanted).copied().collect();
    let all: Vec<&Listener> = std::iter::once(first).chain(drawn).collect();
    (all.len() == wanted + 1).then(|| Together {
        cases: all.iter().map(|listener| &listener.case).collect(),
        group: Group {
            members: all.iter().map(|listener| listener.portrait.clone()).collect(),
            known: all.iter().map(|listener| listener.case.taste.playlist.clone()).collect(),
        },
    })
}
