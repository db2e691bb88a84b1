//! One row of a file as a track.

use csv::StringRecord;

use crate::features::{AudioFeatures, Feature, Key, Mode, TimeSignature};
use crate::formula;
use crate::playlist::{Isrc, Track};

use super::artists::{self, Joint};
use super::columns::Column;
use super::draft::Reading;
use super::layout::{Certainty, Layout};
use super::tally::Tally;
use super::text::bounded;
use super::{Columns, Format, Note, SkipReason, playlist_name, uri};

/// How the programs write that they know nothing.
const MISSING: [&str; 6] = ["", "undefined", "null", "nan", "none", "n/a"];

/// Whether nothing is in a row.
pub(super) fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Reads the rows of one playlist, and remembers which values it could not use.
#[derive(Clone)]
pub(super) struct RowReader {
    layout: Layout,
    joint: Joint,
    /// Whether decimals may be written with a comma, as where cells are separated by something else.
    decimal_comma: bool,
    /// The values that the rows gave.
    pub tally: Tally,
    local_files: usize,
}

impl RowReader {
    /// A reader for rows of this layout.
    pub fn new<'a>(layout: Layout, mut rows: impl Iterator<Item = &'a StringRecord>, delimiter: u8) -> RowReader {
        let place = layout.place(Column::Artists);
        let joint = match layout.format {
            Format::ExportifyApp | Format::AmalgaMix => Joint::EscapedComma,
            _ if rows.any(|row| place.and_then(|place| row.get(place)).is_some_and(|cell| cell.contains(';'))) => {
                Joint::Semicolon
            }
            Format::ExportifyNet => Joint::Comma,
            Format::OtherCsv | Format::Links | Format::Spotify | Format::AccountData => Joint::Nothing,
        };
        RowReader { layout, joint, decimal_comma: delimiter != b',', tally: Tally::default(), local_files: 0 }
    }

    /// The track in a row, or why there is none.
    pub fn track(&mut self, row: &StringRecord) -> Result<Track, SkipReason> {
        if is_blank(row) {
            return Err(SkipReason::Empty);
        }
        let id = self.cell(row, Column::Id).unwrap_or_default();
        let id = uri::track_id(id, &mut self.tally)?;
        let track = Track {
            id,
            title: self.text(row, Column::Title),
            artists: self.artists(row),
            album: self.text(row, Column::Album),
            isrc: self.isrc(row),
            features: self.features(row),
            ..Track::default()
        };
        if track.title.is_empty() && track.id.is_none() {
            return Err(SkipReason::Nameless);
        }
        self.local_files += usize::from(self.cell(row, Column::Id).is_some_and(uri::is_local_file));
        Ok(track)
    }

    /// What the playlist is called in which a row's track stands, if the file says so.
    pub fn playlist(&self, row: &StringRecord) -> Option<String> {
        playlist_name(self.name(row, Column::Playlist))
    }

    /// Which columns are of use, the values that could not be used, and what else is to be said, given the values of the
    /// whole file. Takes from the tracks what turned out to be something else than it seemed.
    pub fn finish(self, header: &StringRecord, whole: &Tally, tracks: &mut [Track]) -> Reading {
        let misled = self.layout.certainty == Certainty::Order && whole.has_unusable();
        let is_of_use = |column: Column| !(misled && column.tells_sound() || whole.is_misnamed(column));
        let (of_use, useless): (Vec<_>, Vec<_>) =
            self.layout.columns.iter().copied().partition(|(_, column)| is_of_use(*column));
        for features in tracks.iter_mut().map(|track| &mut track.features) {
            useless.iter().for_each(|(_, column)| forget(features, *column));
        }
        let in_doubt = misled || self.layout.certainty == Certainty::Doubt;
        Reading {
            format: self.layout.format,
            columns: Columns::of_table(header, of_use),
            dropped_values: self.tally.dropped(whole),
            notes: in_doubt
                .then_some(Note::DoubtfulFeatures)
                .into_iter()
                .chain(Note::local_files(self.local_files))
                .collect(),
        }
    }

    /// What a row has in a column, without the space around it; empty where the column is missing.
    fn written<'a>(&self, row: &'a StringRecord, wanted: Column) -> &'a str {
        let place = self.layout.place(wanted);
        place.and_then(|place| row.get(place)).unwrap_or_default().trim()
    }

    /// What a row has in a column, if it says something.
    fn cell<'a>(&self, row: &'a StringRecord, wanted: Column) -> Option<&'a str> {
        let cell = self.written(row, wanted);
        (!MISSING.iter().any(|missing| cell.eq_ignore_ascii_case(missing))).then_some(cell)
    }

    /// What a row has in a column of names; "None" and "Null" can be names, so only the program's own word for a
    /// missing value is taken as one.
    fn name<'a>(&self, row: &'a StringRecord, wanted: Column) -> &'a str {
        match self.written(row, wanted) {
            "undefined" => "",
            cell if self.layout.format == Format::AmalgaMix => formula::restored(cell),
            name => name,
        }
    }

    fn text(&self, row: &StringRecord, wanted: Column) -> String {
        bounded(self.name(row, wanted))
    }

    fn artists(&self, row: &StringRecord) -> Vec<String> {
        let count = self.cell(row, Column::ArtistIds).map(|cell| cell.split(',').count());
        let names = artists::split(self.name(row, Column::Artists), self.joint, count);
        names.iter().map(|name| bounded(name)).collect()
    }

    fn isrc(&mut self, row: &StringRecord) -> Option<Isrc> {
        let code = self.cell(row, Column::Isrc)?.parse().ok();
        self.tally.noted(code, Column::Isrc)
    }

    fn features(&mut self, row: &StringRecord) -> AudioFeatures {
        let mut features = AudioFeatures::default();
        self.number(row, Column::Duration, |milliseconds| set(&mut features, Feature::Duration, milliseconds / 1000.0));
        for feature in Feature::SOUND.into_iter().chain([Feature::Popularity]) {
            self.number(row, Column::Number(feature), |value| set(&mut features, feature, value));
        }
        features.key = self.category(row, Column::Key, |key| match key {
            -1 => Some(None),
            key => Key::new(key).map(Some),
        });
        features.mode = self.category(row, Column::Mode, |mode| match mode {
            0 => Some(Some(Mode::Minor)),
            1 => Some(Some(Mode::Major)),
            _ => None,
        });
        features.time_signature = self.category(row, Column::TimeSignature, |beats| match beats {
            0 => Some(None),
            beats => TimeSignature::new(beats).map(Some),
        });
        features.explicit = self.explicit(row);
        features
    }

    /// What the number in a cell means, where `meaning` gives none for an impossible one.
    fn number<T>(&mut self, row: &StringRecord, column: Column, meaning: impl FnOnce(f32) -> Option<T>) -> Option<T> {
        let cell = self.cell(row, column)?;
        let number = if self.decimal_comma { cell.replace(',', ".").parse() } else { cell.parse() };
        self.tally.noted(number.ok().and_then(meaning), column)
    }

    /// A category written as a whole number, where `meaning` gives none for an impossible one and `Some(None)` for
    /// "unknown".
    fn category<T>(
        &mut self,
        row: &StringRecord,
        column: Column,
        meaning: impl FnOnce(i64) -> Option<Option<T>>,
    ) -> Option<T> {
        let whole = |number: f32| (number.fract() == 0.0).then_some(number as i64);
        self.number(row, column, |number| whole(number).and_then(meaning)).flatten()
    }

    fn explicit(&mut self, row: &StringRecord) -> Option<bool> {
        let explicit = match self.cell(row, Column::Explicit)?.to_lowercase().as_str() {
            "true" | "1" | "yes" => Some(true),
            "false" | "0" | "no" => Some(false),
            _ => None,
        };
        self.tally.noted(explicit, Column::Explicit)
    }
}

/// Sets a feature if the value is possible; a zero tempo or duration is Spotify's way to say that it does not know.
fn set(features: &mut AudioFeatures, feature: Feature, value: f32) -> Option<()> {
    let unknown = matches!(feature, Feature::Tempo | Feature::Duration) && value == 0.0;
    if unknown { Some(()) } else { features.set(feature, value).ok() }
}

/// Forgets what a column told about a track.
fn forget(features: &mut AudioFeatures, column: Column) {
    match column {
        Column::Number(feature) => features.clear(feature),
        Column::Duration => features.clear(Feature::Duration),
        Column::Key => features.key = None,
        Column::Mode => features.mode = None,
        Column::TimeSignature => features.time_signature = None,
        Column::Explicit => features.explicit = None,
        Column::Id
        | Column::Title
        | Column::Artists
        | Column::ArtistIds
        | Column::Album
        | Column::Isrc
        | Column::Playlist => {}
    }
}
