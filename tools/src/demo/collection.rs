//! Invented collections of any size: artists with albums, albums with tracks, as many of each genre as in the dataset.

use std::io::Write;

use amalgamix::features::{AudioFeatures, Feature, Mode};
use amalgamix::genres::Genre;
use amalgamix::playlist::{Track, TrackId};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};

use super::facts::Facts;
use super::names;
use super::sounds::Sounds;
use crate::dataset::Dataset;

/// How likely a track is by another artist than the one before it: an artist of the dataset has about five.
const NEW_ARTIST: f64 = 0.2;
/// How likely it is on another album at least: an album of the dataset has about two.
const NEW_ALBUM: f64 = 0.5;

/// A collection that is drawn track by track, in the order of the genres. It takes no more memory than the dataset.
pub struct Collection {
    chance: SmallRng,
    /// What is still to be drawn, the last first.
    sources: Vec<Source>,
    drawn: u64,
    artist: String,
    album: String,
}

/// What the tracks of a genre are drawn from.
struct Source {
    genre: Genre,
    sounds: Sounds,
    facts: Facts,
    left: usize,
}

impl Collection {
    /// A collection of so many tracks, drawn from what the dataset's genres have in common; the same seed gives the same.
    pub fn new(dataset: &Dataset, tracks: usize, seed: u64) -> Collection {
        let all = dataset.tracks.len().max(1) as u128;
        let up_to = |heard: usize| (heard as u128 * tracks as u128 / all) as usize;
        let (mut passed, mut sources) = (0, Vec::new());
        for genre in Genre::all() {
            let of_genre = dataset.tracks.iter().filter(|track| track.genres.first() == Some(&genre));
            let heard: Vec<&AudioFeatures> = of_genre.map(|track| &track.track.features).collect();
            let left = up_to(passed + heard.len()) - up_to(passed);
            passed += heard.len();
            sources.push(Source { genre, sounds: Sounds::of(&heard), facts: Facts::of(&heard), left });
        }
        sources.reverse();
        let chance = SmallRng::seed_from_u64(seed);
        Collection { chance, sources, drawn: 0, artist: String::new(), album: String::new() }
    }

    /// Goes on to another artist or album, as often as that happens from one track to the next.
    fn turn_page(&mut self) {
        let is_new_artist = self.artist.is_empty() || self.chance.random_bool(NEW_ARTIST);
        if is_new_artist {
            self.artist = names::artist(&mut self.chance);
        }
        if is_new_artist || self.chance.random_bool(NEW_ALBUM) {
            self.album = names::album(&mut self.chance);
        }
    }
}

impl Iterator for Collection {
    type Item = (Genre, Track);

    fn next(&mut self) -> Option<(Genre, Track)> {
        while self.sources.last()?.left == 0 {
            self.sources.pop();
            self.artist.clear();
        }
        self.turn_page();
        let source = self.sources.last_mut()?;
        source.left -= 1;
        self.drawn += 1;
        let mut features = source.sounds.draw(&mut self.chance);
        source.facts.draw(&mut features, &mut self.chance);
        let track = Track {
            id: Some(TrackId::invented(self.drawn)),
            title: names::title(&mut self.chance),
            artists: vec![self.artist.clone()],
            album: self.album.clone(),
            features,
            ..Track::default()
        };
        Some((source.genre, track))
    }
}

/// The names of the dataset's columns, apart from the genre.
const COLUMNS: [&str; 19] = [
    "track_id",
    "artists",
    "album_name",
    "track_name",
    "explicit",
    "key",
    "mode",
    "time_signature",
    "duration_ms",
    "popularity",
    "danceability",
    "energy",
    "loudness",
    "speechiness",
    "acousticness",
    "instrumentalness",
    "liveness",
    "valence",
    "tempo",
];

/// Writes tracks as they come, in a CSV with the columns of the dataset, numbers as exact as there.
pub fn write_csv(tracks: impl Iterator<Item = Track>, to: impl Write) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for track in tracks {
        writer.write_record(cells(&track))?;
    }
    Ok(writer.flush()?)
}

