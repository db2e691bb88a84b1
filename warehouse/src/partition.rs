//! Partitions: what `classify` writes, and what any other engine may write in its place.
//!
//! A partition is a Parquet file below `genre=NN/`, NN being the genre's number from 0 to 56: the folder's name is a column, as
//! Hive, Spark and DataFusion have it. The file has these columns, in any order and of any type that can be cast to this one:
//!
//! | column | type | what |
//! |---|---|---|
//! | `track_id` | string | Spotify's id, 22 letters and digits |
//! | `title`, `album` | string | as the source writes them |
//! | `artists` | string | their names, joined by `;` |
//! | `probability` | float | how likely the network finds this genre, 0 to 1 |
//! | `danceability` … `tempo` | float | the nine of [`Feature::SOUND`] |
//! | `duration` | float | in seconds |
//! | `popularity` | float | 0 to 100 |
//! | `key` | int | 0 (C) to 11 (B) |
//! | `mode` | int | 0 minor, 1 major |
//! | `time_signature` | int | beats in a bar: 1, 3, 4 or 5 |
//! | `explicit` | bool | whether the lyrics are marked so |
//! | `embedding` | binary | the twelve bytes of [`EmbeddingCodes`]: where the network finds the track |
//!
//! `track_id` and `probability` must be there; elsewhere null is unknown, as are values beyond their range. The metadata may
//! name the weights that decided, under [`WEIGHTS`]: partitions of different ones are not mixed.

use std::sync::Arc;

use amalgamix::embedding::EmbeddingCodes;
use amalgamix::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use amalgamix::genres::Genre;
use amalgamix::playlist::{Track, TrackId};
use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BooleanArray, Float32Array, Int8Array, RecordBatch, StringArray,
};
use datafusion::arrow::datatypes::{DataType, Field, Float32Type, Int8Type, Schema, SchemaRef};
use datafusion::arrow::error::ArrowError;

/// The key in a file's metadata under which it names the network that chose its genres, by its fingerprint.
pub const WEIGHTS: &str = "amalgamix.weights";

/// The column of the ids.
pub const TRACK_ID: &str = "track_id";
/// The column of the network's confidence.
pub const PROBABILITY: &str = "probability";

/// The column that is the folder's name.
pub const GENRE: &str = "genre";

/// What stands between two artists.
pub const ARTISTS_END: &str = ";";

/// A track whose genre is decided.
#[derive(Clone, Debug)]
pub struct Classified {
    /// The track, which has an id.
    pub track: Track,
    /// Its genre.
    pub genre: Genre,
    /// How likely the network finds that.
    pub probability: f32,
    /// Where the network finds it.
    pub embedding: EmbeddingCodes,
}

/// The columns of a partition.
pub fn schema() -> SchemaRef {
    let field = |name: &str, of| Field::new(name, of, true);
    let texts = [TRACK_ID, "title", "artists", "album"].map(|name| field(name, DataType::Utf8));
    let numbers = Feature::ALL.map(|feature| field(feature.name(), DataType::Float32));
    let categories = ["key", "mode", "time_signature"].map(|name| field(name, DataType::Int8));
    let mut fields = Vec::from(texts);
    fields.push(field(PROBABILITY, DataType::Float32));
    fields.extend(numbers);
    fields.extend(categories);
    fields.extend([field("explicit", DataType::Boolean), field("embedding", DataType::Binary)]);
    Arc::new(Schema::new(fields))
}

/// The name of a genre's folder.
pub fn folder(genre: Genre) -> String {
    format!("genre={:02}", genre.index())
}

/// The genre of a folder with this name; none if it is not one of a genre.
pub fn genre_of(folder: &str) -> Option<Genre> {
    Genre::new(folder.strip_prefix("genre=")?.parse().ok()?).ok()
}

/// Tracks as rows of a partition.
pub fn batch(rows: &[&Classified]) -> Result<RecordBatch, ArrowError> {
    let text = |of: &dyn Fn(&Track) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| of(&row.track))))
    };
    let category = |of: &dyn Fn(&AudioFeatures) -> Option<u8>| -> ArrayRef {
        Arc::new(rows.iter().map(|row| of(&row.track.features).map(|value| value as i8)).collect::<Int8Array>())
    };
    let mut columns = vec![
        text(&|track| track.id.map(|id| id.to_string()).unwrap_or_default()),
        text(&|track| track.title.clone()),
        text(&|track| track.artists.join(ARTISTS_END)),
        text(&|track| track.album.clone()),
        Arc::new(Float32Array::from_iter_values(rows.iter().map(|row| row.probability))),
    ];
    columns.extend(Feature::ALL.map(|feature| -> ArrayRef {
        Arc::new(rows.iter().map(|row| row.track.features.get(feature)).collect::<Float32Array>())
    }));
    columns.push(category(&|features| features.key.map(Key::pitch_class)));
    columns.push(category(&|features| features.mode.map(|mode| u8::from(mode == Mode::Major))));
    columns.push(category(&|features| features.time_signature.map(TimeSignature::beats)));
    columns.push(Arc::new(rows.iter().map(|row| row.track.features.explicit).collect::<BooleanArray>()));
    columns.push(Arc::new(BinaryArray::from_iter_values(rows.iter().map(|row| row.embedding.0))));
    RecordBatch::try_new(schema(), columns)
}

