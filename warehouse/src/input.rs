//! Collections as they come: CSV and Parquet files with the columns of the dataset, read row by row.

mod csv;
mod parquet;
mod row;

use std::path::{Path, PathBuf};

use datafusion::error::DataFusionError;
use datafusion::prelude::SessionContext;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use thiserror::Error;

pub use row::{Row, Unusable, Usable};

use crate::failure::Failure;
use crate::storage::{children, is};

/// Why a file cannot be read, from its beginning or from some row on.
#[derive(Debug, Error)]
pub enum InputError {
    /// The system or the compression says so.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// It is no CSV.
    #[error("{0}")]
    Csv(#[from] ::csv::Error),
    /// It is no Parquet file.
    #[error("{0}")]
    Parquet(#[from] DataFusionError),
}

/// The rows of a file, as far as it can be read; after an error there is none. A damaged row is told in its place.
pub type Rows = BoxStream<'static, Result<Result<Row, Unusable>, InputError>>;

/// Opens a file whose name ends in `.parquet`, `.csv` or `.csv.zst`.
pub async fn rows(session: &SessionContext, file: &Path) -> Result<Rows, InputError> {
    if is(file, "parquet") { parquet::rows(session, file).await } else { Ok(stream::iter(csv::rows(file)?).boxed()) }
}

/// The files that are meant: files themselves, all below a folder, or all that a pattern such as `tracks/*.csv` fits.
pub fn files(inputs: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for input in inputs {
        let before = found.len();
        let matches = glob::glob(input).map_err(|error| Failure::Pattern(input.clone(), error))?;
        for path in matches.filter_map(Result::ok) {
            gather(path, &mut found)?;
        }
        if found.len() == before {
            return Err(Failure::NoInput(input.clone()));
        }
    }
    Ok(found)
}

fn gather(path: PathBuf, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_dir() {
        return children(&path)?.into_iter().try_for_each(|child| gather(child, found));
    }
    let is_packed_csv = is(&path, "zst") && path.file_stem().is_some_and(|stem| is(Path::new(stem), "csv"));
    if is(&path, "csv") || is(&path, "parquet") || is_packed_csv {
        found.push(path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_are_found_by_name_folder_and_pattern() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("below")).unwrap();
        for name in ["a.csv", "b.CSV.ZST", "below/c.parquet", "d.txt", "e.zst"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = |input: &str| {
            let found = files(&[folder.path().join(input).to_string_lossy().into_owned()])?;
            let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
            Ok::<Vec<String>, Failure>(found.into_iter().map(name).collect())
        };
        assert_eq!(found("").unwrap(), ["a.csv", "b.CSV.ZST", "c.parquet"]);
        assert_eq!(found("*.csv").unwrap(), ["a.csv"]);
        assert_eq!(found("below/c.parquet").unwrap(), ["c.parquet"]);
        assert!(matches!(found("d.txt"), Err(Failure::NoInput(_))));
        assert!(matches!(found("nowhere.csv"), Err(Failure::NoInput(_))));
    }
}
