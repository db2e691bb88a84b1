//! Which columns of a file were understood, and as what.

use std::fmt;

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use super::columns::Column;

/// How many columns that are not used are named.
const UNUSED_AT_MOST: usize = 12;

/// How much is shown of the name of a column that is not used, in characters.
const NAME_CHARACTERS: usize = 40;

/// The columns of a file, or the fields of its entries. Nothing is said of a file that has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// What those hold that are used, in the file's order, as a listener would call it.
    pub understood: Vec<String>,
    /// What the file calls the first of the others.
    pub unused: Vec<String>,
    /// How many others there are besides.
    pub more: usize,
}

impl Columns {
    /// Those of a table, given which are of use and where they stand.
    pub(super) fn of_table(header: &StringRecord, mut of_use: Vec<(usize, Column)>) -> Columns {
        of_use.sort_unstable_by_key(|(place, _)| *place);
        let is_used = |wanted| of_use.iter().any(|(place, _)| *place == wanted);
        let unused = header.iter().enumerate().filter(|(place, _)| !is_used(*place)).map(|(_, name)| name);
        Columns::new(of_use.iter().map(|(_, column)| *column), unused)
    }

    /// Those with this content, and others with these names.
    pub(super) fn new<'a>(of_use: impl Iterator<Item = Column>, unused: impl Iterator<Item = &'a str>) -> Columns {
        let mut columns = Columns::default();
        for name in of_use.map(Column::name) {
            // Artists' names and artists' links are artists.
            if !columns.understood.iter().any(|known| known == name) {
                columns.understood.push(name.into());
            }
        }
        for name in unused.map(str::trim).filter(|name| !name.is_empty()) {
            if columns.unused.len() < UNUSED_AT_MOST {
                let is_shown = |character: &char| !character.is_control();
                columns.unused.push(name.chars().filter(is_shown).take(NAME_CHARACTERS).collect());
            } else {
                columns.more += 1;
            }
        }
        columns
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Understood: {}.", self.understood.join(", "))?;
        match (self.unused.join(", "), self.more) {
            (unused, _) if unused.is_empty() => Ok(()),
            (unused, 0) => write!(formatter, " Not used: {unused}."),
            (unused, more) => write!(formatter, " Not used: {unused}, and {more} more."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str], of_use: &[(usize, Column)]) -> String {
        Columns::of_table(&StringRecord::from(names.to_vec()), of_use.to_vec()).to_string()
    }

    #[test]
    fn columns_are_told_in_the_files_order() {
        let of_use = [(2, Column::Artists), (0, Column::Title), (1, Column::ArtistIds), (3, Column::Isrc)];
        assert_eq!(
            columns(&["title", "uris", "artist", "isrc", "addedDate", " ", "addedBy"], &of_use),
            "Understood: title, artists, ISRC. Not used: addedDate, addedBy."
        );
        assert_eq!(columns(&["title"], &of_use[1..2]), "Understood: title.");
    }

    #[test]
    fn long_headers_are_told_in_part() {
        let names: Vec<String> = (0..20).map(|place| format!("{place:0100}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let told = columns(&names, &[(0, Column::Title)]);
        assert!(told.ends_with(", and 7 more.") && told.len() < 600, "{told}");
    }
}
