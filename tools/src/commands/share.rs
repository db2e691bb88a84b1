//! `share`: a playlist's taste as a code for others, and in words what the code tells them.

use amalgamix::features::Feature;
use amalgamix::genres::GenreTable;
use amalgamix::portrait::{Portrait, QUANTILES};
use amalgamix::taste_code::{encode, link};
use clap::Args;
use serde::Serialize;

use super::tastes::{Choice, told};
use super::{tell, tell_json};
use crate::engine::{Engine, Folders, MethodOptions};
use crate::failure::Failure;

/// Turn a playlist's taste into a code that others can compare theirs with, and say what it tells
#[derive(Args)]
pub struct Options {
    /// The playlist file, as the page accepts it; or a code, to see what it tells
    file: String,
    /// Which of its playlists, where the file holds several
    #[arg(long, value_name = "NAME", conflicts_with = "together")]
    playlist: Option<String>,
    /// Take all playlists of the file as one taste: that of a person
    #[arg(long)]
    together: bool,
    /// What the taste is called where it is shown, instead of the playlist's name
    #[arg(long)]
    name: Option<String>,
    /// Tell the artists with most tracks too, blurred: others learn only which of their own artists may be among them
    #[arg(long)]
    artists: bool,
    /// Print a link to the page at this address as well
    #[arg(long, value_name = "ADDRESS")]
    link: Option<String>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    method: MethodOptions,
    #[command(flatten)]
    folders: Folders,
}

/// What `share --json` prints.
#[derive(Serialize)]
struct Answer {
    code: String,
    link: Option<String>,
    portrait: Portrait,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let engine = Engine::open(&self.folders, &self.method)?;
        let names: Vec<String> = self.playlist.into_iter().collect();
        let mut choice = Choice { together: self.together, names: names.iter() };
        let mut portrait = told(&engine, &self.file, &mut choice)?.portrait;
        if let Some(name) = &self.name {
            portrait = portrait.named(name);
        }
        if !self.artists {
            portrait = portrait.without_artists();
        }
        let code = encode(&portrait)?;
        let answer = Answer { link: self.link.map(|address| link(&address, &code)), code, portrait };
        if self.json { tell_json(&answer) } else { tell_text(&answer, &engine.genres) }
    }
}

fn tell_text(answer: &Answer, genres: &GenreTable) -> Result<(), Failure> {
    let Portrait { name, tracks, mix, sound, corners, artists, .. } = &answer.portrait;
    tell(format_args!("{} characters tell this of {tracks} tracks:", answer.code.len()));
    tell(format_args!("name: {}", if name.is_empty() { "none" } else { name }));
    let percent = |share: u16| f32::from(share) / f32::from(Portrait::WHOLE) * 100.0;
    for (genre, share) in mix.iter().take_while(|(_, share)| percent(*share) >= 1.0) {
        tell(format_args!("{:5.1} %  {}", percent(*share), genres.name(*genre)));
    }
    tell(format_args!(
        "and the shares of {} other genres",
        mix.iter().filter(|(_, share)| percent(*share) < 1.0).count()
    ));
    for (feature, ranks) in Feature::SOUND.into_iter().zip(sound) {
        if let Some(ranks) = ranks {
            tell_distribution(feature, ranks);
        }
    }
    let middles: Vec<&str> = corners.iter().map(|corner| genres.name(corner.genre)).collect();
    tell(format_args!("the middles of {} groups of tracks: {}", corners.len(), middles.join(", ")));
    tell(match artists {
        Some(artists) => format!("{} artists, blurred", artists.len()),
        None => "no artists".into(),
    });
    tell("no titles, no albums, no links to tracks");
    tell("");
    tell(&answer.code);
    answer.link.iter().for_each(tell);
    Ok(())
}

/// The middle and the ends of a distribution, as shares of all tracks that lie below.
fn tell_distribution(feature: Feature, ranks: &[u8; QUANTILES]) {
    let [low, middle, high] = [0, QUANTILES / 2, QUANTILES - 1].map(|place| f32::from(ranks[place]) / 63.0 * 100.0);
    tell(format_args!("{}: mostly about {middle:.0}, from {low:.0} to {high:.0} of 100", feature.name()));
}
