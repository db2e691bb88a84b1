//! Who tells audio features, and what is kept of that. Each service can be replaced by another that does the same.

pub mod json;

use amalgamix::features::AudioFeatures;
use amalgamix::origin::FeatureOrigin;
use amalgamix::wire::account::{CONSENT_RECORD, Gap, Key, Question, Told, Trouble};

use crate::{kept, personal, storage};

/// For how many minutes audio features are kept: half a year.
pub const HITS_LAST: u32 = 182 * 24 * 60;
/// For how many minutes it is kept that nobody knows them: a week.
const MISSES_LAST: u32 = 7 * 24 * 60;

/// How the names of the records begin.
pub const RECORDS: &str = "features:";

/// A service that tells audio features.
pub trait TellsFeatures {
    /// The features of the tracks that it knows, in any order.
    async fn tell(&self, keys: &[Key]) -> Result<Vec<(Key, AudioFeatures)>, Trouble>;
}

/// What is kept about a track: its features and who told them, or that nobody did.
type Record = Option<(FeatureOrigin, AudioFeatures)>;

/// Asks a service, and keeps what it tells.
pub async fn ask(service: &impl TellsFeatures, question: &Question) -> Result<Told, Trouble> {
    let mut keys: Vec<Key> = Vec::new();
    for (_, key) in &question.tracks {
        // A playlist may hold a track twice.
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    let known = service.tell(&keys).await?;
    let origin = question.source.origin();
    let mut told = Told::new();
    for (place, key) in &question.tracks {
        let found = known.iter().find(|(known, _)| known == key).map(|(_, features)| (origin, features.clone()));
        keep(*key, &found).await;
        told.extend(found.map(|(origin, features)| (*place, origin, features)));
    }
    Ok(told)
}

/// What is kept about these tracks, and the places of those that nobody knew.
pub async fn recall(gaps: &[Gap]) -> (Told, Vec<usize>) {
    let (mut told, mut unknown) = (Told::new(), Vec::new());
    for Gap { place, id, isrc } in gaps {
        let by_id = recalled(id.map(Key::Id)).await;
        let record = match by_id {
            Some(Some(_)) => by_id,
            _ => recalled(isrc.map(Key::Code)).await.or(by_id),
        };
        match record {
            Some(Some((origin, features))) => told.push((*place, origin, features)),
            Some(None) => unknown.push(*place),
            None => {}
        }
    }
    (told, unknown)
}

async fn recalled(key: Option<Key>) -> Option<Record> {
    let (record, age) = kept::get::<Record>(&name(key?), HITS_LAST).await?;
    (record.is_some() || age <= MISSES_LAST).then_some(record)
}

/// Keeps what was told, unless the visitor has taken the consent back meanwhile and everything was erased.
async fn keep(key: Key, record: &Record) {
    if storage::local(CONSENT_RECORD).is_some() || personal::count() > 0 {
        kept::put(&name(key), record).await;
    }
}

fn name(key: Key) -> String {
    match key {
        Key::Id(id) => format!("{RECORDS}{id}"),
        Key::Code(code) => format!("{RECORDS}{code}"),
    }
}
