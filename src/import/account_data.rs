//! The account data that Spotify sends on request: `Playlist1.json` with all playlists, `YourLibrary.json` with the liked
//! songs. Names and ids, nothing of the sound.
//!
//! Whatever has another kind than expected counts as missing: the files have changed over the years, and will again.

use serde_json::{Map, Value};

use crate::playlist::Track;

use super::columns::Column;
use super::draft::{Draft, Reading};
use super::tally::Tally;
use super::text::bounded;
use super::{
    Columns, Contents, Format, Import, ImportError, MAX_PLAYLISTS, MAX_ROWS, Note, SkipReason, playlist_name, uri,
};

/// What a listener calls the tracks of the library.
const LIKED_SONGS: &str = "Liked Songs";

/// What is known of a track.
const KNOWN: [Column; 4] = [Column::Title, Column::Artists, Column::Album, Column::Id];

/// What the fields of a track are called: its title, artist, album and URI.
type Fields = [&'static str; KNOWN.len()];

const IN_PLAYLIST: Fields = ["trackName", "artistName", "albumName", "trackUri"];
const LOCAL: Fields = ["trackName", "artistName", "albumName", "uri"];
const IN_LIBRARY: Fields = ["track", "artist", "album", "uri"];

/// Whether a text begins as JSON does: with an object, or a list of some. No table's header does.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().trim_start_matches('[').trim_start().starts_with('{')
}

/// What is in a file. A playlist to which it gives no name gets that of the file.
pub(super) fn read(name: String, text: &str) -> Result<Contents, ImportError> {
    // Read as bytes, as all other JSON: one parser less to fetch.
    let file: Value =
        serde_json::from_slice(text.as_bytes()).map_err(|error| ImportError::DamagedJson(error.line()))?;
    let lists = file.as_object().map(|file| lists(file, &name)).unwrap_or_default();
    if lists.is_empty() {
        return Err(ImportError::OtherJson);
    }
    if lists.len() > MAX_PLAYLISTS {
        return Err(ImportError::TooManyPlaylists);
    }
    if lists.iter().map(|list| list.entries.len()).sum::<usize>() > MAX_ROWS {
        return Err(ImportError::TooManyRows(MAX_ROWS));
    }
    Contents::new(name, lists.into_iter().map(List::read).collect())
}

/// One playlist as it stands in the file.
struct List<'a> {
    name: String,
    entries: &'a [Value],
    /// Reads the track of an entry.
    track: fn(&mut Reader, &Value) -> Result<Track, SkipReason>,
    /// What else is told of the playlist.
    unused: Vec<&'a str>,
}

/// The playlists of a file, and the library's tracks.
fn lists<'a>(file: &'a Map<String, Value>, file_name: &str) -> Vec<List<'a>> {
    let playlists = file.get("playlists").and_then(Value::as_array).into_iter().flatten();
    let playlists = playlists.filter_map(Value::as_object).map(|playlist| List {
        name: playlist_name(text(playlist, "name")).unwrap_or_else(|| file_name.to_owned()),
        entries: array(playlist, "items"),
        track: Reader::item,
        unused: others(playlist, &["name", "items"]),
    });
    let library = file.contains_key("tracks").then(|| List {
        name: LIKED_SONGS.to_owned(),
        entries: array(file, "tracks"),
        track: Reader::liked,
        unused: others(file, &["tracks", "playlists"]),
    });
    playlists.chain(library).collect()
}

impl List<'_> {
    fn read(self) -> Import {
        let (mut draft, mut reader) = (Draft::new(self.name), Reader::default());
        for (index, entry) in self.entries.iter().enumerate() {
            draft.take(index + 1, (self.track)(&mut reader, entry));
        }
        draft.finish(Reading {
            format: Format::AccountData,
            columns: Columns::new(KNOWN.into_iter(), self.unused.into_iter()),
            dropped_values: reader.tally.dropped(&reader.tally),
            notes: Note::local_files(reader.local_files).into_iter().collect(),
        })
    }
}

/// Reads the entries of one playlist, and remembers what it could not use.
#[derive(Default)]
struct Reader {
    tally: Tally,
    local_files: usize,
}

