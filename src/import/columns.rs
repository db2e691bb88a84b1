//! What a column can hold, and what such a column is called in English.

use crate::features::Feature;

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
    /// The recording's code.
    Isrc,
    /// What the playlist is called in which a row's track stands.
    Playlist,
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
            Column::Isrc => "ISRC",
            Column::Playlist => "playlist",
            Column::Duration => "duration",
            Column::Number(feature) => feature.name(),
            Column::Key => "key",
            Column::Mode => "mode",
            Column::TimeSignature => "time signature",
            Column::Explicit => "explicit",
        }
    }

    /// Whether it tells how a track sounds, not which one it is.
    pub fn tells_sound(self) -> bool {
        match self {
            Column::Duration
            | Column::Number(_)
            | Column::Key
            | Column::Mode
            | Column::TimeSignature
            | Column::Explicit => true,
            Column::Id
            | Column::Title
            | Column::Artists
            | Column::ArtistIds
            | Column::Album
            | Column::Isrc
            | Column::Playlist => false,
        }
    }

    /// Whether each of its values is a code that stands for itself, whatever the others are.
    pub fn holds_codes(self) -> bool {
        matches!(self, Column::Id | Column::Isrc)
    }

    /// What a column of this plain name holds.
    fn called(name: &str) -> Option<Column> {
        Some(match name {
            "trackuri" | "trackid" | "spotifyid" | "spotifyuri" | "spotifytrackid" | "spotifylink" | "spotifyurl"
            | "trackurl" | "tracklink" | "uri" | "url" | "link" | "id" => Column::Id,
            "trackname" | "tracktitle" | "title" | "track" | "name" | "song" | "songname" | "songtitle" => {
                Column::Title
            }
            "artistnames" | "artistname" | "artists" | "artist" => Column::Artists,
            "artisturis" | "artisturi" | "artistids" | "artistid" => Column::ArtistIds,
            "albumname" | "albumtitle" | "album" => Column::Album,
            "isrc" | "isrccode" | "trackisrc" => Column::Isrc,
            "playlistname" | "playlist" => Column::Playlist,
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

/// A column's name as names are compared: capitals, spaces and marks don't count.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Names that say little: they count only where no other column says it better.
const VAGUE: [&str; 8] = ["name", "title", "track", "song", "id", "uri", "url", "link"];

/// The columns that these plain names mean, by their place; of two with the same meaning the clearer one, or else the
/// first.
pub(super) fn named(names: &[String]) -> Vec<(usize, Column)> {
    let (vague, clear): (Vec<_>, Vec<_>) =
        names.iter().map(String::as_str).enumerate().partition(|(_, name)| VAGUE.contains(name));
    let mut columns: Vec<(usize, Column)> = Vec::new();
    for (place, name) in clear.into_iter().chain(vague) {
        let column = Column::called(name).filter(|column| columns.iter().all(|(_, known)| known != column));
        columns.extend(column.map(|column| (place, column)));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_spelling() {
        for (name, column) in [
            ("Track URI", Column::Id),
            ("track_id", Column::Id),
            ("Spotify - id", Column::Id),
            ("Artist Name(s)", Column::Artists),
            ("Playlist name", Column::Playlist),
            ("isrc", Column::Isrc),
            ("Duration (ms)", Column::Duration),
            ("TIME SIGNATURE", Column::TimeSignature),
            ("Valence", Column::Number(Feature::Valence)),
        ] {
            assert_eq!(Column::called(&plain(name)), Some(column), "{name}");
        }
        assert_eq!(Column::called(&plain("Added By")), None);
    }

    #[test]
    fn a_clear_name_beats_a_vague_one_that_stands_before_it() {
        let columns = named(&["Name", "Track Name", "Artist Name(s)"].map(plain));
        assert_eq!(columns, [(1, Column::Title), (2, Column::Artists)]);
    }
}
