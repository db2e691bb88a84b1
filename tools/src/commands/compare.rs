//! `compare`: how alike playlists or people are, and why.

use amalgamix::genres::GenreTable;
use amalgamix::similarity::{Parts, Similarity, in_common, known_artists};
use clap::Args;
use serde::Serialize;

use super::tastes::{Choice, Told, told};
use super::{tell, tell_json};
use crate::engine::{Engine, Folders, MethodOptions};
use crate::failure::Failure;

/// Say how alike playlists or people are, and why
#[derive(Args)]
pub struct Options {
    /// Two or more tastes: each a playlist file as the page accepts it, a file with a taste code, a code, or a link with one
    #[arg(required = true, num_args = 2.., value_name = "TASTE")]
    tastes: Vec<String>,
    /// Which playlist, where a file holds several; once for each such file, in their order
    #[arg(long, value_name = "NAME", conflicts_with = "together")]
    playlist: Vec<String>,
    /// Take all playlists of a file as one taste: that of a person
    #[arg(long)]
    together: bool,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    method: MethodOptions,
    #[command(flatten)]
    folders: Folders,
}

/// What `compare --json` prints.
#[derive(Serialize)]
struct Answer {
    tastes: Vec<Taste>,
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Taste {
    name: String,
    tracks: u16,
    genres: Vec<Share>,
    is_code: bool,
}

#[derive(Serialize)]
struct Share {
    name: String,
    share: f32,
}

/// Two of the tastes, by their places; numbers go from 0 to 1.
#[derive(Serialize)]
struct Pair {
    tastes: [usize; 2],
    percentile: f32,
    between: [f32; 2],
    parts: Parts,
    genres: Vec<Common>,
    features: Vec<Compared>,
    /// None where one of the two is a code.
    common_tracks: Option<Vec<CommonTrack>>,
    /// None where neither tells them by name.
    common_artists: Option<Vec<String>>,
    /// How many artists both have among those with most tracks; none where one does not tell them.
    blurred_artists: Option<u16>,
}

#[derive(Serialize)]
struct Common {
    name: String,
    shares: [f32; 2],
}

#[derive(Serialize)]
struct Compared {
    feature: &'static str,
    ranks: [[u8; amalgamix::portrait::QUANTILES]; 2],
    moved: f32,
}

#[derive(Serialize)]
struct CommonTrack {
    title: String,
    artists: Vec<String>,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let engine = Engine::open(&self.folders, &self.method)?;
        let mut choice = Choice { together: self.together, names: self.playlist.iter() };
        let tastes: Vec<Told> =
            self.tastes.iter().map(|text| told(&engine, text, &mut choice)).collect::<Result<_, _>>()?;
        let places = (0..tastes.len()).flat_map(|other| (0..other).map(move |one| [one, other]));
        let mut pairs: Vec<Pair> = places.map(|places| pair(&engine, &tastes, places)).collect();
        pairs.sort_by(|one, other| other.percentile.total_cmp(&one.percentile).then(one.tastes.cmp(&other.tastes)));
        let answer = Answer { tastes: tastes.iter().map(|told| taste(told, &engine.genres)).collect(), pairs };
        match answer.pairs.as_slice() {
            _ if self.json => tell_json(&answer)?,
            [pair] => tell_pair(&answer, pair),
            pairs => pairs.iter().for_each(|pair| tell_number(&answer, pair)),
        }
        Ok(())
    }
}

fn taste(told: &Told, genres: &GenreTable) -> Taste {
    let share =
        |(genre, share): &(_, u16)| Share { name: genres.name(*genre).into(), share: f32::from(*share) / 1000.0 };
    Taste {
        name: told.name.clone(),
        tracks: told.portrait.tracks,
        genres: told.portrait.mix.iter().map(share).collect(),
        is_code: told.playlist.is_none(),
    }
}

fn pair(engine: &Engine, tastes: &[Told], places: [usize; 2]) -> Pair {
    let [one, other] = places.map(|place| &tastes[place]);
    let Similarity { percentile, between, parts, genres, features, artists } =
        engine.compare(&one.portrait, &other.portrait);
    let (common_tracks, common_artists) = match (&one.playlist, &other.playlist) {
        (Some(one), Some(other)) => {
            let common = in_common(one, other);
            let track = |track: amalgamix::playlist::Track| CommonTrack { title: track.title, artists: track.artists };
            (Some(common.tracks.into_iter().map(track).collect()), Some(common.artists))
        }
        (Some(playlist), None) => (None, Some(known_artists(playlist, &other.portrait))),
        (None, Some(playlist)) => (None, Some(known_artists(playlist, &one.portrait))),
        (None, None) => (None, None),
    };
    Pair {
        tastes: places,
        percentile,
        between,
        parts,
        genres: genres
            .into_iter()
            .map(|common| Common { name: engine.genres.name(common.genre).into(), shares: common.shares })
            .collect(),
        features: features
            .into_iter()
            .map(|it| Compared { feature: it.feature.name(), ranks: it.ranks, moved: it.moved })
            .collect(),
        common_tracks,
        common_artists,
        blurred_artists: artists,
    }
}

fn names<'a>(answer: &'a Answer, pair: &Pair) -> [&'a str; 2] {
    pair.tastes.map(|place| match answer.tastes[place].name.as_str() {
        "" => "a taste without a name",
        name => name,
    })
}

/// One of the pairs, on a line.
fn tell_number(answer: &Answer, pair: &Pair) {
    let [one, other] = names(answer, pair);
    let [low, high] = pair.between.map(percent);
    tell(format_args!("{}  {one} and {other} ({low} to {high})", percent(pair.percentile)));
}

fn tell_pair(answer: &Answer, pair: &Pair) {
    let [one, other] = names(answer, pair);
    let ([low, high], Parts { genres, sound, embedding }) = (pair.between.map(percent), &pair.parts);
    tell(format_args!("{one} and {other} are more alike than {} of pairs of playlists", percent(pair.percentile)));
    tell(format_args!("between {low} and {high}, if other tracks of the same tastes had been told"));
    let part = |part: &Option<f32>| part.map_or("not known".into(), percent);
    tell(format_args!("genres {}, sound {}, embedding {}", percent(*genres), part(sound), part(embedding)));
    for Common { name, shares: [mine, theirs] } in pair.genres.iter().take(5) {
        tell(format_args!("both: {name}, {} of {one} and {} of {other}", percent(*mine), percent(*theirs)));
    }
    for Compared { feature, ranks: [mine, theirs], .. } in pair.features.iter().take(3) {
        let sum = |ranks: &[u8]| ranks.iter().map(|rank| u32::from(*rank)).sum::<u32>();
        match sum(mine).cmp(&sum(theirs)) {
            std::cmp::Ordering::Greater => tell(format_args!("higher {feature} in {one}")),
            std::cmp::Ordering::Less => tell(format_args!("higher {feature} in {other}")),
            std::cmp::Ordering::Equal => {}
        }
    }
    tell_in_common(pair);
}

fn tell_in_common(pair: &Pair) {
    if let Some(tracks) = &pair.common_tracks {
        tell(format_args!("tracks in common: {}", tracks.len()));
        tracks.iter().for_each(|track| tell(format_args!("  {} by {}", track.title, track.artists.join(", "))));
    }
    match (&pair.common_artists, pair.blurred_artists) {
        (Some(artists), _) if artists.is_empty() => tell("no artists in common that are told"),
        (Some(artists), _) => tell(format_args!("artists in common: {}", artists.join(", "))),
        (None, Some(artists)) => tell(format_args!("artists in common among those with most tracks: {artists}")),
        (None, None) => {}
    }
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}
