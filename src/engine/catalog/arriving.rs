//! A catalog on its way into this browser: its shelves are stored one after the other, and it takes the old one's place in one
//! step at the end. Until then, and if that step never comes, the old one serves.

use std::rc::Rc;

use amalgamix::catalog::Manifest;

use super::record::{CURRENT, Checked, SINCE, index_name, orphans};
use super::{Catalog, CatalogError, Passing, room};
use crate::store::Store;
use crate::time;

/// A new catalog.
pub struct Arriving<'a> {
    catalog: &'a Catalog,
    manifest: &'a Manifest,
    disk: Rc<Store>,
    /// What the disk refused, and why it did.
    refused: Option<(Store, String)>,
}

impl<'a> Arriving<'a> {
    /// A catalog of which nothing more is here than what the disk already holds.
    pub fn new(catalog: &'a Catalog, manifest: &'a Manifest, disk: Rc<Store>) -> Arriving<'a> {
        Arriving { catalog, manifest, disk, refused: None }
    }

    /// Keeps shelves, all of them in one transaction; in memory where the disk has no room.
    pub async fn keep(&mut self, shelves: &[Checked]) -> Result<(), CatalogError> {
        let records: Vec<(&str, &[u8])> = shelves.iter().flat_map(Checked::records).collect();
        if self.refused.is_none() {
            match self.disk.change(&records, &[]).await {
                Ok(()) => return Ok(()),
                Err(error) => self.refuse(error).await,
            }
        }
        match &self.refused {
            Some((memory, _)) => Ok(memory.change(&records, &[]).await?),
            None => Ok(()),
        }
    }

    /// Makes it the catalog that serves. What belongs to none any more goes in the same transaction.
    pub async fn finish(mut self, json: &[u8]) -> Result<(), CatalogError> {
        let since = time::now().to_le_bytes();
        let last: [(&str, &[u8]); 2] = [(SINCE, &since), (CURRENT, json)];
        if self.refused.is_none() {
            let orphans = orphans(&self.disk.names().await?, self.manifest);
            match self.disk.change(&last, &orphans).await {
                Ok(()) => {
                    self.catalog.serve_from_disk();
                    return Ok(());
                }
                Err(error) => self.refuse(error).await,
            }
        }
        if let Some((memory, why)) = self.refused.take() {
            self.complete(&memory).await?;
            memory.change(&last, &[]).await?;
            self.catalog.serve_from_memory(Passing { store: Rc::new(memory), why });
        }
        Ok(())
    }

    async fn refuse(&mut self, error: indexed_db_futures::error::Error) {
        let why = room::explained(self.manifest.bytes(), &error.to_string()).await;
        self.refused = Some((Store::Memory(Default::default()), why));
    }

    /// Brings to memory what the disk took before it refused the rest.
    async fn complete(&self, memory: &Store) -> Result<(), CatalogError> {
        for entry in &self.manifest.shelves {
            for name in [entry.file.clone(), index_name(entry)] {
                if memory.get(&name).await?.is_none()
                    && let Some(bytes) = self.disk.get(&name).await?
                {
                    memory.put(&name, &bytes).await?;
                }
            }
        }
        Ok(())
    }
}
