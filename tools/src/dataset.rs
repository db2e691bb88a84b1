//! The "Spotify Tracks Dataset": finding it, checking it, and cleaning it to one row a track.

mod source;
mod split;

use std::collections::BTreeMap;

use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use amalgamix::genres::{Genre, GenreTable};
use amalgamix::playlist::{Track, TrackId};
use serde::Deserialize;
use thiserror::Error;

pub use source::{SourceError, read};
pub use split::Part;

/// A track of the dataset with every genre that it is filed under.
pub struct LabelledTrack {
    /// The track.
    pub track: Track,
    /// Its genres, at least one, in order.
    pub genres: Vec<Genre>,
    /// What the dataset itself files it under, at least one, in order.
    pub labels: Vec<Label>,
}

/// One of the dataset's own 114 genres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Its place in [`GenreTable::members`].
    pub member: usize,
    /// The genre that gathers it.
    pub genre: Genre,
}

/// The cleaned dataset.
pub struct Dataset {
    /// One entry a track id, in the order of the ids.
    pub tracks: Vec<LabelledTrack>,
    /// What was left out on the way.
    pub left_out: LeftOut,
}

/// Rows and values that the cleaning left out.
#[derive(Default)]
pub struct LeftOut {
    /// Rows read.
    pub rows: usize,
    /// Rows that repeat a track id, mostly under another genre.
    pub repeated: usize,
    /// Rows without a title or an artist.
    pub nameless: usize,
    /// Values outside their feature's range, a tempo of 0 among them.
    pub values: usize,
}

/// Why the dataset cannot be used.
#[derive(Debug, Error)]
pub enum DatasetError {
    /// It could not be found or read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It is not the CSV that it should be.
    #[error("the dataset cannot be read as the Kaggle CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A row is filed under a genre that the genre table does not gather.
    #[error("row {row} of the dataset is of the genre {genre:?}, which weights/genres.json does not gather")]
    Genre {
        /// The row, counted from 1.
        row: usize,
        /// The genre.
        genre: String,
    },
    /// A row has no valid track id.
    #[error("row {row} of the dataset: {source}")]
    TrackId {
        /// The row, counted from 1.
        row: usize,
        /// What is wrong with the id.
        source: amalgamix::playlist::NotATrackId,
    },
}

#[derive(Deserialize)]
struct Row {
    track_id: String,
    artists: String,
    album_name: String,
    track_name: String,
    popularity: f32,
    duration_ms: f32,
    explicit: String,
    danceability: f32,
    energy: f32,
    key: i64,
    loudness: f32,
    mode: i64,
    speechiness: f32,
    acousticness: f32,
    instrumentalness: f32,
    liveness: f32,
    valence: f32,
    tempo: f32,
    time_signature: i64,
    track_genre: String,
}

impl Dataset {
    /// Cleans the CSV: one entry a track id with the set of its genres, nameless rows and impossible values left out.
    pub fn clean(csv: &[u8], genres: &GenreTable) -> Result<Dataset, DatasetError> {
        let mut tracks: BTreeMap<TrackId, LabelledTrack> = BTreeMap::new();
        let mut left_out = LeftOut::default();
        let labels: BTreeMap<&str, Label> =
            (0..).zip(genres.members()).map(|(member, (name, genre))| (name, Label { member, genre })).collect();
        for (row, record) in (1..).zip(csv::Reader::from_reader(csv).deserialize()) {
            let record: Row = record?;
            left_out.rows += 1;
            if record.track_name.is_empty() || record.artists.is_empty() {
                left_out.nameless += 1;
                continue;
            }
            let label = *labels
                .get(record.track_genre.as_str())
                .ok_or_else(|| DatasetError::Genre { row, genre: record.track_genre.clone() })?;
            let id = record.track_id.parse().map_err(|source| DatasetError::TrackId { row, source })?;
            let known = tracks.len();
            let entry = tracks.entry(id).or_insert_with(|| record.into_labelled(id, &mut left_out));
            entry.labels.push(label);
            left_out.repeated += usize::from(tracks.len() == known);
        }
        let mut tracks: Vec<_> = tracks.into_values().collect();
        for track in &mut tracks {
            track.labels.sort_unstable();
            track.labels.dedup();
            track.genres = track.labels.iter().map(|label| label.genre).collect();
            track.genres.dedup();
        }
        Ok(Dataset { tracks, left_out })
    }
}

