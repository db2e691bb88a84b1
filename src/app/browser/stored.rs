//! What the browser keeps for the page: how much, how old, and dropping it.

use amalgamix::wire::account::RECORDS_BEGIN;
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::js_error::JsError;
use super::{durability, luggage, preferences, storage};
use crate::state::{Holding, Matter, Survey};

#[wasm_bindgen(module = "/src/app/browser/stored.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn files() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn room() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = dropFiles)]
    async fn drop_files() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = emptyDatabases)]
    async fn empty_databases() -> Result<JsValue, JsValue>;
}

/// Looks at all that is kept. What the browser does not tell counts as nothing.
pub async fn survey() -> Survey {
    let files = numbers(files().await);
    let age = |came| preferences::minutes().saturating_sub(preferences::in_minutes(came));
    let room = numbers(room().await);
    // The short records are looked at last: those that have just changed are kept by then.
    let (judgements, preferences) = preferences::holdings();
    Survey {
        copy: Holding {
            bytes: number(&files, 1).unwrap_or_default() as usize,
            age_minutes: number(&files, 2).map(age),
        },
        files: number(&files, 0).unwrap_or_default() as usize,
        tastes: preferences::tastes_holding(),
        judgements,
        preferences,
        used_of: number(&room, 0).zip(number(&room, 1)),
    }
}

/// Drops what the page itself does not drop by forgetting it.
pub async fn erase(matter: Matter) -> Result<(), JsError> {
    if matches!(matter, Matter::Preferences | Matter::Everything) {
        durability::forget();
    }
    // The records first, which no browser refuses to drop: tokens may be among them.
    if matter == Matter::Everything {
        preferences::drop_all();
        storage::drop_beginning(&RECORDS_BEGIN);
        luggage::drop_aside();
        empty_databases().await?;
    }
    if matches!(matter, Matter::Copy | Matter::Everything) {
        drop_files().await?;
    }
    Ok(())
}

fn numbers(told: Result<JsValue, JsValue>) -> Option<Array> {
    told.ok()?.dyn_into().ok()
}

fn number(told: &Option<Array>, place: u32) -> Option<f64> {
    told.as_ref()?.get(place).as_f64().filter(|number| number.is_finite())
}
