//! The catalog in this browser: brought or built, checked, kept, and read from there.
//!
//! A new catalog takes the old one's place when all of its shelves are stored; until then the old one serves. Shelves are named by
//! their content, so what two catalogs share is fetched once and a broken download goes on where it stopped.

mod arriving;
mod error;
mod own;
mod reading;
mod record;
mod room;
mod stock;

use std::cell::RefCell;
use std::rc::Rc;

use amalgamix::catalog::{Manifest, Origin, ShelfEntry};
use amalgamix::wire::{Answer, CatalogNews, CatalogOutcome, CatalogProgress, CatalogSummary, Stage};

use crate::fetch;
use crate::listening::Replies;
use crate::pause::Pause;
use crate::store::Store;
use crate::time;
use crate::turn::{self, Turn};

pub use error::CatalogError;
use reading::Opened;
use record::{CURRENT, Checked, PAUSED, SINCE};

/// The database that keeps it, as `record` says.
const DATABASE: &str = "amalgamix-catalog";
/// The turn that whoever changes it has.
const TURN: &str = "amalgamix-catalog";
/// Beside the page, as seen from the build's folder, where the engine lies: a catalog outlives builds.
const FOLDER: &str = "../catalog/";
/// How often it is looked whether another tab is done, in milliseconds.
const PATIENCE: i32 = 500;

/// The catalog; its store is opened when first needed.
#[derive(Default)]
pub struct Catalog {
    disk: RefCell<Option<Rc<Store>>>,
    passing: RefCell<Option<Rc<Passing>>>,
    opened: RefCell<Option<Rc<Opened>>>,
}

/// A catalog for which the disk had no room.
pub struct Passing {
    store: Rc<Store>,
    why: String,
}

/// How a task tells how far it has come, and hears that it is to stop.
pub struct Steps<'a> {
    /// Where its answers go.
    pub replies: &'a Replies,
    /// Whether it is to stop.
    pub pause: &'a Pause,
    /// The sum of the network that is here.
    pub weights: &'a str,
}

impl Steps<'_> {
    fn tell(&self, stage: Stage, done: usize, of: usize, bytes: usize) {
        (self.replies)(Ok(Answer::CatalogProgress(CatalogProgress { stage, done, of, bytes })));
    }
}

/// The catalog that serves.
struct Current {
    json: Vec<u8>,
    manifest: Manifest,
    since: f64,
    passing: Option<String>,
}

impl Current {
    fn fits(&self, steps: &Steps) -> bool {
        self.manifest.weights == steps.weights
    }

    fn is_own(&self) -> bool {
        self.manifest.origin == Origin::Visitor
    }

    fn summary(&self, steps: &Steps) -> CatalogSummary {
        CatalogSummary {
            origin: self.manifest.origin,
            tracks: self.manifest.tracks(),
            bytes: self.manifest.bytes(),
            age_minutes: ((time::now() - self.since) / 60_000.0) as u32,
            fits_network: self.fits(steps),
            passing: self.passing.clone(),
        }
    }
}

impl Catalog {
    /// Removes it from this browser, with whatever else was stored, and has nothing fetched by itself.
    pub async fn remove(&self, steps: &Steps<'_>) -> Result<CatalogNews, CatalogError> {
        let Some(_turn) = self.turn(steps).await? else { return self.news(CatalogOutcome::Stopped, steps).await };
        let disk = self.disk().await;
        let paused = record::paused_at(0, 0);
        disk.change(&[(PAUSED, &paused)], &disk.names().await?).await?;
        self.serve_from_disk();
        self.news(CatalogOutcome::Removed, steps).await
    }

    /// The catalog that serves; one that this program cannot read counts as none.
    async fn current(&self) -> Result<Option<Current>, CatalogError> {
        let store = self.serving().await;
        let Some(json) = store.get(CURRENT).await? else { return Ok(None) };
        let since = store.get(SINCE).await?.and_then(|record| record::read_time(&record)).unwrap_or_else(time::now);
        let passing = match (&*self.passing.borrow(), &*store) {
            (Some(passing), _) => Some(passing.why.clone()),
            (None, Store::Memory(_)) => Some(room::refused()),
            (None, Store::Database(_)) => None,
        };
        Ok(Manifest::from_json(&json).ok().map(|manifest| Current { json, manifest, since, passing }))
    }

    /// What there is to say after something was done.
    async fn news(&self, outcome: CatalogOutcome, steps: &Steps<'_>) -> Result<CatalogNews, CatalogError> {
        let serving = self.current().await?.map(|current| current.summary(steps));
        Ok(CatalogNews { serving, outcome })
    }

    /// Waits for the turn to change what is stored; none if that is given up.
    async fn turn(&self, steps: &Steps<'_>) -> Result<Option<Turn>, CatalogError> {
        loop {
            if let Some(turn) = turn::take(TURN).await {
                return Ok(Some(turn));
            }
            if steps.pause.is_wanted() {
                return Ok(None);
            }
            steps.tell(Stage::Waiting, 0, 0, 0);
            time::wait(PATIENCE).await;
        }
    }

    async fn disk(&self) -> Rc<Store> {
        if let Some(store) = self.disk.borrow().clone() {
            return store;
        }
        let store = Rc::new(Store::open(DATABASE).await);
        self.disk.borrow_mut().get_or_insert(store).clone()
    }

    /// Where the catalog is read.
    async fn serving(&self) -> Rc<Store> {
        let passing = self.passing.borrow().as_ref().map(|passing| passing.store.clone());
        match passing {
            Some(store) => store,
            None => self.disk().await,
        }
    }

    fn serve_from_disk(&self) {
        *self.passing.borrow_mut() = None;
    }

    fn serve_from_memory(&self, passing: Passing) {
        *self.passing.borrow_mut() = Some(Rc::new(passing));
    }
}

/// A shelf as it is served beside the page, checked.
async fn fetched(entry: &ShelfEntry) -> Result<Checked, CatalogError> {
    Checked::new(entry, fetch::bytes(&address(&entry.file), entry.bytes).await?)
}

fn address(file: &str) -> String {
    format!("{FOLDER}{file}")
}
