//! Which tracks are wanted, and in which order.

use std::cmp::Ordering;
use std::str::FromStr;

use amalgamix::genres::Genre;

use super::entries::{Entries, Entry};

/// By what tracks can be sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Their place in the playlist.
    #[default]
    Place,
    /// Their titles.
    Title,
    /// Their artists.
    Artists,
    /// Their genres by name, then the surest first.
    Genre,
    /// Their tempo.
    Tempo,
    /// Their keys on the Camelot wheel.
    Key,
    /// Their energy.
    Energy,
    /// How well they fit into the playlist.
    Fit,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Column; 8] = [
        Column::Place,
        Column::Title,
        Column::Artists,
        Column::Genre,
        Column::Tempo,
        Column::Key,
        Column::Energy,
        Column::Fit,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Column::Place => "No.",
            Column::Title => "Title",
            Column::Artists => "Artists",
            Column::Genre => "Genre",
            Column::Tempo => "Tempo",
            Column::Key => "Key",
            Column::Energy => "Energy",
            Column::Fit => "Fit",
        }
    }

    /// Which of two tracks comes first. What is not known comes last, whichever way the column is sorted.
    fn order(self, one: &Entry, other: &Entry, descending: bool) -> Ordering {
        let way = |order: Ordering| if descending { order.reverse() } else { order };
        match self {
            Column::Place => Ordering::Equal,
            Column::Title => way(one.text.title().cmp(other.text.title())),
            Column::Artists => way(one.text.artists().cmp(other.text.artists())),
            Column::Genre => known_first(one.genre.map(|(_, rank)| rank), other.genre.map(|(_, rank)| rank), way)
                .then(other.probability.cmp(&one.probability)),
            Column::Tempo => known_first(one.tempo, other.tempo, way),
            Column::Key => known_first(one.key, other.key, way),
            Column::Energy => known_first(one.energy, other.energy, way),
            Column::Fit => known_first(one.fit, other.fit, way),
        }
    }
}

impl FromStr for Column {
    type Err = ();

    fn from_str(name: &str) -> Result<Column, ()> {
        Column::ALL.into_iter().find(|column| column.name() == name).ok_or(())
    }
}

fn known_first<Value: Ord>(one: Option<Value>, other: Option<Value>, way: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => way(one.cmp(&other)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// Which kind of track is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Any.
    #[default]
    Any,
    /// Those that do not belong to the playlist.
    Strange,
    /// Those of which the playlist has the same recording once more.
    Repeated,
    /// Those of which too little is known.
    Silent,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Any, Kind::Strange, Kind::Repeated, Kind::Silent];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Any => "All tracks",
            Kind::Strange => "Tracks that do not belong",
            Kind::Repeated => "The same recording twice",
            Kind::Silent => "Audio features missing",
        }
    }

    /// Whether a track is of it.
    pub fn has(self, entry: &Entry) -> bool {
        match self {
            Kind::Any => true,
            Kind::Strange => entry.is_strange,
            Kind::Repeated => entry.is_repeated,
            Kind::Silent => entry.is_silent,
        }
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(name: &str) -> Result<Kind, ()> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

/// What the visitor wants to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// By what it is sorted.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
    /// What title, artists and album must contain, in any order.
    pub search: String,
    /// Of which genre; any if there is none.
    pub genre: Option<Genre>,
    /// Of which kind.
    pub kind: Kind,
}

impl Query {
    /// Sorted by this column, the other way round if it is already.
    pub fn sorted_by(self, column: Column) -> Query {
        let descending = column == self.column && !self.descending;
        Query { column, descending, ..self }
    }

    /// The places of the tracks that are wanted, in order. What is equal keeps the playlist's order.
    pub fn answer(&self, entries: &Entries) -> Vec<usize> {
        let search = self.search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let is_wanted = |entry: &Entry| {
            let of_genre = self.genre.is_none_or(|genre| entry.genre.is_some_and(|(found, _)| found == genre));
            of_genre && self.kind.has(entry) && entry.text.has_all(&words)
        };
        let entries = &entries.list;
        let mut places: Vec<usize> = (0..entries.len()).filter(|place| is_wanted(&entries[*place])).collect();
        match (self.column, self.descending) {
            (Column::Place, true) => places.reverse(),
            (Column::Place, false) => {}
            (column, descending) => {
                places.sort_by(|one, other| column.order(&entries[*one], &entries[*other], descending));
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::belonging::Fit;

    use super::super::entries::invented::entry;
    use super::*;

    fn entries() -> Entries {
        let pop = Some((Genre::new(7).unwrap(), 1));
        let ambient = Some((Genre::new(9).unwrap(), 0));
        Entries::counted(vec![
            Entry { tempo: Some(12_000), genre: pop, probability: 300, ..entry("lanterns", "the four", "paper") },
            Entry { tempo: None, is_silent: true, ..entry("boats", "ann", "paper") },
            Entry {
                tempo: Some(9_000),
                genre: ambient,
                fit: Some(Fit::from_percent(3)),
                is_strange: true,
                ..entry("ash", "ben", "")
            },
            Entry { tempo: Some(12_000), genre: pop, probability: 900, ..entry("lanterns", "ann", "live") },
        ])
    }

    fn check(query: Query, expected: &[usize]) {
        assert_eq!(query.answer(&entries()), expected, "{query:?}");
    }

    #[test]
    fn a_column_sorts_up_then_down_and_what_is_unknown_stays_last() {
        let by_tempo = Query::default().sorted_by(Column::Tempo);
        check(by_tempo.clone(), &[2, 0, 3, 1]);
        check(by_tempo.sorted_by(Column::Tempo), &[0, 3, 2, 1]);
        check(Query::default().sorted_by(Column::Place), &[3, 2, 1, 0]);
        check(Query::default().sorted_by(Column::Title), &[2, 1, 0, 3]);
    }

    #[test]
    fn genres_are_sorted_by_name_and_the_surest_track_comes_first() {
        check(Query::default().sorted_by(Column::Genre), &[2, 3, 0, 1]);
    }

    #[test]
    fn words_are_found_in_any_order_in_title_artists_and_album() {
        let search = |words: &str| Query { search: words.into(), ..Query::default() };
        check(search("PAPER ann"), &[1]);
        check(search("lanterns"), &[0, 3]);
        check(search("  "), &[0, 1, 2, 3]);
        check(search("nothing"), &[]);
    }

    #[test]
    fn filters_go_together() {
        let pop = Genre::new(7).unwrap();
        check(Query { genre: Some(pop), search: "ann".into(), ..Query::default() }, &[3]);
        check(Query { kind: Kind::Strange, ..Query::default() }, &[2]);
        check(Query { kind: Kind::Silent, genre: Some(pop), ..Query::default() }, &[]);
    }

    #[test]
    fn columns_and_kinds_are_known_by_their_names() {
        assert!(Column::ALL.into_iter().all(|column| column.name().parse() == Ok(column)));
        assert!(Kind::ALL.into_iter().all(|kind| kind.name().parse() == Ok(kind)));
    }
}