impl Reader {
    /// The track in an entry of a playlist, which can be something else.
    fn item(&mut self, entry: &Value) -> Result<Track, SkipReason> {
        let entry = object(entry)?;
        let filled = |kind| entry.get(kind).filter(|value| !value.is_null());
        match (filled("track"), filled("localTrack")) {
            (Some(track), _) => self.track(object(track)?, IN_PLAYLIST),
            (None, Some(local)) => self.track(object(local)?, LOCAL),
            (None, None) if filled("episode").is_some() => Err(SkipReason::Episode),
            (None, None) if filled("audiobook").is_some() => Err(SkipReason::NotATrack),
            (None, None) => Err(SkipReason::Empty),
        }
    }

    /// The track in an entry of the library.
    fn liked(&mut self, entry: &Value) -> Result<Track, SkipReason> {
        self.track(object(entry)?, IN_LIBRARY)
    }

    fn track(&mut self, told: &Map<String, Value>, fields: Fields) -> Result<Track, SkipReason> {
        let [title, artist, album, uri] = fields.map(|field| text(told, field));
        let id = uri::track_id(uri, &mut self.tally)?;
        let names = [artist, album, title].map(str::to_owned);
        let [artist, album, title] = match uri::local_file(uri) {
            // Spotify seldom names a local file but in its URI.
            Some(in_uri) if title.is_empty() => in_uri,
            _ => names,
        };
        let artists = Some(bounded(&artist)).filter(|artist| !artist.is_empty()).into_iter().collect();
        let track = Track { id, title: bounded(&title), artists, album: bounded(&album), ..Track::default() };
        if track.title.is_empty() && track.id.is_none() {
            return Err(SkipReason::Nameless);
        }
        self.local_files += usize::from(uri::is_local_file(uri));
        Ok(track)
    }
}

fn object(value: &Value) -> Result<&Map<String, Value>, SkipReason> {
    match value {
        Value::Object(fields) if fields.values().all(Value::is_null) => Err(SkipReason::Empty),
        Value::Object(fields) => Ok(fields),
        Value::Null => Err(SkipReason::Empty),
        _ => Err(SkipReason::Unreadable),
    }
}

fn text<'a>(fields: &'a Map<String, Value>, name: &str) -> &'a str {
    fields.get(name).and_then(Value::as_str).unwrap_or_default().trim()
}

