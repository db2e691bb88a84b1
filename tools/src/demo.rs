//! Invented music: tracks that exist nowhere, drawn from what the genres of the dataset have in common, so that the page
//! can be tried without a playlist and without a catalog. No row of the dataset is in them.

mod collection;
mod facts;
mod names;
mod placed;
mod sounds;

use amalgamix::features::AudioFeatures;
use amalgamix::genres::{Genre, GenreTable};
use amalgamix::playlist::{Track, TrackId};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use serde::Serialize;

use crate::dataset::Dataset;
pub use collection::{Collection, write_csv};
use names::Names;
pub use placed::placed;
use sounds::Sounds;

/// A demo playlist, as `playlists.json` lists it.
#[derive(Serialize)]
pub struct DemoPlaylist {
    /// The file beside the list.
    pub file: &'static str,
    /// What the page calls it.
    pub name: &'static str,
    /// What to expect of it, in a sentence.
    pub description: &'static str,
    /// How many tracks it has.
    pub tracks: usize,
    /// Of which genres, by a member of each, and how many tracks of it.
    #[serde(skip)]
    genres: &'static [(&'static str, usize)],
}

/// The demo playlists: of one genre, of a family, and of many.
pub const PLAYLISTS: [DemoPlaylist; 6] = [
    DemoPlaylist {
        file: "after-midnight.csv",
        name: "After midnight",
        description: "Techno with some house around it.",
        tracks: 30,
        genres: &[("techno", 18), ("deep-house", 6), ("detroit-techno", 6)],
    },
    DemoPlaylist {
        file: "slow-sunday.csv",
        name: "Slow Sunday",
        description: "Piano, ambient and classical, nothing loud.",
        tracks: 25,
        genres: &[("piano", 14), ("classical", 11)],
    },
    DemoPlaylist {
        file: "iron-weather.csv",
        name: "Iron weather",
        description: "Metal in three shades of black.",
        tracks: 36,
        genres: &[("death-metal", 16), ("heavy-metal", 10), ("black-metal", 10)],
    },
    DemoPlaylist {
        file: "porch-light.csv",
        name: "Porch light",
        description: "Honky-tonk, bluegrass and country.",
        tracks: 30,
        genres: &[("honky-tonk", 14), ("bluegrass", 9), ("country", 7)],
    },
    DemoPlaylist {
        file: "street-party.csv",
        name: "Street party",
        description: "Salsa, samba and a few hip-hop beats.",
        tracks: 40,
        genres: &[("salsa", 18), ("samba", 12), ("hip-hop", 10)],
    },
    DemoPlaylist {
        file: "shuffle-of-everything.csv",
        name: "Shuffle of everything",
        description: "Six genres that have little in common.",
        tracks: 48,
        genres: &[("comedy", 8), ("tango", 8), ("trance", 8), ("sleep", 8), ("grindcore", 8), ("j-idol", 8)],
    },
];

/// Draws invented tracks.
pub struct Inventor {
    chance: SmallRng,
    names: Names,
    sounds: Vec<Sounds>,
    invented: u64,
}

impl Inventor {
    /// An inventor who has heard the dataset; the same seed gives the same tracks.
    pub fn new(dataset: &Dataset, seed: u64) -> Inventor {
        let sounds_of = |genre: Genre| {
            let of_genre = dataset.tracks.iter().filter(|track| track.genres.contains(&genre));
            Sounds::of(&of_genre.map(|track| &track.track.features).collect::<Vec<&AudioFeatures>>())
        };
        Inventor {
            chance: SmallRng::seed_from_u64(seed),
            names: Names::default(),
            sounds: Genre::all().map(sounds_of).collect(),
            invented: 0,
        }
    }

    /// So many tracks of a genre.
    pub fn tracks(&mut self, genre: Genre, count: usize) -> Vec<Track> {
        (0..count).map(|_| self.track(genre)).collect()
    }

    /// The tracks of a demo playlist, its genres taking turns.
    pub fn playlist(&mut self, playlist: &DemoPlaylist, genres: &GenreTable) -> Vec<Track> {
        let mut left: Vec<(Genre, usize)> =
            playlist.genres.iter().filter_map(|(member, count)| Some((genres.gathering(member)?, *count))).collect();
        let mut tracks = Vec::new();
        while left.iter().any(|(_, count)| *count > 0) {
            for (genre, count) in left.iter_mut().filter(|(_, count)| *count > 0) {
                tracks.push(self.track(*genre));
                *count -= 1;
            }
        }
        tracks
    }

    fn track(&mut self, genre: Genre) -> Track {
        self.invented += 1;
        Track {
            id: Some(TrackId::invented(self.invented)),
            title: self.names.title(&mut self.chance),
            artists: vec![self.names.artist(&mut self.chance)],
            album: names::album(&mut self.chance),
            features: self.sounds[genre.index()].draw(&mut self.chance),
            ..Track::default()
        }
    }
}

/// The demo playlist as a file in the format of exportify.net, with the columns that it needs.
pub fn as_csv(tracks: &[Track]) -> Result<Vec<u8>, csv::Error> {
    use amalgamix::features::Feature;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let sounds = Feature::SOUND.map(|feature| capitalised(feature.name()));
    let mut header: Vec<String> =
        ["Track URI", "Track Name", "Album Name", "Artist Name(s)", "Duration (ms)"].map(String::from).to_vec();
    header.extend(sounds);
    writer.write_record(&header)?;
    for track in tracks {
        let value = |feature| track.features.get(feature).unwrap_or_default();
        let id = track.id.map(|id| id.to_string()).unwrap_or_default();
        let duration_ms = format!("{:.0}", value(Feature::Duration) * 1000.0);
        let names = [
            format!("spotify:track:{id}"),
            track.title.clone(),
            track.album.clone(),
            track.artists.join(";"),
            duration_ms,
        ];
        writer.write_record(names.into_iter().chain(Feature::SOUND.map(|feature| format!("{:.4}", value(feature)))))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
