//! How good the similarity of playlists is, and what it is put together from, on playlists of artists that no network has heard.
//!
//! | module | subject |
//! |---|---|
//! | `drawn` | pairs of playlists of which it is known how much alike they are |
//! | `tastes` | their portraits, and all that these leave out |
//! | `fit` | weights, percentiles and intervals, found on tracks of validation |
//! | `figures` | how well it ranks, how often its intervals hold, what the code costs |

mod drawn;
mod figures;
mod fit;
mod tastes;

use amalgamix::model::{Network, NetworkError};
use amalgamix::portrait::Scale;
use amalgamix::similarity::Calibration;

use crate::dataset::Dataset;
use crate::protocol::Example;

pub use drawn::Pool;
pub use figures::{Figures, Ranking, figures};
pub use fit::fit;
pub use tastes::Hall;

/// The scale on which portraits tell how tracks sound: ranks among the tracks that networks learn from.
pub fn scale(training: &[Example]) -> Scale {
    Scale::from_tracks(training.iter().map(|example| &example.features))
}

/// What a similarity is put together from, found on these rows.
pub fn calibrated(
    dataset: &Dataset,
    network: &Network,
    fingerprint: &str,
    scale: &Scale,
    rows: &[Example],
) -> Result<Option<Calibration>, NetworkError> {
    let hall = Hall::new(dataset, network, fingerprint, scale, rows)?;
    Ok(fit(&hall, &Pool::new(dataset, rows)))
}

/// How good the similarity is on playlists of these rows.
pub fn judged(
    dataset: &Dataset,
    network: &Network,
    fingerprint: &str,
    scale: &Scale,
    rows: &[Example],
    calibration: &Calibration,
) -> Result<Figures, NetworkError> {
    let hall = Hall::new(dataset, network, fingerprint, scale, rows)?;
    Ok(figures(&hall, &Pool::new(dataset, rows), calibration))
}