impl Row {
    fn into_labelled(self, id: TrackId, left_out: &mut LeftOut) -> LabelledTrack {
        let features = self.features(left_out);
        let artists = self.artists.split(';').map(str::to_owned).collect();
        let track = Track {
            id: Some(id),
            title: self.track_name,
            artists,
            album: self.album_name,
            features,
            ..Track::default()
        };
        LabelledTrack { track, genres: Vec::new(), labels: Vec::new() }
    }

    fn features(&self, left_out: &mut LeftOut) -> AudioFeatures {
        let mut features = self.numbers(left_out);
        features.key = Key::new(self.key);
        features.mode = Some(if self.mode == 0 { Mode::Minor } else { Mode::Major });
        features.time_signature = TimeSignature::new(self.time_signature);
        features.explicit = Some(self.explicit == "True");
        features
    }

    fn numbers(&self, left_out: &mut LeftOut) -> AudioFeatures {
        let mut features = AudioFeatures::default();
        for feature in Feature::ALL {
            left_out.values += usize::from(features.set(feature, self.number(feature)).is_err());
        }
        features
    }

    fn number(&self, feature: Feature) -> f32 {
        match feature {
            Feature::Danceability => self.danceability,
            Feature::Energy => self.energy,
            Feature::Loudness => self.loudness,
            Feature::Speechiness => self.speechiness,
            Feature::Acousticness => self.acousticness,
            Feature::Instrumentalness => self.instrumentalness,
            Feature::Liveness => self.liveness,
            Feature::Valence => self.valence,
            Feature::Tempo => self.tempo,
            Feature::Duration => self.duration_ms / 1000.0,
            Feature::Popularity => self.popularity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,\
        loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre\n";

    fn genres() -> GenreTable {
        GenreTable::from_json(include_bytes!("../../weights/genres.json")).unwrap()
    }

    fn row(id: &str, artists: &str, tempo: f32, genre: &str) -> String {
        format!("0,{id},{artists},Album,Title,50,200000,False,0.5,0.5,1,-7.0,1,0.1,0.1,0.0,0.1,0.5,{tempo},4,{genre}\n")
    }

    fn clean(rows: &[String]) -> Result<Dataset, DatasetError> {
        Dataset::clean((HEADER.to_owned() + &rows.concat()).as_bytes(), &genres())
    }

    #[test]
    fn a_track_in_two_genres_is_one_entry_with_both() {
        let rows =
            ["techno", "minimal-techno", "tango"].map(|genre| row("0000000000000000000001", "A;B", 120.0, genre));
        let dataset = clean(&rows).unwrap();
        let entry = &dataset.tracks[0];
        let names: Vec<_> = entry.genres.iter().map(|genre| genres().name(*genre).to_owned()).collect();
        assert_eq!((dataset.tracks.len(), names), (1, vec!["Techno".to_owned(), "Tango".to_owned()]));
        assert_eq!(entry.track.artists, ["A", "B"]);
        assert_eq!(dataset.left_out.repeated, 2);
    }

    #[test]
    fn nameless_rows_and_impossible_values_are_left_out_and_counted() {
        let dataset =
            clean(&[row("0000000000000000000001", "", 1.0, "tango"), row("0000000000000000000002", "A", 0.0, "tango")])
                .unwrap();
        assert_eq!((dataset.tracks.len(), dataset.left_out.nameless, dataset.left_out.values), (1, 1, 1));
        assert_eq!(dataset.tracks[0].track.features.get(Feature::Tempo), None);
    }

    #[test]
    fn an_unknown_genre_is_named_with_its_row() {
        let error = clean(&[row("0000000000000000000001", "A", 1.0, "polka")]).err().unwrap();
        assert!(error.to_string().contains("row 1") && error.to_string().contains("polka"));
    }
}
