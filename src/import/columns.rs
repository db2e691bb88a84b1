//! Which column of a file holds what: by the names in its header, or, where those are translated, by their order.

use csv::StringRecord;

use crate::features::Feature;

use super::Format;

/// Something that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A track's URI, address or id.
    Id,
    Title,
    Artists,
    /// The artists' URIs; only their number is of use.
    ArtistIds,
    Album,
    /// In milliseconds, unlike the feature.
    Duration,
    /// A numeric feature other than the duration.
    Number(Feature),
    Key,
    Mode,
    TimeSignature,
    Explicit,
}

impl Column {
    /// What the column holds, as a listener would call it.
    pub fn name(self) -> &'static str {
        match self {
            Column::Id => "track id",
            Column::Title => "title",
            Column::Artists | Column::ArtistIds => "artists",
            Column::Album => "album",
            Column::Duration => "duration",
            Column::Number(feature) => feature.name(),
            Column::Key => "key",
            Column::Mode => "mode",
            Column::TimeSignature => "time signature",
            Column::Explicit => "explicit",
        }
    }

    /// What a column of this name holds; capitals, spaces and marks don't count.
    fn called(name: &str) -> Option<Column> {
        let name: String =
            name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match name.as_str() {
            "trackuri" | "trackid" | "spotifyid" | "spotifyuri" | "spotifytrackid" | "spotifylink" | "spotifyurl"
            | "trackurl" | "tracklink" | "uri" | "url" | "link" | "id" => Column::Id,
            "trackname" | "tracktitle" | "title" | "track" | "name" | "song" | "songname" | "songtitle" => {
                Column::Title
            }
            "artistnames" | "artistname" | "artists" | "artist" => Column::Artists,
            "artisturis" | "artisturi" | "artistids" | "artistid" => Column::ArtistIds,
            "albumname" | "albumtitle" | "album" => Column::Album,
            "durationms" | "trackdurationms" => Column::Duration,
            "explicit" => Column::Explicit,
            "key" => Column::Key,
            "mode" => Column::Mode,
            "timesignature" => Column::TimeSignature,
            "popularity" => Column::Number(Feature::Popularity),
            _ => Column::Number(Feature::SOUND.into_iter().find(|feature| feature.name() == name)?),
        })
    }
}

/// What each column of a file holds, and who wrote it.
pub(super) struct Layout {
    pub format: Format,
    /// Columns that are of use, by their place; each kind occurs once.
    pub columns: Vec<(usize, Column)>,
}

/// The columns that every file of exportify.app begins with, in whatever language their names are.
const APP_COLUMNS: usize = 19;
const APP: [(usize, Column); 8] = [
    (0, Column::Id),
    (1, Column::Title),
    (2, Column::ArtistIds),
    (3, Column::Artists),
    (5, Column::Album),
    (12, Column::Duration),
    (14, Column::Explicit),
    (15, Column::Number(Feature::Popularity)),
];
/// The features that may follow, in their order.
const APP_FEATURES: [Column; 12] = [
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
/// How many columns can follow the fixed ones with the artists' genres first: those alone, with album data, with features,
/// with both.
const WITH_ARTIST_GENRES: [usize; 4] = [1, 4, 13, 16];

impl Layout {
    /// The layout of a file; none if it holds neither titles nor ids.
    pub fn of<'a>(header: &StringRecord, rows: impl Iterator<Item = &'a StringRecord> + Clone) -> Option<Layout> {
        let columns = named(header);
        let has = |wanted: Column| columns.iter().any(|(_, column)| *column == wanted);
        if !(has(Column::Title) && has(Column::Artists)) && looks_like_app(header, rows) {
            return Some(Layout { format: Format::ExportifyApp, columns: by_order(header.len()) });
        }
        if !has(Column::Title) && !has(Column::Id) {
            return None;
        }
        let is_called = |name: &str| header.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
        let format = if is_called("Track Duration (ms)") {
            Format::ExportifyApp
        } else if is_called("Track Name") && is_called("Artist Name(s)") {
            Format::ExportifyNet
        } else {
            Format::OtherCsv
        };
        Some(Layout { format, columns })
    }
}

/// Names that say little: they count only where no other column says it better.
const VAGUE: [&str; 8] = ["name", "title", "track", "song", "id", "uri", "url", "link"];

/// The columns that the header names; of two with the same meaning the clearer one, or else the first.
fn named(header: &StringRecord) -> Vec<(usize, Column)> {
    let is_vague = |name: &str| VAGUE.contains(&name.trim().to_lowercase().as_str());
    let (vague, clear): (Vec<_>, Vec<_>) = header.iter().enumerate().partition(|(_, name)| is_vague(name));
    let mut columns: Vec<(usize, Column)> = Vec::new();
    for (place, name) in clear.into_iter().chain(vague) {
        let column = Column::called(name);
        columns.extend(
            column.filter(|column| columns.iter().all(|(_, known)| known != column)).map(|column| (place, column)),
        );
    }
    columns
}

/// Whether this is a file of exportify.app with translated names: its first column always holds Spotify's URIs.
fn looks_like_app<'a>(header: &StringRecord, rows: impl Iterator<Item = &'a StringRecord>) -> bool {
    let mut first_cells = rows.filter_map(|row| row.get(0)).filter(|cell| !cell.trim().is_empty()).take(20).peekable();
    header.len() >= APP_COLUMNS
        && first_cells.peek().is_some()
        && first_cells.all(|cell| cell.trim().starts_with("spotify:"))
}

fn by_order(columns: usize) -> Vec<(usize, Column)> {
    let following = columns - APP_COLUMNS;
    let first_feature = APP_COLUMNS + usize::from(WITH_ARTIST_GENRES.contains(&following));
    let features = (first_feature..).zip(APP_FEATURES).filter(|_| following >= APP_FEATURES.len());
    APP.into_iter().chain(features).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_spelling() {
        for (name, column) in [
            ("Track URI", Column::Id),
            ("track_id", Column::Id),
            ("Artist Name(s)", Column::Artists),
            ("Duration (ms)", Column::Duration),
            ("TIME SIGNATURE", Column::TimeSignature),
            ("Valence", Column::Number(Feature::Valence)),
        ] {
            assert_eq!(Column::called(name), Some(column), "{name}");
        }
        assert_eq!(Column::called("Added By"), None);
    }

    #[test]
    fn a_clear_name_beats_a_vague_one_that_stands_before_it() {
        let columns = named(&StringRecord::from(vec!["Name", "Track Name", "Artist Name(s)"]));
        assert_eq!(columns, [(1, Column::Title), (2, Column::Artists)]);
    }

    #[test]
    fn features_follow_the_fixed_columns_of_the_app() {
        let place_of_tempo =
            |columns| by_order(columns).iter().find(|(_, column)| *column == Column::Number(Feature::Tempo)).copied();
        assert_eq!(place_of_tempo(19), None);
        assert_eq!(place_of_tempo(20), None);
        assert_eq!(place_of_tempo(31).map(|(place, _)| place), Some(29));
        assert_eq!(place_of_tempo(32).map(|(place, _)| place), Some(30));
        assert_eq!(place_of_tempo(34).map(|(place, _)| place), Some(29));
        assert_eq!(place_of_tempo(35).map(|(place, _)| place), Some(30));
    }
}