fn cells(track: &Track) -> Vec<String> {
    let features = &track.features;
    let number = |feature| features.get(feature);
    let whole = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut cells = vec![
        track.id.map(|id| id.to_string()).unwrap_or_default(),
        track.artists.join(";"),
        track.album.clone(),
        track.title.clone(),
        features.explicit.map(|explicit| if explicit { "True" } else { "False" }.to_owned()).unwrap_or_default(),
        whole(features.key.map(|key| key.pitch_class().into())),
        whole(features.mode.map(|mode| i64::from(mode == Mode::Major))),
        whole(features.time_signature.map(|meter| meter.beats().into())),
        whole(number(Feature::Duration).map(|seconds| (f64::from(seconds) * 1000.0).round() as i64)),
        whole(number(Feature::Popularity).map(|popularity| popularity.round() as i64)),
    ];
    let sound = |feature| number(feature).map(|value| format!("{value:.3}")).unwrap_or_default();
    cells.extend(Feature::SOUND.map(sound));
    cells
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use amalgamix::features::{Key, TimeSignature};

    use super::*;
    use crate::dataset::{LabelledTrack, LeftOut};

    /// Thirty tracks of one genre and ten of another.
    fn dataset() -> Dataset {
        let heard = |number: usize| {
            let mut features = AudioFeatures::default();
            for (feature, salt) in Feature::ALL.into_iter().zip(1..) {
                let (lowest, highest) = feature.range();
                let place = (number * salt % 11 + 1) as f32 / 12.0;
                features.set(feature, lowest + place * (highest - lowest)).unwrap();
            }
            (features.key, features.mode) = (Key::new(number as i64 % 12), Some(Mode::Minor));
            (features.time_signature, features.explicit) = (TimeSignature::new(4), Some(false));
            let genre = Genre::new(if number < 30 { 3 } else { 5 }).unwrap();
            LabelledTrack { track: Track { features, ..Track::default() }, genres: vec![genre], labels: vec![] }
        };
        Dataset { tracks: (0..40).map(heard).collect(), left_out: LeftOut::default() }
    }

    #[test]
    fn a_collection_has_as_many_tracks_as_asked_for_shared_out_as_in_the_dataset() {
        let drawn: Vec<(Genre, Track)> = Collection::new(&dataset(), 1002, 1).collect();
        let of_first = drawn.iter().filter(|(genre, _)| genre.index() == 3).count();
        assert_eq!((drawn.len(), of_first), (1002, 751));
        let ids: BTreeSet<TrackId> = drawn.iter().filter_map(|(_, track)| track.id).collect();
        assert!(ids.len() == 1002 && ids.into_iter().all(TrackId::is_invented));
        assert_eq!(drawn, Collection::new(&dataset(), 1002, 1).collect::<Vec<_>>());
        assert_ne!(drawn, Collection::new(&dataset(), 1002, 2).collect::<Vec<_>>());
    }

    #[test]
    fn artists_have_several_tracks() {
        let mut tracks: BTreeMap<String, usize> = BTreeMap::new();
        for (_, track) in Collection::new(&dataset(), 1000, 1) {
            *tracks.entry(track.artists[0].clone()).or_default() += 1;
        }
        assert!((100..400).contains(&tracks.len()), "{} artists", tracks.len());
    }

    #[test]
    fn a_file_has_the_columns_of_the_dataset() {
        let mut csv = Vec::new();
        write_csv(Collection::new(&dataset(), 5, 1).map(|(_, track)| track), &mut csv).unwrap();
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let rows: Vec<BTreeMap<String, String>> = reader.deserialize().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), 5);
        assert!(rows.iter().all(|row| row["track_id"].parse::<TrackId>().is_ok_and(TrackId::is_invented)));
        assert!(
            rows.iter().all(|row| row["tempo"].parse::<f32>().is_ok() && row["mode"] == "0" && !row["key"].is_empty())
        );
    }
}
