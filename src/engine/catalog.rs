//! The catalog in this browser: fetched shelf by shelf, checked, kept, and read from there.
//!
//! A new catalog becomes the current one when its last shelf is stored; until then the old one serves. Shelves are named by
//! their content, so what two catalogs share is fetched once and a broken download goes on where it stopped.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::catalog::{MAX_MANIFEST_BYTES, Manifest, ManifestError, Shelf, ShelfEntry, ShelfError, WrongShelf};
use amalgamix::genres::Genre;
use amalgamix::wire::CatalogSummary;
use thiserror::Error;

use crate::fetch::{self, FetchError};
use crate::store::Store;

/// The database that keeps a shelf under its file name, which holds its hash, and the manifest under its own.
const DATABASE: &str = "amalgamix-catalog";
const FOLDER: &str = "catalog/";
const MANIFEST: &str = "manifest.json";
/// The name of the manifest whose shelves are all stored.
const CURRENT: &str = "current";

/// Why the catalog cannot be brought or read.
#[derive(Debug, Error)]
pub enum CatalogError {
    /// A file did not arrive.
    #[error("The catalog is not complete. {0}")]
    Fetch(#[from] FetchError),
    /// The manifest is damaged.
    #[error("The catalog's list of shelves is damaged: {0}.")]
    Manifest(#[from] ManifestError),
    /// A shelf arrived otherwise than the manifest says.
    #[error("A shelf of the catalog arrived damaged: {0}. What was stored before is kept; try again later.")]
    Wrong(#[from] WrongShelf),
    /// A shelf is as the manifest says, and yet no shelf.
    #[error("A shelf of the catalog is damaged where it was built: {0}. The owner of this page can build it again.")]
    Damaged(#[from] ShelfError),
    /// The browser's database failed.
    #[error("This browser could not store the catalog: {0}. Free some space and try again.")]
    Store(String),
}

impl From<indexed_db_futures::error::Error> for CatalogError {
    fn from(error: indexed_db_futures::error::Error) -> CatalogError {
        CatalogError::Store(error.to_string())
    }
}

/// The catalog; its store is opened when first needed.
#[derive(Default)]
pub struct Catalog {
    store: RefCell<Option<Rc<Store>>>,
}

impl Catalog {
    /// Makes the served catalog the current one, fetching only what is not stored; `progress` is told how many shelves are
    /// stored and how many there are. Without a connection the stored catalog goes on.
    pub async fn stock(&self, progress: impl Fn(usize, usize)) -> Result<CatalogSummary, CatalogError> {
        let store = self.store().await;
        let current = store.get(CURRENT).await?;
        let served = match fetch::bytes(&address(MANIFEST), MAX_MANIFEST_BYTES).await {
            Ok(served) => served,
            Err(error) => current.clone().ok_or(error)?,
        };
        let manifest = Manifest::from_json(&served)?;
        let stored = store.names().await?;
        let mut fetched = 0;
        for (done, entry) in (1..).zip(&manifest.shelves) {
            if !stored.contains(&entry.file) {
                fetch_shelf(&store, entry).await?;
                fetched += 1;
            }
            progress(done, manifest.shelves.len());
        }
        if current.as_ref() != Some(&served) {
            store.put(CURRENT, &served).await?;
            store.remove(&orphans(&stored, &manifest)).await?;
        }
        Ok(summary(&manifest, fetched))
    }

    /// The current catalog's manifest; where none is stored yet, the served one's.
    pub async fn manifest(&self) -> Result<Manifest, CatalogError> {
        let stored = self.store().await.get(CURRENT).await?;
        let json = match stored {
            Some(json) => json,
            None => fetch::bytes(&address(MANIFEST), MAX_MANIFEST_BYTES).await?,
        };
        Ok(Manifest::from_json(&json)?)
    }

    /// The shelves of these genres, in the manifest's order. One that is missing or damaged in the store is fetched again.
    pub async fn shelves(&self, manifest: &Manifest, genres: &[Genre]) -> Result<Vec<Shelf>, CatalogError> {
        let store = self.store().await;
        let mut shelves = Vec::new();
        for entry in manifest.shelves.iter().filter(|entry| genres.contains(&entry.genre)) {
            let kept = store.get(&entry.file).await?.filter(|bytes| entry.check(bytes).is_ok());
            let bytes = match kept {
                Some(bytes) => bytes,
                None => fetch_shelf(&store, entry).await?,
            };
            shelves.push(Shelf::read(&bytes)?);
        }
        Ok(shelves)
    }

    async fn store(&self) -> Rc<Store> {
        if let Some(store) = self.store.borrow().clone() {
            return store;
        }
        let store = Rc::new(Store::open(DATABASE).await);
        self.store.borrow_mut().get_or_insert(store).clone()
    }
}

/// Fetches a shelf, checks it and stores it.
async fn fetch_shelf(store: &Store, entry: &ShelfEntry) -> Result<Vec<u8>, CatalogError> {
    let bytes = fetch::bytes(&address(&entry.file), entry.bytes).await?;
    entry.check(&bytes)?;
    store.put(&entry.file, &bytes).await?;
    Ok(bytes)
}

/// What is stored and belongs to no catalog any more.
fn orphans(stored: &[String], manifest: &Manifest) -> Vec<String> {
    let is_needed = |name: &String| name == CURRENT || manifest.shelves.iter().any(|entry| entry.file == *name);
    stored.iter().filter(|name| !is_needed(name)).cloned().collect()
}

fn address(file: &str) -> String {
    format!("{FOLDER}{file}")
}

fn summary(manifest: &Manifest, fetched: usize) -> CatalogSummary {
    CatalogSummary { origin: manifest.origin, tracks: manifest.tracks(), bytes: manifest.bytes(), fetched }
}
