//! The network of this worker, fetched once.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::genres::{GenreTable, GenreTableError};
use amalgamix::model::{Network, NetworkError};
use thiserror::Error;

use crate::fetch::{self, FetchError};
use crate::worker::Processor;

/// The files that training left, as they are served beside the page.
const WEIGHTS: &str = "weights/dense.safetensors";
const PREPROCESSING: &str = "weights/preprocessing.json";
const GENRES: &str = "weights/genres.json";
/// Far above what any of these files has.
const BYTES_AT_MOST: usize = 16 << 20;

/// Why there is no network.
#[derive(Debug, Error)]
pub enum NetworksError {
    /// A file did not arrive.
    #[error("The network could not be loaded. {0}")]
    Fetch(#[from] FetchError),
    /// The files are damaged.
    #[error("The network that was loaded does not work: {0}. Reload the page to fetch it again.")]
    Network(#[from] NetworkError),
    /// The genre table is damaged.
    #[error("The names of the genres that were loaded do not work: {0}. Reload the page to fetch them again.")]
    Genres(#[from] GenreTableError),
    /// There is nothing to compute with.
    #[error("The graphics processor is not available: {0}.")]
    Device(String),
}

/// The network, fetched when first asked for.
#[derive(Default)]
pub struct Networks {
    loaded: RefCell<Option<Rc<Network>>>,
}

impl Networks {
    /// The network on the processor's device.
    pub async fn get<P: Processor>(&self) -> Result<Rc<Network>, NetworksError> {
        if let Some(network) = self.loaded.borrow().clone() {
            return Ok(network);
        }
        let weights = fetch::bytes(WEIGHTS, BYTES_AT_MOST).await?;
        let preprocessing = fetch::bytes(PREPROCESSING, BYTES_AT_MOST).await?;
        let device = P::device().await.map_err(NetworksError::Device)?;
        let network = Rc::new(Network::load(&weights, &preprocessing, &device)?);
        *self.loaded.borrow_mut() = Some(network.clone());
        Ok(network)
    }

    /// What the genres are called.
    pub async fn genres(&self) -> Result<GenreTable, NetworksError> {
        Ok(GenreTable::from_json(&fetch::bytes(GENRES, BYTES_AT_MOST).await?)?)
    }
}
