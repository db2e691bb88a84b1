//! Files served beside the page, as bytes.

use gloo_net::http::Request;
use thiserror::Error;

/// Why a file did not arrive.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum FetchError {
    /// There was no answer.
    #[error("{file} could not be fetched ({reason}). Check the connection and try again.")]
    Network {
        /// The file, as an address relative to the page.
        file: String,
        /// What the browser says.
        reason: String,
    },
    /// The answer was a refusal.
    #[error(
        "{file} could not be fetched: the server answered {status}. Reload the page: a newer one may have taken its place."
    )]
    Status {
        /// The file, as an address relative to the page.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The file has more bytes than it may.
    #[error("{file} has {bytes} bytes, more than the {at_most} that it may have.")]
    TooLarge {
        /// The file, as an address relative to the page.
        file: String,
        /// Its size.
        bytes: usize,
        /// The size that it may have.
        at_most: usize,
    },
}

/// The content of a file, by its address relative to the page.
pub async fn bytes(file: &str, at_most: usize) -> Result<Vec<u8>, FetchError> {
    let failed = |error: gloo_net::Error| FetchError::Network { file: file.into(), reason: error.to_string() };
    let response = Request::get(file).send().await.map_err(failed)?;
    if !response.ok() {
        return Err(FetchError::Status { file: file.into(), status: response.status() });
    }
    let bytes = response.binary().await.map_err(failed)?;
    if bytes.len() > at_most {
        return Err(FetchError::TooLarge { file: file.into(), bytes: bytes.len(), at_most });
    }
    Ok(bytes)
}
