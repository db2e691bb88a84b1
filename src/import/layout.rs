//! Which column of a file holds what: by the names in its header, or, where those are in an unknown language, by their
//! order.

use csv::StringRecord;

use super::columns::{self, Column, plain};
use super::exportify_app::{self, FEATURES, FIXED_COLUMNS};
use super::{Format, SIGNATURE_COLUMN, languages};

/// What each column of a file holds, and who wrote it.
#[derive(Clone)]
pub(super) struct Layout {
    pub format: Format,
    /// Columns that are of use, by their place; each kind occurs once.
    pub columns: Vec<(usize, Column)>,
    pub certainty: Certainty,
}

/// What tells which column holds which feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Their names.
    Names,
    /// Their order, which holds as long as every value fits.
    Order,
    /// Nothing, for some columns that may well hold features: they are not among the columns of use.
    Doubt,
}

/// How many columns are looked at; a header that goes on is no program's.
const COLUMNS_AT_MOST: usize = 256;

impl Layout {
    /// The layout of a file; none if it holds neither titles nor ids.
    pub fn of<'a>(header: &StringRecord, rows: impl Iterator<Item = &'a StringRecord>) -> Option<Layout> {
        let names: Vec<String> = header.iter().take(COLUMNS_AT_MOST).map(plain).collect();
        let columns = columns::named(&names);
        let has = |wanted: Column| columns.iter().any(|(_, column)| *column == wanted);
        if !(has(Column::Title) && has(Column::Artists)) {
            let foreign = languages::named(&names).map(|columns| translated(columns, header.len())).or_else(|| {
                let is_exportify_app = header.len() >= FIXED_COLUMNS && exportify_app::wrote(rows);
                is_exportify_app.then(|| in_unknown_language(&columns, header.len()))
            });
            if let Some(mut layout) = foreign {
                // A recording's code is called the same in every language.
                layout.columns.extend(columns.into_iter().filter(|(_, column)| *column == Column::Isrc));
                return Some(layout);
            }
        }
        (has(Column::Title) || has(Column::Id)).then(|| Layout {
            format: format(header),
            columns,
            certainty: Certainty::Names,
        })
    }

    /// Where a column stands, if the file has it.
    pub fn place(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().find(|(_, column)| *column == wanted).map(|(place, _)| *place)
    }
}

/// Who wrote a file with English names.
fn format(header: &StringRecord) -> Format {
    let is_called = |name: &str| header.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
    if is_called(SIGNATURE_COLUMN) {
        Format::AmalgaMix
    } else if is_called("Track Duration (ms)") {
        Format::ExportifyApp
    } else if is_called("Track Name") && is_called("Artist Name(s)") {
        Format::ExportifyNet
    } else {
        Format::OtherCsv
    }
}

/// The layout of a file with names in a known language; where there is room for features, all of their names should be
/// known.
fn translated(columns: Vec<(usize, Column)>, width: usize) -> Layout {
    let mut features = FEATURES.iter().map(|feature| columns.iter().any(|(_, column)| column == feature));
    let certainty = if width < FIXED_COLUMNS + FEATURES.len() || features.all(|is_named| is_named) {
        Certainty::Names
    } else {
        Certainty::Doubt
    };
    Layout { format: Format::ExportifyApp, columns, certainty }
}

/// The layout of a file that exportify.app wrote in a language of which only these names are understood.
fn in_unknown_language(named: &[(usize, Column)], width: usize) -> Layout {
    let fit = |order: &Vec<_>| {
        named.iter().filter(|(_, column)| FEATURES.contains(column)).all(|feature| order.contains(feature))
    };
    let (columns, certainty) = match exportify_app::by_order(width).filter(fit) {
        Some(order) => (order, Certainty::Order),
        None => (exportify_app::vouched_for(), Certainty::Doubt),
    };
    Layout { format: Format::ExportifyApp, columns, certainty }
}
