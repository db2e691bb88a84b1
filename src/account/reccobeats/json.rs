//! ReccoBeats' JSON.

use amalgamix::features::AudioFeatures;
use amalgamix::playlist::TrackId;
use amalgamix::wire::account::{Key, Trouble};
use serde_json::Value;

use crate::tells;

/// How its references to tracks begin.
const TRACK: &str = "https://open.spotify.com/track/";

/// What it tells; each track under both of its names, for it does not say which one it was asked by.
pub fn read(body: &[u8]) -> Result<Vec<(Key, AudioFeatures)>, Trouble> {
    let told: Value = serde_json::from_slice(body).map_err(|_| Trouble::Garbled)?;
    let content = told["content"].as_array().ok_or(Trouble::Garbled)?;
    Ok(content.iter().flat_map(|track| keys(track).map(|key| (key, tells::json::features(track)))).collect())
}

fn keys(track: &Value) -> impl Iterator<Item = Key> + use<> {
    let id = track["href"].as_str().and_then(|address| address.strip_prefix(TRACK)?.parse::<TrackId>().ok());
    let code = track["isrc"].as_str().and_then(|code| code.parse().ok());
    id.map(Key::Id).into_iter().chain(code.map(Key::Code))
}

#[cfg(test)]
mod tests {
    use amalgamix::features::Feature;
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "0000000000000000000007";

    #[test]
    fn tracks_are_known_by_their_reference_and_code() {
        let body = format!(
            r#"{{"content":[{{"id":"x","href":"{TRACK}{ID}","isrc":"ZZINV2600007","energy":0.5}},{{"href":"https://elsewhere.example/{ID}"}}]}}"#
        );
        let told = read(body.as_bytes()).unwrap();
        let keys: Vec<Key> = told.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, [Key::Id(ID.parse().unwrap()), Key::Code("ZZINV2600007".parse().unwrap())]);
        assert_eq!(told[0].1.get(Feature::Energy), Some(0.5));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for body in ["", "<html>", "[]", r#"{"content":null}"#] {
            assert_eq!(read(body.as_bytes()), Err(Trouble::Garbled), "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_read_or_refused(body: Vec<u8>, inner in "[\"a-z:,{}0-9]{0,40}") {
            let _ = read(&body);
            let _ = read(format!(r#"{{"content":[{{{inner}}}]}}"#).as_bytes());
        }
    }
}
