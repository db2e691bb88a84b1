//! What the scribe does with tastes.

use std::rc::Rc;

use amalgamix::constellation::{self, TooMany};
use amalgamix::playlist::Playlist;
use amalgamix::portrait::NotAPortrait;
use amalgamix::portrait::Portrait;
use amalgamix::qr::{self, QrError};
use amalgamix::similarity::{self, Calibration, InCommon};
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
    /// The taste cannot be told.
    #[error(transparent)]
    Portrait(#[from] NotAPortrait),
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
            AlikeTask::Read(text) => AlikeAnswer::Read(taste_code::read(&text)?),
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
    Ok(taste_code::read(&qr::find(picture)?)?)
}

fn written(portrait: &Portrait) -> Result<Written, TastesError> {
    let code = taste_code::encode(portrait)?;
    let link = link::to_taste(&code);
    let squares = qr::squares(&link)?;
    Ok(Written { picture: qr::svg(&squares), squares, code, link })
}

fn matched(portraits: &[Portrait; 2], playlists: &[Option<Playlist>; 2], calibration: &Calibration) -> Match {
    let [one, other] = portraits;
    let known =
        |portrait: &Portrait, here| portrait.artists.is_some().then(|| similarity::known_artists(here, portrait));
    let (tracks, artists) = match playlists {
        [Some(one), Some(other)] => {
            let InCommon { tracks, artists } = similarity::in_common(one, other);
            (Some(tracks), Some(artists))
        }
        [Some(here), None] => (None, known(other, here)),
        [None, Some(here)] => (None, known(one, here)),
        [None, None] => (None, None),
    };
    Match { similarity: similarity::compare(one, other, calibration), tracks, artists }
}
