//! What the scribe does with tastes.

use std::rc::Rc;

use amalgamix::constellation::{self, TooMany};
use amalgamix::playlist::Playlist;
use amalgamix::portrait::Portrait;
use amalgamix::qr::{self, QrError};
use amalgamix::similarity::{self, Calibration};
use amalgamix::taste_code::{self, TasteCodeError};
use amalgamix::wire::{AlikeAnswer, AlikeTask, Match, Picture, Written};
use thiserror::Error;

use crate::calibration::{CalibrationMissing, Kept};
use crate::link;

/// Why nothing can be said of tastes.
#[derive(Debug, Error)]
pub enum TastesError {
    /// What was given is no code.
    #[error(transparent)]
    Code(#[from] TasteCodeError),
    /// There is no QR code in a picture, or none can be made.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// What similarities are measured by is not here.
    #[error(transparent)]
    Calibration(#[from] CalibrationMissing),
    /// They are too many.
    #[error(transparent)]
    TooMany(#[from] TooMany),
}

/// What is needed for tastes.
#[derive(Default)]
pub struct Tastes {
    calibration: Kept,
}

impl Tastes {
    /// Does what is asked about tastes.
    pub async fn perform(&self, task: AlikeTask) -> Result<AlikeAnswer, TastesError> {
        Ok(match task {
            AlikeTask::Read(text) => AlikeAnswer::Read(taste_code::find(&text)?),
            AlikeTask::Scan(picture) => AlikeAnswer::Read(scanned(&picture)?),
            AlikeTask::Write(portrait) => AlikeAnswer::Written(written(&portrait)?),
            AlikeTask::Match { portraits, playlists } => {
                let calibration = self.calibration.get().await?;
                AlikeAnswer::Matched(Box::new(matched(&portraits, &playlists, &calibration)))
            }
            AlikeTask::Survey(portraits) => {
                let calibration: Rc<Calibration> = self.calibration.get().await?;
                let alike = |one: &Portrait, other: &Portrait| similarity::compare(one, other, &calibration).percentile;
                AlikeAnswer::Surveyed(constellation::survey(&portraits, alike)?)
            }
        })
    }
}

fn scanned(picture: &Picture) -> Result<Portrait, TastesError> {
    Ok(taste_code::find(&qr::find(picture)?)?)
}

fn written(portrait: &Portrait) -> Result<Written, TastesError> {
    let code = taste_code::encode(portrait);
    let link = link::to_taste(&code);
    let squares = qr::squares(&link)?;
    Ok(Written { picture: qr::svg(&squares), squares, code, link })
}

fn matched(portraits: &[Portrait; 2], playlists: &[Option<Playlist>; 2], calibration: &Calibration) -> Match {
    let [one, other] = portraits;
    Match {
        similarity: similarity::compare(one, other, calibration),
        tracks: match playlists {
            [Some(one), Some(other)] => Some(similarity::common_tracks(one, other)),
            _ => None,
        },
        artists: match playlists {
            [Some(one), Some(other)] => Some(similarity::common_artists(one, other)),
            [Some(here), None] => other.known_artists(here),
            [None, Some(here)] => one.known_artists(here),
            [None, None] => None,
        },
    }
}
