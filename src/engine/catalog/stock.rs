//! Bringing the catalog that is served beside the page: a few shelves at a time, so that it can be stopped after any of them
//! and goes on where it stopped.

use amalgamix::catalog::{MAX_MANIFEST_BYTES, Manifest};
use amalgamix::wire::{Answer, CatalogNews, CatalogOutcome};

use super::arriving::{AT_ONCE, Arriving};
use super::record::{PAUSED, paused_at, read_pause};
use super::{Catalog, CatalogError, Current, Steps, address};
use crate::fetch;

const MANIFEST: &str = "manifest.json";

impl Catalog {
    /// Makes the served catalog the one that serves, fetching only what is not stored. Unless the visitor insists, one of
    /// their own stays, and what was paused or removed is left so. Without a connection, or where the served one was built for
    /// another network than the stored one, the stored one goes on.
    pub async fn stock(&self, insist: bool, steps: &Steps<'_>) -> Result<CatalogNews, CatalogError> {
        if let Some(current) = self.current().await? {
            (steps.replies)(Ok(Answer::CatalogServes(current.summary(steps))));
        }
        if let Some(outcome) = self.declined(insist).await? {
            return self.news(outcome, steps).await;
        }
        let Some(_turn) = self.turn(steps).await? else { return self.pause(0, 0, steps).await };
        // Another tab may have brought, paused or removed it while this one waited.
        if let Some(outcome) = self.declined(insist).await? {
            return self.news(outcome, steps).await;
        }
        if insist {
            self.disk().await.change(&[], &[PAUSED.to_owned()]).await?;
        }
        let current = self.current().await?;
        match (served().await, &current) {
            (Ok((_, manifest)), Some(current)) if is_better(current, &manifest, steps) => {
                self.news(CatalogOutcome::ForAnotherNetwork, steps).await
            }
            (Ok((json, manifest)), _) => self.bring(&json, &manifest, current.as_ref(), steps).await,
            (Err(error), Some(_)) => self.news(CatalogOutcome::Unreached(error.to_string()), steps).await,
            (Err(error), None) => Err(error),
        }
    }

    /// Why nothing is fetched, if nothing is.
    async fn declined(&self, insist: bool) -> Result<Option<CatalogOutcome>, CatalogError> {
        if insist {
            return Ok(None);
        }
        if self.current().await?.is_some_and(|current| current.is_own()) {
            return Ok(Some(CatalogOutcome::OwnServes));
        }
        let paused = self.disk().await.get(PAUSED).await?;
        Ok(paused.map(|record| {
            let (shelves, of) = read_pause(&record);
            CatalogOutcome::Paused { shelves, of }
        }))
    }

    async fn bring(
        &self,
        json: &[u8],
        manifest: &Manifest,
        current: Option<&Current>,
        steps: &Steps<'_>,
    ) -> Result<CatalogNews, CatalogError> {
        let (mut arriving, missing) = Arriving::new(self, manifest).await?;
        let is_whole = current.is_some_and(|current| current.json == json && current.passing.is_none());
        if is_whole && missing.is_empty() {
            return self.news(CatalogOutcome::Stocked, steps).await;
        }
        arriving.tell(steps);
        for entries in missing.chunks(AT_ONCE) {
            if steps.pause.is_wanted() {
                return self.pause(arriving.shelves, manifest.shelves.len(), steps).await;
            }
            arriving.fetch(entries).await?;
            arriving.tell(steps);
        }
        arriving.finish(json).await?;
        self.news(CatalogOutcome::Stocked, steps).await
    }

    /// What is stored stays, and nothing more is fetched until the visitor says so.
    async fn pause(&self, shelves: usize, of: usize, steps: &Steps<'_>) -> Result<CatalogNews, CatalogError> {
        // Where this cannot be kept it holds for this visit.
        let _ = self.disk().await.put(PAUSED, &paused_at(shelves, of)).await;
        self.news(CatalogOutcome::Paused { shelves, of }, steps).await
    }
}

/// Whether the catalog that was brought before fits the network that is here better than the served one.
fn is_better(current: &Current, served: &Manifest, steps: &Steps) -> bool {
    !current.is_own() && current.fits(steps) && served.weights != steps.weights
}

/// The served catalog's manifest, as bytes and read.
async fn served() -> Result<(Vec<u8>, Manifest), CatalogError> {
    let json = fetch::bytes(&address(MANIFEST), MAX_MANIFEST_BYTES).await?;
    let manifest = Manifest::from_json(&json)?;
    Ok((json, manifest))
}
