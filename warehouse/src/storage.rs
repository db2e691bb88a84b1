//! Files in folders: Parquet files that are whole or not there, and the partitions below a folder.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use amalgamix::genres::Genre;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::metadata::KeyValue;
use datafusion::parquet::file::properties::WriterProperties;

use crate::failure::Failure;
use crate::partition::{self, WEIGHTS};

/// The manifest in a catalog folder.
pub const MANIFEST: &str = "manifest.json";

/// How many rows a Parquet file gathers before it writes them: few, because there is a file in the making for every genre.
const GROUP: usize = 1 << 12;

/// A Parquet file in the making. It has its name only when it is whole.
pub struct ParquetFile {
    writer: ArrowWriter<BufWriter<File>>,
    path: PathBuf,
    partial: PathBuf,
}

impl ParquetFile {
    /// Begins a file whose metadata names these weights.
    pub fn create(path: PathBuf, schema: SchemaRef, weights: &str) -> Result<ParquetFile, Failure> {
        let partial = begun(&path)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(GROUP))
            .set_key_value_metadata(Some(vec![KeyValue::new(WEIGHTS.to_owned(), weights.to_owned())]))
            .build();
        let file = BufWriter::new(File::create(&partial).map_err(Failure::of(&partial))?);
        let writer = ArrowWriter::try_new(file, schema, Some(properties))?;
        Ok(ParquetFile { writer, path, partial })
    }

    /// Adds rows.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Failure> {
        Ok(self.writer.write(batch)?)
    }

    /// Ends the file and gives it its name; tells its bytes.
    pub fn finish(self) -> Result<u64, Failure> {
        self.writer.into_inner()?.flush().map_err(Failure::of(&self.partial))?;
        fs::rename(&self.partial, &self.path).map_err(Failure::of(&self.path))?;
        Ok(fs::metadata(&self.path).map_err(Failure::of(&self.path))?.len())
    }
}

/// The Parquet files below `genre=NN/` of a folder, by genre and name.
pub fn partitions(folder: &Path) -> Result<Vec<(Genre, PathBuf)>, Failure> {
    let mut found = Vec::new();
    for below in children(folder)? {
        let name = below.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(genre) = partition::genre_of(&name) else { continue };
        let files = children(&below)?.into_iter().filter(|file| is(file, "parquet") && !is_hidden(file));
        found.extend(files.map(|file| (genre, file)));
    }
    Ok(found)
}

/// Whether engines agree to leave a file of this name alone.
fn is_hidden(file: &Path) -> bool {
    file.file_name().is_none_or(|name| name.to_string_lossy().starts_with(['_', '.']))
}

/// Whether a file's name ends so.
pub fn is(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// What is in a folder, by name.
pub fn children(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::of(folder))?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(Failure::of(folder))?;
    paths.sort();
    Ok(paths)
}

/// The content of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::of(path))
}

/// Writes a file, and the folder around it where there is none. Until it is whole it has another name.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let partial = begun(path)?;
    fs::write(&partial, content).map_err(Failure::of(&partial))?;
    fs::rename(&partial, path).map_err(Failure::of(path))
}

/// The name of a file until it is whole, one that engines leave alone. The folder around it is made where there is none.
fn begun(path: &Path) -> Result<PathBuf, Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(Failure::of(folder))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(folder.join(format!("_{name}")))
}
