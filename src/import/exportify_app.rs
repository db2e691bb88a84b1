//! The columns of exportify.app's files in the order in which it writes them, whatever language their names are in.

use csv::StringRecord;

use crate::features::Feature;

use super::columns::Column;
use super::row::is_blank;

/// How many columns every file begins with.
pub(super) const FIXED_COLUMNS: usize = 19;

/// Which of those are of use.
pub(super) const FIXED: [(usize, Column); 8] = [
    (0, Column::Id),
    (1, Column::Title),
    (2, Column::ArtistIds),
    (3, Column::Artists),
    (5, Column::Album),
    (12, Column::Duration),
    (14, Column::Explicit),
    (15, Column::Number(Feature::Popularity)),
];

/// Where the fixed columns hold links to tracks, artists and albums.
const LINKS: [usize; 4] = [0, 2, 4, 6];

/// The features that may follow, in their order.
pub(super) const FEATURES: [Column; 12] = [
    Column::Number(Feature::Danceability),
    Column::Number(Feature::Energy),
    Column::Key,
    Column::Number(Feature::Loudness),
    Column::Mode,
    Column::Number(Feature::Speechiness),
    Column::Number(Feature::Acousticness),
    Column::Number(Feature::Instrumentalness),
    Column::Number(Feature::Liveness),
    Column::Number(Feature::Valence),
    Column::Number(Feature::Tempo),
    Column::TimeSignature,
];

/// The columns of a file that has so many; none for a number that the program never writes.
pub(super) fn by_order(columns: usize) -> Option<Vec<(usize, Column)>> {
    // What may follow: the artists' genres (one column), the features (twelve), the albums' data (three), in this
    // order.
    let first_feature = match columns.checked_sub(FIXED_COLUMNS)? {
        0 | 1 | 3 | 4 => None,
        12 | 15 => Some(FIXED_COLUMNS),
        13 | 16 => Some(FIXED_COLUMNS + 1),
        _ => return None,
    };
    let features = first_feature.into_iter().flat_map(|first| (first..).zip(FEATURES));
    Some(FIXED.into_iter().chain(features).collect())
}

/// The columns that the links between them vouch for, however many others there are: titles, artists and albums.
pub(super) fn vouched_for() -> Vec<(usize, Column)> {
    let last_link = LINKS.into_iter().max().unwrap_or_default();
    FIXED.into_iter().filter(|(place, _)| *place < last_link).collect()
}

/// How many rows are looked at to recognise a file.
const SAMPLE: usize = 20;

/// Whether the rows begin as the program writes them: with links where it has links, the first of them never missing.
pub(super) fn wrote<'a>(rows: impl Iterator<Item = &'a StringRecord>) -> bool {
    let cell = |row: &'a StringRecord, place| row.get(place).unwrap_or_default().trim();
    let mut sample = rows.filter(|row| !is_blank(row)).take(SAMPLE).peekable();
    sample.peek().is_some()
        && sample.all(|row| {
            let mut links = LINKS.into_iter().map(|place| cell(row, place)).filter(|link| !link.is_empty());
            !cell(row, 0).is_empty() && links.all(|link| link.starts_with("spotify:"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_follow_the_fixed_columns_where_the_number_of_columns_allows() {
        let place_of_tempo = |columns| {
            let columns = by_order(columns)?;
            Some(columns.iter().find(|(_, column)| *column == Column::Number(Feature::Tempo)).map(|(place, _)| *place))
        };
        for without in [19, 20, 22, 23] {
            assert_eq!(place_of_tempo(without), Some(None), "{without}");
        }
        for (with, place) in [(31, 29), (32, 30), (34, 29), (35, 30)] {
            assert_eq!(place_of_tempo(with), Some(Some(place)), "{with}");
        }
        for unknown in [0, 18, 21, 24, 30, 33, 36, 200] {
            assert_eq!(place_of_tempo(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn links_vouch_for_names_and_not_for_numbers() {
        let columns: Vec<Column> = vouched_for().into_iter().map(|(_, column)| column).collect();
        assert_eq!(columns, [Column::Id, Column::Title, Column::ArtistIds, Column::Artists, Column::Album]);
    }

    #[test]
    fn a_file_is_recognised_by_its_links() {
        let row = |cells: [&str; 7]| StringRecord::from(cells.to_vec());
        let track = row(["spotify:track:1", "A", "spotify:artist:1", "B", "spotify:album:1", "C", "spotify:artist:1"]);
        let local = row(["spotify:local:a", "A", "", "B", "", "C", ""]);
        let shifted = row(["spotify:track:1", "2", "A", "spotify:artist:1", "B", "spotify:album:1", "C"]);
        let nameless = row(["", "A", "", "B", "", "C", ""]);
        assert!(wrote([&track, &local].into_iter()));
        assert!(!wrote([&track, &shifted].into_iter()));
        assert!(!wrote([&track, &nameless].into_iter()));
        assert!(!wrote([].into_iter()));
    }
}