fn array<'a>(fields: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    fields.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn others<'a>(fields: &'a Map<String, Value>, used: &[&str]) -> Vec<&'a str> {
    fields.keys().map(String::as_str).filter(|name| !used.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::import::read as read_file;

    fn contents(file: &Value) -> Result<Contents, ImportError> {
        read_file("Playlist1.json", file.to_string().as_bytes())
    }

    fn of_items(items: Value) -> Import {
        contents(&json!({ "playlists": [{ "name": "Late", "items": items }] })).unwrap().only().unwrap()
    }

    fn skipped(import: &Import) -> Vec<(usize, SkipReason)> {
        import.report.skipped.iter().map(|row| (row.line, row.reason)).collect()
    }

    #[test]
    fn what_is_no_track_is_reported_by_its_place() {
        let import = of_items(json!([
            { "track": { "trackName": "One", "artistName": "A", "albumName": "B", "trackUri": "spotify:track:bad" } },
            { "track": null, "episode": { "episodeName": "Talk" } },
            { "track": null, "audiobook": { "name": "Tale" }, "episode": null },
            { "track": null, "episode": null, "localTrack": null, "addedDate": "2020-01-01" },
            { "track": { "artistName": "Nobody" } },
            { "track": { "trackName": "Talk", "trackUri": "spotify:episode:1" } },
            { "track": 7 },
            null,
            "text",
        ]));
        let reasons = [
            (2, SkipReason::Episode),
            (3, SkipReason::NotATrack),
            (4, SkipReason::Empty),
            (5, SkipReason::Nameless),
            (6, SkipReason::Episode),
            (7, SkipReason::Unreadable),
            (8, SkipReason::Empty),
            (9, SkipReason::Unreadable),
        ];
        assert_eq!((import.playlist.tracks.len(), import.report.rows, skipped(&import)), (1, 9, reasons.into()));
        assert_eq!(import.report.dropped_values.len(), 1, "the id makes no sense");
    }

    #[test]
    fn local_files_are_named_by_their_uris_where_nothing_else_names_them() {
        let uri = "spotify:local:Some+Artist:Some+Album:At+Home:200";
        let import = of_items(json!([
            { "localTrack": { "uri": uri } },
            { "track": { "trackName": "Own", "artistName": "", "albumName": "", "trackUri": uri } },
        ]));
        let [first, second] = &import.playlist.tracks[..] else { panic!("{import:?}") };
        assert_eq!((first.title.as_str(), first.album.as_str()), ("At Home", "Some Album"));
        assert_eq!((first.artists.as_slice(), first.id), (&["Some Artist".to_owned()][..], None));
        assert_eq!((second.title.as_str(), second.artists.len()), ("Own", 0));
        assert_eq!(import.report.notes, [Note::LocalFiles(2)]);
    }

    #[test]
    fn fields_of_another_kind_count_as_missing() {
        let track = json!({ "track": { "trackName": "One", "artistName": 3, "albumName": null, "trackUri": [] } });
        let file = json!({ "playlists": [
            5, { "name": 1, "items": [track] }, { "name": "No list", "items": {} }, {}, null,
        ] });
        let contents = contents(&file).unwrap();
        let empty: Vec<&str> = contents.empty.iter().map(|import| import.playlist.name.as_str()).collect();
        assert_eq!(empty, ["No list", "Playlist1"]);
        let import = contents.only().unwrap();
        assert_eq!((import.playlist.name.as_str(), import.playlist.tracks[0].title.as_str()), ("Playlist1", "One"));
    }

    #[test]
    fn texts_are_kept_in_part() {
        let long = "x".repeat(5000);
        let track = json!({ "trackName": long, "artistName": long, "albumName": long });
        let file = json!({ "playlists": [{ "name": long, "items": [{ "track": track }] }] });
        let import = contents(&file).unwrap().only().unwrap();
        let track = &import.playlist.tracks[0];
        let lengths = [&track.title, &track.artists[0], &track.album].map(String::len);
        assert_eq!((import.playlist.name.len(), lengths), (120, [400; 3]));
    }

    #[test]
    fn what_is_over_the_limits_is_refused() {
        let half = json!({ "items": vec![Value::Null; MAX_ROWS / 2 + 1] });
        assert_eq!(contents(&json!({ "playlists": [half, half] })), Err(ImportError::TooManyRows(MAX_ROWS)));
        let playlists = vec![json!({}); MAX_PLAYLISTS + 1];
        assert_eq!(contents(&json!({ "playlists": playlists })), Err(ImportError::TooManyPlaylists));
        let deep = format!("{{\"playlists\":{}", "[".repeat(100_000));
        assert!(matches!(read_file("any.json", deep.as_bytes()), Err(ImportError::DamagedJson(_))));
    }

    /// Any value, in which the names that mean something occur often.
    fn value() -> impl Strategy<Value = Value> {
        let names =
            "(playlists|tracks|items|track|episode|localTrack|name|trackName|trackUri|artistName|uri|artist|other)";
        let uris = "spotify:(track|local|episode|album):[0-9a-zA-Z+%:]{0,24}";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            uris.prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(names, inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    fn check_complete(import: &Import, entries: usize) -> Result<(), TestCaseError> {
        prop_assert_eq!(import.report.rows, entries);
        prop_assert_eq!(import.playlist.tracks.len() + import.report.skipped.len(), entries);
        Ok(())
    }

    proptest! {
        #[test]
        fn any_value_is_read_or_refused(value in value()) {
            let _ = contents(&value);
        }

        #[test]
        fn every_entry_is_a_track_or_is_reported(items in prop::collection::vec(value(), 0..8), liked in prop::collection::vec(value(), 0..8)) {
            let file = json!({ "playlists": [{ "name": "Late", "items": items }], "tracks": liked });
            if let Ok(contents) = contents(&file) {
                for import in contents.playlists().chain(&contents.empty) {
                    check_complete(import, if import.playlist.name == "Late" { items.len() } else { liked.len() })?;
                }
            }
        }
    }
}
