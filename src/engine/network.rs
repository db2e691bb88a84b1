//! The networks of this worker, each fetched once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use amalgamix::genres::{GenreTable, GenreTableError};
use amalgamix::model::{Network, NetworkError};
use amalgamix::network::{NetworkName, fingerprint};
use amalgamix::portrait::{Scale, ScaleError};
use thiserror::Error;

use crate::fetch::{self, FetchError};
use crate::processor::Processor;

/// The files that training left, as they are served beside the page.
const FOLDER: &str = "weights/";
const GENRES: &str = "weights/genres.json";
const SCALE: &str = "weights/scale.json";
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
    /// The scale is damaged.
    #[error("The scale of tastes that was loaded does not work: {0}. Reload the page to fetch it again.")]
    Scale(#[from] ScaleError),
    /// There is nothing to compute with.
    #[error("The graphics processor is not available: {0}.")]
    Device(String),
}

/// A network, and by which name catalogs know it.
pub struct Loaded {
    /// The network.
    pub network: Network,
    /// Its fingerprint.
    pub weights: String,
}

/// The networks, each fetched when first asked for.
#[derive(Default)]
pub struct Networks {
    loaded: RefCell<BTreeMap<NetworkName, Rc<Loaded>>>,
    scale: RefCell<Option<Rc<Scale>>>,
}

impl Networks {
    /// A network on the processor's device.
    pub async fn get<P: Processor>(&self, name: NetworkName) -> Result<Rc<Loaded>, NetworksError> {
        if let Some(loaded) = self.loaded.borrow().get(&name).cloned() {
            return Ok(loaded);
        }
        let weights = fetch::bytes(&format!("{FOLDER}{}", name.weights_file()), BYTES_AT_MOST).await?;
        let preprocessing = fetch::bytes(&format!("{FOLDER}{}", name.preprocessing_file()), BYTES_AT_MOST).await?;
        let device = P::device().await.map_err(NetworksError::Device)?;
        let network = Network::load(&weights, &preprocessing, &device)?;
        let loaded = Rc::new(Loaded { network, weights: fingerprint(&weights, &preprocessing) });
        self.loaded.borrow_mut().insert(name, loaded.clone());
        Ok(loaded)
    }

    /// By what portraits rank sounds.
    pub async fn scale(&self) -> Result<Rc<Scale>, NetworksError> {
        if let Some(scale) = self.scale.borrow().clone() {
            return Ok(scale);
        }
        let scale = Rc::new(Scale::from_json(&fetch::bytes(SCALE, BYTES_AT_MOST).await?)?);
        self.scale.replace(Some(scale.clone()));
        Ok(scale)
    }

    /// What the genres are called.
    pub async fn genres(&self) -> Result<GenreTable, NetworksError> {
        Ok(GenreTable::from_json(&fetch::bytes(GENRES, BYTES_AT_MOST).await?)?)
    }
}
