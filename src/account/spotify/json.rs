//! Spotify's JSON. Every field may be missing, null or of another kind: then it is unknown. Field names of before February 2026
//! are understood, too. Nothing longer is kept than a screen could show.

use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::playlist::{Track, TrackId};
use amalgamix::wire::account::{Entry, Key, Listed, Made, Page, Profile, Trouble};
use serde::Serialize;
use serde_json::Value;

use crate::tells;

/// The only host to which a next page may lead.
const HOST: &str = "https://api.spotify.com/";
/// The most characters of a name or title.
const TEXT_CHARACTERS: usize = 400;
/// The most artists of a track.
const ARTISTS: usize = 40;

fn parsed(body: &[u8]) -> Result<Value, Trouble> {
    serde_json::from_slice(body).ok().filter(Value::is_object).ok_or(Trouble::Garbled)
}

/// Who is logged in.
pub fn profile(body: &[u8]) -> Result<Profile, Trouble> {
    let profile = parsed(body)?;
    let id = text(&profile["id"]);
    let name = Some(text(&profile["display_name"])).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
    if id.is_empty() { Err(Trouble::Garbled) } else { Ok(Profile { id, name }) }
}

/// A page whose entries are read by `read`; what it cannot make out counts as not shown.
pub fn page<T>(body: &[u8], read: impl Fn(&Value) -> Option<T>) -> Result<Page<T>, Trouble> {
    let page = parsed(body)?;
    let items = page["items"].as_array().ok_or(Trouble::Garbled)?;
    let entries: Vec<Option<T>> = items.iter().map(read).collect();
    let next = match &page["next"] {
        Value::Null => None,
        next => Some(offset_of(next.as_str().unwrap_or_default()).ok_or(Trouble::Garbled)?),
    };
    let total = page["total"].as_u64().map_or(entries.len(), |total| total as usize);
    Ok(Page { entries, total, next, age_minutes: 0 })
}

/// Where a page begins whose address this is; none if it leads elsewhere.
fn offset_of(address: &str) -> Option<usize> {
    let (_, query) = address.strip_prefix(HOST)?.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("offset="))?.parse().ok()
}

/// A playlist in the list of this user's.
pub fn listed(entry: &Value, me: &str) -> Option<Listed> {
    let id = identifier(&entry["id"])?;
    let owner = &entry["owner"];
    let entries = ["items", "tracks"].iter().find_map(|name| entry[*name]["total"].as_u64());
    Some(Listed {
        id,
        name: Some(text(&entry["name"])).filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Untitled".into()),
        owner: text(&owner["display_name"]),
        entries: entries.map(|entries| entries as usize),
        snapshot: text(&entry["snapshot_id"]),
        readable: owner["id"].as_str() == Some(me) || entry["collaborative"].as_bool() == Some(true),
    })
}

/// An entry of a playlist or of Liked Songs.
pub fn entry(entry: &Value) -> Option<Entry> {
    let item = [&entry["item"], &entry["track"]].into_iter().find(|item| item.is_object())?;
    let is_local = [item, entry].iter().any(|place| place["is_local"].as_bool() == Some(true));
    if item["type"].as_str() == Some("episode") {
        return Some(Entry::Episode);
    }
    let track = track(item);
    Some(match (is_local, track.id, track.title.is_empty()) {
        (true, _, false) => Entry::Local(Track { id: None, ..track }),
        (false, Some(_), _) => Entry::Track(track),
        _ => Entry::Unreadable,
    })
}

fn track(item: &Value) -> Track {
    let names = item["artists"].as_array().map(Vec::as_slice).unwrap_or_default();
    let artists = names.iter().map(|artist| text(&artist["name"])).filter(|name| !name.is_empty()).take(ARTISTS);
    let mut features = AudioFeatures::default();
    features.explicit = item["explicit"].as_bool();
    if let Some(milliseconds) = item["duration_ms"].as_f64() {
        // A length that no track has stays unknown.
        let _ = features.set(Feature::Duration, milliseconds as f32 / 1000.0);
    }
    Track {
        id: item["id"].as_str().and_then(|id| id.parse().ok()),
        title: text(&item["name"]),
        artists: artists.collect(),
        album: text(&item["album"]["name"]),
        isrc: item["external_ids"]["isrc"].as_str().and_then(|code| code.parse().ok()),
        features,
        ..Track::default()
    }
}

/// A new playlist that nobody else sees, as Spotify wants it told.
pub fn new_playlist(name: &str, description: &str) -> String {
    #[derive(Serialize)]
    struct NewPlaylist<'a> {
        name: &'a str,
        // Spotify would make a public one otherwise.
        public: bool,
        description: &'a str,
    }
    serde_json::to_string(&NewPlaylist { name, public: false, description }).unwrap_or_default()
}

/// Tracks that are to be added.
pub fn tracks(uris: &[String]) -> String {
    #[derive(Serialize)]
    struct Tracks<'a> {
        uris: &'a [String],
    }
    serde_json::to_string(&Tracks { uris }).unwrap_or_default()
}

/// The playlist that was made.
pub fn made(body: &[u8]) -> Result<Made, Trouble> {
    made_of(&parsed(body)?).ok_or(Trouble::Garbled)
}

/// The playlist with this description, if it is on the page. Spotify may write some signs of it otherwise, but not its mark.
pub fn described(body: &[u8], description: &str) -> Result<Option<Made>, Trouble> {
    let mark = description.rsplit(' ').next().unwrap_or_default();
    let has_mark = |entry: &Value| entry["description"].as_str().is_some_and(|text| text.contains(mark));
    let found = page(body, |entry| made_of(entry).filter(|_| has_mark(entry)))?;
    Ok(found.entries.into_iter().flatten().next())
}

