//! Rows of CSV files, plain or packed with zstd.
//!
//! The csv crate reads them and not DataFusion, for which a file ends at its first damaged row.

use std::fs::File;
use std::io::{Error, Read};
use std::iter;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use csv::{ReaderBuilder, StringRecord};

use super::InputError;
use super::row::{NUMBERS, Row, TEXTS, Unusable};
use crate::storage::is;

/// How many bytes a row may have, and what is read ahead. A quotation mark that is never closed makes one row of the rest of
/// a file.
const LONGEST_ROW: usize = 1 << 20;

/// The rows of a file; after an error there is none.
pub fn rows(
    file: &Path,
) -> Result<impl Iterator<Item = Result<Result<Row, Unusable>, InputError>> + Send + use<>, InputError> {
    let opened = File::open(file)?;
    let content: Box<dyn Read + Send> =
        if is(file, "zst") { Box::new(zstd::Decoder::new(opened)?) } else { Box::new(opened) };
    let since_row = Arc::new(AtomicUsize::new(0));
    let limited = Limited { content, since_row: Arc::clone(&since_row) };
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(limited);
    let columns = Columns::of(reader.headers()?);
    let (mut record, mut is_over) = (StringRecord::new(), false);
    Ok(iter::from_fn(move || {
        since_row.store(0, Ordering::Relaxed);
        match reader.read_record(&mut record) {
            _ if is_over => None,
            Ok(is_there) => is_there.then(|| Ok(columns.row(&record))),
            Err(error) if error.is_io_error() => {
                is_over = true;
                Some(Err(error.into()))
            }
            Err(_) => Some(Ok(Err(Unusable::Damaged))),
        }
    }))
}

/// Where in a record what stands.
struct Columns {
    texts: [Option<usize>; TEXTS.len()],
    numbers: [Option<usize>; NUMBERS.len()],
    count: usize,
}

impl Columns {
    fn of(header: &StringRecord) -> Columns {
        let place = |column: &str| header.iter().position(|found| found.trim() == column);
        Columns { texts: TEXTS.map(place), numbers: NUMBERS.map(place), count: header.len() }
    }

    fn row(&self, record: &StringRecord) -> Result<Row, Unusable> {
        if record.len() != self.count {
            return Err(Unusable::Damaged);
        }
        let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        Ok(Row {
            texts: self.texts.map(|place| cell(place).to_owned()),
            numbers: self.numbers.map(|place| cell(place).trim().parse().ok()),
        })
    }
}

/// A reader that gives up when it has read too much for one row.
struct Limited<R> {
    content: R,
    since_row: Arc<AtomicUsize>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.content.read(buffer)?;
        if self.since_row.fetch_add(read, Ordering::Relaxed) + read > LONGEST_ROW {
            return Err(Error::other("a row has more than 1 MiB: is a quotation mark not closed?"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &[u8]) -> (Vec<Result<Row, Unusable>>, Option<InputError>) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tracks.csv");
        std::fs::write(&file, content).unwrap();
        let mut found = Vec::new();
        for row in rows(&file).unwrap() {
            match row {
                Ok(row) => found.push(row),
                Err(error) => return (found, Some(error)),
            }
        }
        (found, None)
    }

    #[test]
    fn columns_are_found_by_name_and_damaged_rows_are_told_in_their_place() {
        let (rows, error) = read(b"energy,other,track_name\n0.5,x,One\n0.5,x,Two,more\n0.5,x,\xff\n,x,Three\n");
        assert!(error.is_none());
        assert_eq!(
            (rows[0].as_ref().unwrap().texts[1].as_str(), rows[0].as_ref().unwrap().numbers[3]),
            ("One", Some(0.5))
        );
        assert_eq!(
            (rows[1].as_ref().err(), rows[2].as_ref().err()),
            (Some(&Unusable::Damaged), Some(&Unusable::Damaged))
        );
        assert_eq!(
            (rows[3].as_ref().unwrap().texts[1].as_str(), rows[3].as_ref().unwrap().numbers[3]),
            ("Three", None)
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
        let (rows, error) = read(&[b"track_name\nOne\n\"".as_slice(), &vec![b'a'; 2 * LONGEST_ROW]].concat());
        assert_eq!(rows.len(), 1);
        assert!(error.unwrap().to_string().contains("quotation mark"));
    }
}
