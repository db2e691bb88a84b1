//! Tables of tracks: CSV and its kin.

use csv::StringRecord;

use super::draft::Draft;
use super::layout::Layout;
use super::row::{RowReader, is_blank};
use super::tally::Tally;
use super::{Contents, Import, ImportError, MAX_PLAYLISTS, NAME_CHARACTERS, SkipReason, text};

/// A row's cells, if they can be made out, with the line on which it begins.
type Row = (usize, Result<StringRecord, SkipReason>);

/// What is in a table of so many rows. A playlist to which it gives no name gets that of the file.
pub(super) fn read(name: String, text: &str, rows_at_most: usize) -> Result<Contents, ImportError> {
    let declared = text::declared_delimiter(text);
    let delimiter = declared.unwrap_or_else(|| text::delimiter(text));
    let rows = text::rows(text, delimiter).into_iter().skip(usize::from(declared.is_some()));
    let mut rows = rows.map(|row| (row.line, record(row.text, delimiter)));
    let header = rows.next().and_then(|(_, header)| header.ok()).ok_or_else(|| not_a_playlist(text))?;
    let rows: Vec<Row> = rows.take(rows_at_most + 1).collect();
    if rows.len() > rows_at_most {
        return Err(ImportError::TooManyRows(rows_at_most));
    }
    let readable = rows.iter().filter_map(|(_, row)| row.as_ref().ok());
    let layout = Layout::of(&header, readable.clone()).ok_or_else(|| not_a_playlist(text))?;
    let sections = sections(&name, &rows, &RowReader::new(layout, readable, delimiter))?;
    let whole = Tally::sum(sections.iter().map(|section| &section.reader.tally));
    let imports = sections.into_iter().map(|section| section.finish(&header, &whole)).collect();
    Contents::new(name, imports)
}

fn record(text: Option<&str>, delimiter: u8) -> Result<StringRecord, SkipReason> {
    let text = text.ok_or(SkipReason::Unreadable)?;
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(text.len());
    let record = reader.from_reader(text.as_bytes()).into_records().next();
    record.and_then(Result::ok).ok_or(SkipReason::Unreadable)
}

fn not_a_playlist(text: &str) -> ImportError {
    let first_line = text::first_line(text);
    ImportError::NotAPlaylist(format!("{:?}", first_line.chars().take(NAME_CHARACTERS).collect::<String>()))
}

/// One playlist of a table. What its columns hold is decided by all of them.
struct Section {
    reader: RowReader,
    draft: Draft,
}

impl Section {
    fn finish(mut self, header: &StringRecord, whole: &Tally) -> Import {
        let reading = self.reader.finish(header, whole, self.draft.tracks());
        self.draft.finish(reading)
    }
}

/// The playlists that the rows name, in the order in which they are first named, each read by its own copy of the reader.
fn sections(name: &str, rows: &[Row], reader: &RowReader) -> Result<Vec<Section>, ImportError> {
    let named = |(_, row): &Row| {
        let row = row.as_ref().ok().filter(|row| !is_blank(row))?;
        Some(reader.playlist(row).unwrap_or_else(|| name.to_owned()))
    };
    let mut sections: Vec<Section> = Vec::new();
    // A row that cannot be read goes with the one before it.
    let mut current = rows.iter().find_map(named).unwrap_or_else(|| name.to_owned());
    for row in rows {
        current = named(row).unwrap_or(current);
        let place = sections.iter().position(|section| section.draft.name() == current).unwrap_or(sections.len());
        if place == MAX_PLAYLISTS {
            return Err(ImportError::TooManyPlaylists);
        }
        if place == sections.len() {
            sections.push(Section { reader: reader.clone(), draft: Draft::new(current.clone()) });
        }
        let (line, row) = row;
        let Section { reader, draft } = &mut sections[place];
        draft.take(*line, row.as_ref().map_err(|reason| *reason).and_then(|row| reader.track(row)));
    }
    Ok(sections)
}
