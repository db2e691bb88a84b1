//! Looking things up in the catalog: of all its shelves those that are needed are read.

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::catalog::{CatalogIndex, KeptShelves, Manifest, Origin, Shelf, ShelfEntry, ShelfIndex};
use amalgamix::genres::Genre;

use super::record::{self, CURRENT};
use super::{Catalog, CatalogError, fetched};
use crate::store::Store;

/// How much memory the shelves take that are kept at hand: 64 MiB, in which there is room for the three shelves of a list even
/// where a catalog has several million tracks.
const AT_HAND: usize = 64 << 20;

/// A catalog that can be looked things up in.
pub struct Opened {
    json: Vec<u8>,
    /// Its table of contents.
    pub manifest: Manifest,
    /// What stands where.
    pub index: CatalogIndex,
    /// Those of its shelves that were read last.
    at_hand: RefCell<KeptShelves>,
}

impl Catalog {
    /// The catalog that serves, and the shelves of the genres that are chosen knowing it.
    pub async fn look_up(
        &self,
        genres: impl Fn(&Opened) -> Vec<Genre>,
    ) -> Result<(Rc<Opened>, Vec<Rc<Shelf>>), CatalogError> {
        let opened = self.open().await?;
        match self.shelves(&opened, &genres(&opened)).await {
            Ok(shelves) => Ok((opened, shelves)),
            // Another tab may have put another catalog in its place meanwhile; that one is whole.
            Err(error) => {
                let now = self.open().await?;
                if now.json == opened.json {
                    return Err(error);
                }
                let shelves = self.shelves(&now, &genres(&now)).await?;
                Ok((now, shelves))
            }
        }
    }

    async fn open(&self) -> Result<Rc<Opened>, CatalogError> {
        let store = self.serving().await;
        let Some(json) = store.get(CURRENT).await? else {
            *self.opened.borrow_mut() = None;
            return Err(CatalogError::Absent);
        };
        if let Some(opened) = self.opened.borrow().clone().filter(|opened| opened.json == json) {
            return Ok(opened);
        }
        let manifest = Manifest::from_json(&json)?;
        let mut parts = Vec::new();
        for entry in &manifest.shelves {
            parts.push(self.index(&store, &manifest, entry).await?);
        }
        let opened = Rc::new(Opened {
            json,
            manifest,
            index: parts.into_iter().collect(),
            at_hand: RefCell::new(KeptShelves::new(AT_HAND)),
        });
        *self.opened.borrow_mut() = Some(opened.clone());
        Ok(opened)
    }

    /// What stands on a shelf. Where that is not stored, or is damaged, the shelf itself tells.
    async fn index(&self, store: &Store, manifest: &Manifest, entry: &ShelfEntry) -> Result<ShelfIndex, CatalogError> {
        let name = record::index_name(entry);
        let kept = store.get(&name).await?.and_then(|bytes| ShelfIndex::read(&bytes).ok());
        if let Some(index) = kept.filter(|index| index.genre() == entry.genre) {
            return Ok(index);
        }
        let index = ShelfIndex::of(&self.shelf(store, manifest, entry).await?);
        // What cannot be kept is made again.
        let _ = store.put(&name, &index.to_bytes()).await;
        Ok(index)
    }

    /// The shelves of these genres, in the manifest's order; those that are at hand need not be read.
    async fn shelves(&self, opened: &Opened, genres: &[Genre]) -> Result<Vec<Rc<Shelf>>, CatalogError> {
        let Opened { manifest, at_hand, .. } = opened;
        let store = self.serving().await;
        let mut shelves = Vec::new();
        for entry in manifest.shelves.iter().filter(|entry| genres.contains(&entry.genre)) {
            let kept = at_hand.borrow_mut().get(entry.genre);
            let shelf = match kept {
                Some(shelf) => shelf,
                None => Rc::new(self.shelf(&store, manifest, entry).await?),
            };
            at_hand.borrow_mut().keep(shelf.clone());
            shelves.push(shelf);
        }
        Ok(shelves)
    }

    /// A shelf. One that is missing or damaged in the store is fetched again, if it comes from there.
    async fn shelf(&self, store: &Store, manifest: &Manifest, entry: &ShelfEntry) -> Result<Shelf, CatalogError> {
        let kept = store.get(&entry.file).await?.filter(|bytes| entry.check(bytes).is_ok());
        let bytes = match kept {
            Some(bytes) => bytes,
            None if manifest.origin == Origin::Visitor => return Err(CatalogError::OwnLost),
            None => {
                let shelf = fetched(entry).await?;
                // What cannot be kept is fetched again.
                let _ = store.change(&shelf.records(), &[]).await;
                shelf.bytes
            }
        };
        Ok(Shelf::read(&bytes)?)
    }
}
