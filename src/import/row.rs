//! One row of a file as a track.

use csv::StringRecord;

use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use crate::playlist::{Track, TrackId};

use super::artists::{self, Joint};
use super::columns::{Column, Layout};
use super::{DroppedValues, Format, SkipReason};

/// How the programs write that they know nothing.
const MISSING: [&str; 6] = ["", "undefined", "null", "nan", "none", "n/a"];

/// The most characters that are kept of a title, an artist or an album.
const TEXT_CHARACTERS: usize = 400;

fn bounded(text: &str) -> String {
    text.chars().take(TEXT_CHARACTERS).collect()
}

/// Whether a URI or an address leads to something of this kind.
fn is_of_kind(id: &str, kind: &str) -> bool {
    id.starts_with(&format!("spotify:{kind}:")) || (id.contains("spotify.com/") && id.contains(&format!("/{kind}/")))
}

/// Reads the rows of one file, and remembers which values it could not use.
pub(super) struct RowReader {
    layout: Layout,
    joint: Joint,
    /// Whether decimals may be written with a comma, as where cells are separated by something else.
    decimal_comma: bool,
    dropped: Vec<DroppedValues>,
}

impl RowReader {
    /// A reader for rows of this layout.
    pub fn new<'a>(layout: Layout, mut rows: impl Iterator<Item = &'a StringRecord>, delimiter: u8) -> RowReader {
        let place = layout.columns.iter().find(|(_, column)| *column == Column::Artists).map(|(place, _)| *place);
        let joint = match layout.format {
            Format::ExportifyApp => Joint::EscapedComma,
            _ if rows.any(|row| place.and_then(|place| row.get(place)).is_some_and(|cell| cell.contains(';'))) => {
                Joint::Semicolon
            }
            Format::ExportifyNet => Joint::Comma,
            Format::OtherCsv => Joint::Nothing,
        };
        RowReader { layout, joint, decimal_comma: delimiter != b',', dropped: Vec::new() }
    }

    /// The track in a row, or why there is none.
    pub fn track(&mut self, row: &StringRecord) -> Result<Track, SkipReason> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return Err(SkipReason::Empty);
        }
        let id = self.cell(row, Column::Id).unwrap_or_default();
        if is_of_kind(id, "episode") {
            return Err(SkipReason::Episode);
        }
        if ["album", "artist", "playlist", "show", "user"].into_iter().any(|kind| is_of_kind(id, kind)) {
            return Err(SkipReason::NotATrack);
        }
        let track = Track {
            id: self.track_id(id),
            title: self.text(row, Column::Title),
            artists: self.artists(row),
            album: self.text(row, Column::Album),
            features: self.features(row),
        };
        if track.title.is_empty() && track.id.is_none() { Err(SkipReason::Nameless) } else { Ok(track) }
    }

    /// Who wrote the file, and the values that could not be used.
    pub fn finish(self) -> (Format, Vec<DroppedValues>) {
        (self.layout.format, self.dropped)
    }

    /// What a row has in a column, if it is there and says something.
    fn cell<'a>(&self, row: &'a StringRecord, wanted: Column) -> Option<&'a str> {
        let (place, _) = self.layout.columns.iter().find(|(_, column)| *column == wanted)?;
        let cell = row.get(*place)?.trim();
        (!MISSING.iter().any(|missing| cell.eq_ignore_ascii_case(missing))).then_some(cell)
    }

    /// What a row has in a column of names; "None" and "Undefined" can be titles, so only the program's own word for a
    /// missing value is taken as one.
    fn text(&self, row: &StringRecord, wanted: Column) -> String {
        let place = self.layout.columns.iter().find(|(_, column)| *column == wanted).map(|(place, _)| *place);
        let cell = place.and_then(|place| row.get(place)).unwrap_or_default().trim();
        if cell == "undefined" { String::new() } else { bounded(cell) }
    }

    fn artists(&self, row: &StringRecord) -> Vec<String> {
        let count = self.cell(row, Column::ArtistIds).map(|cell| cell.split(',').count());
        let cell = self.cell(row, Column::Artists).unwrap_or_default();
        artists::split(cell, self.joint, count).iter().map(|name| bounded(name)).collect()
    }

    /// The id in a URI, an address or on its own. Local files have none, and that is no fault.
    fn track_id(&mut self, cell: &str) -> Option<TrackId> {
        if cell.is_empty() || cell.starts_with("spotify:local:") {
            return None;
        }
        let last = cell.rsplit(['/', ':']).next().unwrap_or_default();
        let id = last.split(['?', '#']).next().unwrap_or_default().parse().ok();
        self.noted(id, Column::Id)
    }

    fn features(&mut self, row: &StringRecord) -> AudioFeatures {
        let mut features = AudioFeatures::default();
        let duration = self.number(row, Column::Duration).map(|milliseconds| milliseconds / 1000.0);
        self.set(&mut features, Feature::Duration, duration, Column::Duration);
        for feature in Feature::SOUND.into_iter().chain([Feature::Popularity]) {
            let value = self.number(row, Column::Number(feature));
            self.set(&mut features, feature, value, Column::Number(feature));
        }
        features.key = self.whole(row, Column::Key, |key| Key::new(key).map(Some).or((key == -1).then_some(None)));
        features.mode = self.whole(row, Column::Mode, |mode| match mode {
            0 => Some(Some(Mode::Minor)),
            1 => Some(Some(Mode::Major)),
            _ => None,
        });
        features.time_signature = self.whole(row, Column::TimeSignature, |beats| {
            TimeSignature::new(beats).map(Some).or((beats == 0).then_some(None))
        });
        features.explicit = self.explicit(row);
        features
    }

    /// Sets a feature; a zero tempo or duration is Spotify's way to say that it does not know.
    fn set(&mut self, features: &mut AudioFeatures, feature: Feature, value: Option<f32>, column: Column) {
        let unknown = matches!(feature, Feature::Tempo | Feature::Duration) && value == Some(0.0);
        if let Some(value) = value.filter(|_| !unknown) {
            let set = features.set(feature, value).ok();
            self.noted(set, column);
        }
    }

    fn number(&mut self, row: &StringRecord, column: Column) -> Option<f32> {
        let cell = self.cell(row, column)?;
        let number = if self.decimal_comma { cell.replace(',', ".").parse() } else { cell.parse() };
        self.noted(number.ok(), column)
    }

    /// A category written as a whole number; `known` gives none for an impossible one, and `Some(None)` for "unknown".
    fn whole<T>(&mut self, row: &StringRecord, column: Column, known: impl Fn(i64) -> Option<Option<T>>) -> Option<T> {
        let number = self.number(row, column)?;
        let whole = (number.fract() == 0.0).then_some(number as i64).and_then(known);
        self.noted(whole, column).flatten()
    }

    fn explicit(&mut self, row: &StringRecord) -> Option<bool> {
        let explicit = match self.cell(row, Column::Explicit)?.to_lowercase().as_str() {
            "true" | "1" | "yes" => Some(true),
            "false" | "0" | "no" => Some(false),
            _ => None,
        };
        self.noted(explicit, Column::Explicit)
    }

    /// Passes a value on, and counts it where it is none.
    fn noted<T>(&mut self, value: Option<T>, column: Column) -> Option<T> {
        if value.is_none() {
            match self.dropped.iter_mut().find(|dropped| dropped.column == column.name()) {
                Some(dropped) => dropped.count += 1,
                None => self.dropped.push(DroppedValues { column: column.name().into(), count: 1 }),
            }
        }
        value
    }
}
