//! What the same tracks weigh in a catalog and in Parquet.
//!
//! Parquet gets the same content at the same precision: ids as 16 bytes, texts as strings, the codes of the features as bytes.
//! It may choose its encodings, compresses with zstd at its strongest, and writes no statistics.

use std::sync::Arc;

use amalgamix::catalog::{Codebook, Manifest, Shelf};
use amalgamix::features::{Feature, Key, Mode, TimeSignature};
use amalgamix::playlist::Track;
use datafusion::arrow::array::{ArrayRef, FixedSizeBinaryArray, RecordBatch, StringArray, UInt8Array};
use datafusion::arrow::compute::{SortColumn, concat_batches, lexsort_to_indices, take_record_batch};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};

use crate::failure::Failure;
use crate::partition::ARTISTS_END;

/// The strongest level of zstd that needs no more memory for reading.
const LEVEL: i32 = 19;

/// The tracks of one shelf as rows for Parquet.
pub struct ShelfTable(RecordBatch);

impl ShelfTable {
    /// Takes a shelf apart.
    pub fn read(bytes: &[u8], codebook: &Codebook) -> Result<ShelfTable, Failure> {
        let shelf = Shelf::read(bytes)?;
        let tracks: Vec<Track> = (0..shelf.len()).map(|place| shelf.track(place, codebook)).collect();
        let ids = FixedSizeBinaryArray::try_from_iter(shelf.ids().iter().map(|id| id.to_bytes()))?;
        let text = |of: &dyn Fn(&Track) -> String| -> ArrayRef {
            Arc::new(StringArray::from_iter_values(tracks.iter().map(of)))
        };
        let code =
            |of: &dyn Fn(&Track) -> Option<u8>| -> ArrayRef { Arc::new(tracks.iter().map(of).collect::<UInt8Array>()) };
        let mut columns: Vec<(&str, ArrayRef)> = vec![
            ("track_id", Arc::new(ids)),
            ("artists", text(&|track| track.artists.join(ARTISTS_END))),
            ("album", text(&|track| track.album.clone())),
            ("title", text(&|track| track.title.clone())),
            ("duration", code(&|track| Some(codebook.encode_duration(&track.features)))),
            ("popularity", code(&|track| track.features.get(Feature::Popularity).map(|popularity| popularity as u8))),
            ("key", code(&|track| track.features.key.map(Key::pitch_class))),
            ("mode", code(&|track| track.features.mode.map(|mode| u8::from(mode == Mode::Major)))),
            ("time_signature", code(&|track| track.features.time_signature.map(TimeSignature::beats))),
            ("explicit", code(&|track| track.features.explicit.map(u8::from))),
        ];
        let embeddings = shelf.features().embeddings().iter().map(|codes| codes.0);
        columns.push(("embedding", Arc::new(FixedSizeBinaryArray::try_from_iter(embeddings)?)));
        for (place, feature) in Feature::SOUND.into_iter().enumerate() {
            let codes: UInt8Array = shelf.codes().iter().map(|codes| Some(codes.0[place])).collect();
            columns.push((feature.name(), Arc::new(codes)));
        }
        Ok(ShelfTable(RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, column)| (name, column, true)),
        )?))
    }
}

/// The table, in Markdown.
pub fn table(manifest: &Manifest, shelves: &[ShelfTable]) -> Result<String, Failure> {
    let tracks = manifest.tracks();
    let apart: Vec<usize> = shelves.iter().map(|shelf| parquet(&shelf.0)).collect::<Result<_, _>>()?;
    let lines = [
        ("shelves of the catalog", shelves.len(), manifest.bytes()),
        ("Parquet, a file for each genre", shelves.len(), apart.iter().sum()),
        ("Parquet, one file, sorted by artist", 1, parquet(&together(shelves)?)?),
    ];
    let mut table = String::from("| the same tracks as | files | bytes | bytes a track |\n|---|---|---|---|\n");
    for (what, files, bytes) in lines {
        table += &format!("| {what} | {files} | {bytes} | {:.1} |\n", bytes as f64 / tracks as f64);
    }
    Ok(table)
}

/// All tracks in the order of their artists, albums and titles, as on a shelf.
fn together(shelves: &[ShelfTable]) -> Result<RecordBatch, Failure> {
    let all = concat_batches(&shelves[0].0.schema(), shelves.iter().map(|shelf| &shelf.0))?;
    let keys = (1..=3).map(|column| SortColumn { values: all.column(column).clone(), options: None });
    Ok(take_record_batch(&all, &lexsort_to_indices(&keys.collect::<Vec<_>>(), None)?)?)
}

/// How many bytes these rows have as a Parquet file.
fn parquet(rows: &RecordBatch) -> Result<usize, ParquetError> {
    let properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_2_0)
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
        .set_statistics_enabled(EnabledStatistics::None)
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), Some(properties))?;
    writer.write(rows)?;
    writer.close()?;
    Ok(bytes.len())
}