/// The tracks in a batch with the columns of [`schema`], without those that have no valid id, and where each lies.
pub fn tracks(batch: &RecordBatch) -> Vec<(Track, EmbeddingCodes)> {
    let text = |name: &str, row: usize| {
        let column = batch.column_by_name(name)?.as_string_opt::<i32>()?;
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let track = |row: usize| -> Option<(Track, EmbeddingCodes)> {
        let id: TrackId = text(TRACK_ID, row)?.parse().ok()?;
        let artists = text("artists", row).unwrap_or_default();
        let track = Track {
            id: Some(id),
            title: text("title", row).unwrap_or_default(),
            artists: artists.split(ARTISTS_END).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            album: text("album", row).unwrap_or_default(),
            features: features(batch, row),
            ..Track::default()
        };
        Some((track, embedding(batch, row)))
    };
    (0..batch.num_rows()).filter_map(track).collect()
}

fn features(batch: &RecordBatch, row: usize) -> AudioFeatures {
    let category = |name: &str| {
        let column = batch.column_by_name(name)?.as_primitive_opt::<Int8Type>()?;
        column.is_valid(row).then(|| i64::from(column.value(row)))
    };
    let explicit = batch.column_by_name("explicit").and_then(|column| column.as_boolean_opt());
    let mut features = AudioFeatures::default();
    features.key = category("key").and_then(Key::new);
    features.mode = category("mode").and_then(mode);
    features.time_signature = category("time_signature").and_then(TimeSignature::new);
    features.explicit = explicit.filter(|column| column.is_valid(row)).map(|column| column.value(row));
    for feature in Feature::ALL {
        let column = batch.column_by_name(feature.name()).and_then(|column| column.as_primitive_opt::<Float32Type>());
        if let Some(column) = column.filter(|column| column.is_valid(row)) {
            // A value beyond its range stays unknown.
            let _ = features.set(feature, column.value(row));
        }
    }
    features
}

fn embedding(batch: &RecordBatch, row: usize) -> EmbeddingCodes {
    let column = batch.column_by_name("embedding").and_then(|column| column.as_binary_opt::<i32>());
    let codes = column.filter(|column| column.is_valid(row)).and_then(|column| column.value(row).try_into().ok());
    codes.map(EmbeddingCodes).filter(EmbeddingCodes::are_known).unwrap_or(EmbeddingCodes::UNKNOWN)
}

/// The mode that is written as this number.
pub fn mode(number: i64) -> Option<Mode> {
    [Mode::Minor, Mode::Major].into_iter().zip(0..).find(|(_, known)| *known == number).map(|(mode, _)| mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_survive_a_partition_with_what_is_known_of_them() {
        let mut known = AudioFeatures::default();
        for feature in Feature::ALL {
            known.set(feature, feature.range().1).unwrap();
        }
        (known.key, known.mode) = (Key::new(11), Some(Mode::Major));
        (known.time_signature, known.explicit) = (TimeSignature::new(5), Some(false));
        let classified = |number, features, embedding| Classified {
            track: Track {
                id: Some(TrackId::invented(number)),
                title: "Paper Lanterns".into(),
                artists: vec!["夜".into(), "Nobody".into()],
                features,
                ..Track::default()
            },
            genre: Genre::new(7).unwrap(),
            probability: 0.5,
            embedding,
        };
        let written = [
            classified(1, known, EmbeddingCodes([127; 12])),
            classified(2, AudioFeatures::default(), EmbeddingCodes::UNKNOWN),
        ];
        let read = tracks(&batch(&written.iter().collect::<Vec<_>>()).unwrap());
        let expected: Vec<_> = written.into_iter().map(|written| (written.track, written.embedding)).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn folders_are_named_after_their_genre() {
        assert!(Genre::all().all(|genre| genre_of(&folder(genre)) == Some(genre)));
        assert_eq!(genre_of("genre=7"), Genre::new(7).ok());
        assert!(["genre=57", "genre=", "genre=-1", "07", "_receipts"].into_iter().all(|name| genre_of(name).is_none()));
    }
}
