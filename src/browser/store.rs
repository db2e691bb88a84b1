//! Bytes by name, kept in IndexedDB, or in memory where the browser refuses storage. What they are, each program knows itself:
//! the engine keeps the catalog here, the page what it has read from Spotify.

use std::cell::RefCell;
use std::collections::BTreeMap;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const VERSION: u32 = 1;
/// The one table of each database.
const FILES: &str = "files";

/// Where bytes are kept.
pub enum Store {
    /// In the browser's database.
    Database(Database),
    /// For this visit only.
    Memory(RefCell<BTreeMap<String, Vec<u8>>>),
}

impl Store {
    /// Opens the database of this name; where the browser refuses one, as in some private windows, memory has to do.
    pub async fn open(name: &str) -> Store {
        match open_database(name).await {
            Ok(database) => Store::Database(database),
            Err(_) => Store::Memory(RefCell::default()),
        }
    }

    /// The bytes under a name.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Store::Memory(files) => Ok(files.borrow().get(name).cloned()),
            Store::Database(database) => {
                let transaction = database.transaction(FILES).build()?;
                let value: Option<JsValue> = transaction.object_store(FILES)?.get(name).primitive()?.await?;
                Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
            }
        }
    }

    /// Keeps bytes under a name, whole or not at all.
    pub async fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.change(&[(name, bytes)], &[]).await
    }

    /// The names under which something is kept.
    pub async fn names(&self) -> Result<Vec<String>, Error> {
        match self {
            Store::Memory(files) => Ok(files.borrow().keys().cloned().collect()),
            Store::Database(database) => {
                let transaction = database.transaction(FILES).build()?;
                let names = transaction.object_store(FILES)?.get_all_keys::<String>().primitive()?.await?;
                names.collect()
            }
        }
    }

    /// Drops what is kept under some names and keeps bytes under others: all of it or, where an error comes back, nothing.
    pub async fn change(&self, kept: &[(&str, &[u8])], dropped: &[String]) -> Result<(), Error> {
        match self {
            Store::Memory(files) => {
                let mut files = files.borrow_mut();
                files.retain(|name, _| !dropped.contains(name));
                files.extend(kept.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())));
            }
            Store::Database(database) => {
                let transaction = database.transaction(FILES).with_mode(TransactionMode::Readwrite).build()?;
                let store = transaction.object_store(FILES)?;
                for name in dropped {
                    store.delete(name.as_str()).primitive()?.await?;
                }
                for (name, bytes) in kept {
                    store.put(JsValue::from(Uint8Array::from(*bytes))).with_key(*name).primitive()?.await?;
                }
                transaction.commit().await?;
            }
        }
        Ok(())
    }
}

async fn open_database(name: &str) -> Result<Database, OpenDbError> {
    Database::open(name)
        .with_version(VERSION)
        .with_on_upgrade_needed(|_, database| {
            database.create_object_store(FILES).build()?;
            Ok(())
        })
        .await
}
