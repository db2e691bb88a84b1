//! Where the dataset's bytes come from: a given path, a known place, or a download, always checked by the pinned hash.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use thiserror::Error;

/// The SHA-256 of the unpacked CSV (version of 2022, doi 10.34740/KAGGLE/DSV/4372070).
const SHA_256: &str = "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd";
const BYTES: u64 = 20_118_244;
const ADDRESS: &str = "https://huggingface.co/datasets/maharshipandya/spotify-tracks-dataset/resolve/main/dataset.csv";
/// Where it may lie without being named, as seen from the repository's root; the last is where a download is kept.
const PLACES: [&str; 3] = ["../shared/data/spotify-tracks-dataset.csv.zst", "data/dataset.csv", "target/dataset.csv"];

/// Why there is no dataset to work with.
#[derive(Debug, Error)]
pub enum SourceError {
    /// A file cannot be read or written.
    #[error("{path} cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The bytes are not those of the dataset that the project is built on.
    #[error("{place} is not the dataset of 2022: its SHA-256 is {found} instead of {SHA_256}")]
    Hash {
        /// Where the bytes came from.
        place: String,
        /// Their hash.
        found: String,
    },
    /// It is not on this machine and could not be downloaded.
    #[error(
        "the dataset could not be downloaded: {0}. Fetch dataset.csv of maharshipandya/spotify-tracks-dataset by hand and \
         name it with --dataset or AMALGAMIX_DATASET"
    )]
    Download(Box<ureq::Error>),
}

/// The CSV's bytes: from the given path, else from a known place, else downloaded and kept in `target/`.
pub fn read(given: Option<&Path>) -> Result<Vec<u8>, SourceError> {
    let known = PLACES.into_iter().map(Path::new).find(|place| place.exists());
    match given.or(known) {
        Some(path) => checked(unpacked(path)?, &path.display().to_string()),
        None => download(Path::new(PLACES[PLACES.len() - 1])),
    }
}

fn unpacked(path: &Path) -> Result<Vec<u8>, SourceError> {
    let failed = |source| SourceError::File { path: path.into(), source };
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // One byte more than the dataset has is enough to see that a file is another one.
    if path.extension().is_some_and(|extension| extension == "zst") {
        zstd::Decoder::new(file).map_err(failed)?.take(BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        file.take(BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(bytes)
}

fn checked(bytes: Vec<u8>, place: &str) -> Result<Vec<u8>, SourceError> {
    let found = hexadecimal(&Sha256::digest(&bytes));
    if found == SHA_256 { Ok(bytes) } else { Err(SourceError::Hash { place: place.into(), found }) }
}

fn download(keep: &Path) -> Result<Vec<u8>, SourceError> {
    let failed = |error: ureq::Error| SourceError::Download(Box::new(error));
    let mut reply = ureq::get(ADDRESS).call().map_err(failed)?;
    let bytes = reply.body_mut().with_config().limit(BYTES + 1).read_to_vec().map_err(failed)?;
    let bytes = checked(bytes, ADDRESS)?;
    let write = fs::create_dir_all(keep.parent().unwrap_or(keep)).and_then(|()| fs::write(keep, &bytes));
    write.map_err(|source| SourceError::File { path: keep.into(), source })?;
    Ok(bytes)
}

/// Bytes in hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_refused_by_its_hash() {
        let error = checked(b"track_id,genre".to_vec(), "some.csv").unwrap_err();
        assert!(error.to_string().starts_with("some.csv is not the dataset of 2022"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Some(Path::new("no/such.csv"))).unwrap_err();
        assert!(error.to_string().starts_with("no/such.csv cannot be used"));
    }
}
