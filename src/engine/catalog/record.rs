//! What of a catalog lies in the store, under which names.
//!
//! | name | what |
//! |---|---|
//! | `current` | the manifest of the catalog that serves, all of whose shelves are stored |
//! | `since` | when it became that, in milliseconds since 1970, 8 bytes |
//! | `paused` | that nothing is fetched unless the visitor says so: shelves that were here then, and of how many, 4 bytes each |
//! | a shelf's file | its bytes |
//! | a shelf's file, `.index` | its index |

use amalgamix::catalog::{Manifest, Shelf, ShelfEntry, ShelfIndex};

use super::CatalogError;

/// The manifest of the catalog that serves.
pub const CURRENT: &str = "current";
/// When it became that.
pub const SINCE: &str = "since";
/// That nothing is fetched by itself.
pub const PAUSED: &str = "paused";

/// The name of a shelf's index.
pub fn index_name(entry: &ShelfEntry) -> String {
    format!("{}.index", entry.file)
}

/// A shelf that was checked, with its index.
pub struct Checked {
    /// The name of its file.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its index's name.
    pub index_name: String,
    /// Its index's bytes.
    pub index: Vec<u8>,
}

impl Checked {
    /// Checks bytes that are to be this shelf: length, sum, form, and that it is of the genre and the size that are listed.
    pub fn new(entry: &ShelfEntry, bytes: Vec<u8>) -> Result<Checked, CatalogError> {
        entry.check(&bytes)?;
        let shelf = Shelf::read(&bytes)?;
        if (shelf.genre(), shelf.len()) != (entry.genre, entry.tracks) {
            return Err(CatalogError::Misplaced(entry.file.clone()));
        }
        let index = ShelfIndex::of(&shelf).to_bytes();
        Ok(Checked { file: entry.file.clone(), bytes, index_name: index_name(entry), index })
    }

    /// What is stored of it, by name.
    pub fn records(&self) -> [(&str, &[u8]); 2] {
        [(&self.file, &self.bytes), (&self.index_name, &self.index)]
    }
}

/// Two numbers as the record of a pause.
pub fn paused_at(shelves: usize, of: usize) -> Vec<u8> {
    [shelves, of].iter().flat_map(|number| (*number as u32).to_le_bytes()).collect()
}

/// The numbers in the record of a pause; zeros where it holds none.
pub fn read_pause(record: &[u8]) -> (usize, usize) {
    let number = |place| record.as_chunks().0.get(place).map_or(0, |number| u32::from_le_bytes(*number) as usize);
    (number(0), number(1))
}

/// When something was, as a record.
pub fn read_time(record: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(record.try_into().ok()?)).filter(|time| time.is_finite())
}

/// What is stored and belongs to no catalog any more, once this one serves.
pub fn orphans(stored: &[String], manifest: &Manifest) -> Vec<String> {
    let belongs = |name: &String| {
        let file = name.strip_suffix(".index").unwrap_or(name);
        [CURRENT, SINCE].contains(&file) || manifest.shelves.iter().any(|entry| entry.file == file)
    };
    stored.iter().filter(|name| !belongs(name)).cloned().collect()
}