fn made_of(playlist: &Value) -> Option<Made> {
    Some(Made { id: identifier(&playlist["id"])?, name: text(&playlist["name"]) })
}

/// Audio features by the tracks' ids.
pub fn audio_features(body: &[u8]) -> Result<Vec<(Key, AudioFeatures)>, Trouble> {
    let told = parsed(body)?;
    let list = told["audio_features"].as_array().ok_or(Trouble::Garbled)?;
    let by_id = |features: &Value| {
        Some((Key::Id(features["id"].as_str()?.parse::<TrackId>().ok()?), tells::json::features(features)))
    };
    Ok(list.iter().filter_map(by_id).collect())
}

/// An identifier that can stand in an address.
fn identifier(value: &Value) -> Option<String> {
    let id = value.as_str()?;
    let fits = (1..=64).contains(&id.len()) && id.bytes().all(|sign| sign.is_ascii_alphanumeric());
    fits.then(|| id.to_owned())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().chars().filter(|sign| !sign.is_control()).take(TEXT_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const ID: &str = "0000000000000000000007";

    fn bytes(value: Value) -> Vec<u8> {
        value.to_string().into_bytes()
    }

    #[test]
    fn old_and_new_names_of_fields_are_understood() {
        let item = json!({ "id": ID, "name": "Invented", "type": "track", "duration_ms": 1500, "artists": [{ "name": "Nobody" }] });
        for name in ["item", "track"] {
            let Some(Entry::Track(track)) = entry(&json!({ name: item })) else { panic!("{name} is not understood") };
            assert_eq!((track.title.as_str(), &track.artists[..]), ("Invented", &["Nobody".to_owned()][..]));
            assert_eq!(track.features.get(Feature::Duration), Some(1.5));
        }
        for name in ["items", "tracks"] {
            let playlist = listed(&json!({ "id": "x", "name": "Mine", name: { "total": 3 } }), "me").unwrap();
            assert_eq!(playlist.entries, Some(3));
        }
    }

    #[test]
    fn what_is_no_track_of_spotifys_is_told_apart() {
        let local = json!({ "is_local": true, "track": { "id": null, "name": "Mine", "type": "track" } });
        assert!(matches!(entry(&local), Some(Entry::Local(Track { id: None, .. }))));
        assert_eq!(entry(&json!({ "item": { "id": ID, "name": "Talk", "type": "episode" } })), Some(Entry::Episode));
        assert_eq!(entry(&json!({ "item": { "id": 7 } })), Some(Entry::Unreadable));
        assert_eq!(entry(&json!({ "item": null, "track": null })), None);
        assert_eq!(entry(&Value::Null), None);
    }

    #[test]
    fn only_own_and_shared_playlists_are_readable() {
        let playlist = |owner: &str, shared: bool| {
            listed(&json!({ "id": "x", "name": "Any", "owner": { "id": owner }, "collaborative": shared }), "me")
                .unwrap()
        };
        assert!(playlist("me", false).readable && playlist("friend", true).readable);
        assert!(!playlist("friend", false).readable);
        assert_eq!(listed(&json!({ "id": "../me", "name": "Any" }), "me"), None);
    }

    #[test]
    fn a_next_page_leads_to_spotify_or_nowhere() {
        let page_with = |next: Value| page(&bytes(json!({ "items": [], "total": 9, "next": next })), entry);
        assert_eq!(page_with(json!(null)).unwrap().next, None);
        let next = "https://api.spotify.com/v1/me/tracks?offset=50&limit=50";
        assert_eq!(page_with(json!(next)).unwrap().next, Some(50));
        for next in [
            "https://api.spotify.com.example.org/?offset=50",
            "http://api.spotify.com/v1?offset=50",
            "/v1?offset=1",
            "x",
        ] {
            assert_eq!(page_with(json!(next)), Err(Trouble::Garbled), "{next}");
        }
    }

    #[test]
    fn a_short_page_is_not_the_last() {
        let next = "https://api.spotify.com/v1/me/tracks?limit=50&offset=100";
        let page = page(&bytes(json!({ "items": [null, {}], "total": 120, "next": next })), entry).unwrap();
        assert_eq!((page.entries.len(), page.total, page.next), (2, 120, Some(100)));
    }

    #[test]
    fn a_playlist_is_found_by_the_mark_in_its_description() {
        let items = json!([null, { "id": "a", "name": "Old", "description": "Mark m1" }, { "id": "b", "name": "New", "description": "For &quot;x&quot;. m2" }]);
        let body = bytes(json!({ "items": items }));
        assert_eq!(described(&body, "For \"x\". m2").unwrap().unwrap().id, "b");
        assert_eq!(described(&body, "For \"x\". m3").unwrap(), None);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let names = [
            "items",
            "item",
            "track",
            "id",
            "name",
            "next",
            "total",
            "type",
            "artists",
            "is_local",
            "owner",
            "audio_features",
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "(track|episode|https://api.spotify.com/\\?offset=)?.{0,9}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            let fields = prop::collection::vec((prop::sample::select(names.to_vec()), inner.clone()), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Value::from),
                fields.prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_answer_is_read_or_refused(body: Vec<u8>, value in any_json()) {
            for body in [body, bytes(value)] {
                let _ = (profile(&body), made(&body), audio_features(&body), described(&body, "x"));
                let _ = (page(&body, entry), page(&body, |entry| listed(entry, "me")));
            }
        }
    }
}
