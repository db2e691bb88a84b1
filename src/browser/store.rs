//! Bytes by name, kept in IndexedDB, or in memory where the browser refuses storage. What they are, each program knows itself:
//! the engine keeps the catalog here, the page what it has read from Spotify.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

const VERSION: u32 = 1;
/// The one table of each database.
const FILES: &str = "files";

/// Where bytes are kept.
pub enum Store {
    /// In the browser's database.
    Database(Connection),
    /// For this visit only.
    Memory(RefCell<BTreeMap<String, Vec<u8>>>),
}

impl Store {
    /// Opens the database of this name; where the browser refuses one, as in some private windows, memory has to do.
    pub async fn open(name: &str) -> Store {
        match open_database(name).await {
            Ok(database) => Store::Database(Connection::new(name, database)),
            Err(_) => Store::Memory(RefCell::default()),
        }
    }

    /// The bytes under a name.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Store::Memory(files) => Ok(files.borrow().get(name).cloned()),
            Store::Database(connection) => {
                let database = connection.database().await;
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
            Store::Database(connection) => {
                let database = connection.database().await;
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
            Store::Database(connection) => {
                let database = connection.database().await;
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

/// The line to a database. It ends when the browser clears the page's data, or another tab wants to change the database's form or to
/// drop it and waits for that; whoever needs it next opens it again.
pub struct Connection {
    name: String,
    open: RefCell<Database>,
    has_ended: Rc<Cell<bool>>,
}

impl Connection {
    fn new(name: &str, database: Database) -> Connection {
        let has_ended = Rc::default();
        give_way(&database, &has_ended);
        Connection { name: name.into(), open: RefCell::new(database), has_ended }
    }

    /// The database; where it cannot be opened again, the one that has ended, which says so itself.
    async fn database(&self) -> Database {
        if self.has_ended.get()
            && let Ok(database) = open_database(&self.name).await
        {
            self.has_ended.set(false);
            give_way(&database, &self.has_ended);
            self.open.replace(database);
        }
        self.open.borrow().clone()
    }
}

/// Ends a connection when another tab waits for that, and notes when it has ended. Both events are set on the browser's own object:
/// the crate's way to hear of them brings four more crates.
fn give_way(database: &Database, has_ended: &Rc<Cell<bool>>) {
    let (to_end, has_ended) = (database.clone(), has_ended.clone());
    let ear = Closure::<dyn Fn()>::new(move || {
        has_ended.set(true);
        to_end.clone().close();
    });
    let (ear, native) = (ear.into_js_value(), database.as_sys());
    for event in ["onversionchange", "onclose"] {
        // Where it cannot be heard, the other tab waits until this one is closed.
        let _ = Reflect::set(native, &event.into(), &ear);
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
