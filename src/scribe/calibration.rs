//! What similarities are measured by, fetched when it is first needed.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::similarity::{Calibration, CalibrationError};
use thiserror::Error;

use crate::fetch::{self, FetchError};

const FILE: &str = "weights/similarity.json";
/// Far above what the file has.
const BYTES_AT_MOST: usize = 1 << 20;

/// Why similarities cannot be measured.
#[derive(Debug, Error)]
pub enum CalibrationMissing {
    /// The file did not arrive.
    #[error("What similarities are measured by could not be loaded. {0}")]
    Fetch(#[from] FetchError),
    /// It is damaged.
    #[error("What similarities are measured by does not work: {0}. Reload the page to fetch it again.")]
    Damaged(#[from] CalibrationError),
}

/// The calibration, once it was fetched.
#[derive(Default)]
pub struct Kept(RefCell<Option<Rc<Calibration>>>);

impl Kept {
    /// The calibration.
    pub async fn get(&self) -> Result<Rc<Calibration>, CalibrationMissing> {
        if let Some(kept) = self.0.borrow().clone() {
            return Ok(kept);
        }
        let calibration = Rc::new(Calibration::from_json(&fetch::bytes(FILE, BYTES_AT_MOST).await?)?);
        self.0.replace(Some(calibration.clone()));
        Ok(calibration)
    }
}
