//! A catalog on its way into this browser: its shelves are stored one after the other, and it takes the old one's place in one
//! step at the end. Until then, and if that step never comes, the old one serves.

use std::rc::Rc;

use amalgamix::catalog::{Manifest, ShelfEntry};
use amalgamix::wire::Stage;
use futures_util::future::join_all;

use super::record::{CURRENT, Checked, SINCE, index_name, orphans};
use super::{Catalog, CatalogError, Passing, Steps, fetched, room};
use crate::store::Store;
use crate::time;

/// How many shelves are fetched at once and stored together: as many as browsers have connections to a host.
pub const AT_ONCE: usize = 6;

/// A new catalog.
pub struct Arriving<'a> {
    catalog: &'a Catalog,
    manifest: &'a Manifest,
    disk: Rc<Store>,
    /// What the disk refused, and why it did.
    refused: Option<(Store, String)>,
    /// How many shelves are here.
    pub shelves: usize,
    bytes: usize,
}

impl<'a> Arriving<'a> {
    /// A catalog, and what of it the disk does not hold yet.
    pub async fn new(
        catalog: &'a Catalog,
        manifest: &'a Manifest,
    ) -> Result<(Arriving<'a>, Vec<&'a ShelfEntry>), CatalogError> {
        let disk = catalog.disk().await;
        let stored = disk.names().await?;
        let (here, missing): (Vec<_>, Vec<_>) = manifest.shelves.iter().partition(|entry| stored.contains(&entry.file));
        let (shelves, bytes) = (here.len(), here.iter().map(|entry| entry.bytes).sum());
        Ok((Arriving { catalog, manifest, disk, refused: None, shelves, bytes }, missing))
    }

    /// Tells how many shelves are here.
    pub fn tell(&self, steps: &Steps) {
        steps.tell(Stage::Fetching, self.shelves, self.manifest.shelves.len(), self.bytes);
    }

    /// Fetches shelves, checks and keeps them. Those that arrive are kept even if another does not.
    pub async fn fetch(&mut self, entries: &[&ShelfEntry]) -> Result<(), CatalogError> {
        let arrivals = join_all(entries.iter().map(|entry| fetched(entry))).await;
        let (whole, failed): (Vec<_>, Vec<_>) = arrivals.into_iter().partition(Result::is_ok);
        self.keep(&whole.into_iter().flatten().collect::<Vec<_>>()).await?;
        failed.into_iter().find_map(Result::err).map_or(Ok(()), Err)
    }

    /// Keeps shelves, all of them in one transaction; in memory where the disk has no room.
    pub async fn keep(&mut self, shelves: &[Checked]) -> Result<(), CatalogError> {
        let records: Vec<(&str, &[u8])> = shelves.iter().flat_map(Checked::records).collect();
        self.shelves += shelves.len();
        self.bytes += shelves.iter().map(|shelf| shelf.bytes.len()).sum::<usize>();
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
