//! A catalog of the visitor's own: from the files that they bring, or from the tracks of the one that serves.

use std::rc::Rc;

use amalgamix::catalog::{Builder, Built, Candidates, LeftOut, ManifestError, Origin, Shelf};
use amalgamix::genres::Genre;
use amalgamix::import;
use amalgamix::model::{BATCH, Network};
use amalgamix::playlist::Track;
use amalgamix::shelving::{Unshelved, shelve};
use amalgamix::wire::{CatalogNews, CatalogOutcome, NamedFile, Stage};

use super::arriving::{AT_ONCE, Arriving};
use super::record::Checked;
use super::{Catalog, CatalogError, Steps};

impl Catalog {
    /// Builds a catalog of the tracks in these files, each under the genre that the network finds likeliest, and lets it serve.
    pub async fn build(
        &self,
        files: Vec<NamedFile>,
        network: &Network,
        steps: &Steps<'_>,
    ) -> Result<CatalogNews, CatalogError> {
        let mut candidates = Candidates::default();
        let of = files.len();
        for (done, NamedFile { name, bytes }) in files.into_iter().enumerate() {
            steps.tell(Stage::Reading, done, of, 0);
            if steps.pause.listen().await {
                return self.news(CatalogOutcome::Stopped, steps).await;
            }
            let contents = import::read_for_catalog(&name, &bytes)
                .map_err(|error| CatalogError::File { name: name.clone(), error })?;
            contents.into_all().for_each(|import| candidates.take(import.playlist.tracks, import.report.skipped.len()));
        }
        let (tracks, left_out) = candidates.finish();
        if tracks.is_empty() {
            let LeftOut { without_id, without_sound, .. } = left_out;
            return Err(CatalogError::NoCandidates { without_id, without_sound });
        }
        self.shelve(tracks, left_out, network, steps).await
    }

    /// Builds the catalog that serves anew, for the network that is here.
    pub async fn rebuild(&self, network: &Network, steps: &Steps<'_>) -> Result<CatalogNews, CatalogError> {
        let (opened, shelves) =
            self.look_up(|opened| opened.manifest.shelves.iter().map(|entry| entry.genre).collect()).await?;
        let codebook = &opened.manifest.codebook;
        let tracks = |shelf: &Rc<Shelf>| (0..shelf.len()).map(|place| shelf.track(place, codebook)).collect::<Vec<_>>();
        self.shelve(shelves.iter().flat_map(tracks).collect(), LeftOut::default(), network, steps).await
    }

    async fn shelve(
        &self,
        tracks: Vec<Track>,
        left_out: LeftOut,
        network: &Network,
        steps: &Steps<'_>,
    ) -> Result<CatalogNews, CatalogError> {
        let (every_genre, of) = (Genre::all().collect::<Vec<_>>(), tracks.len());
        let mut shelved = Vec::with_capacity(of);
        let mut tracks = tracks.into_iter().map(|track| Unshelved { track, genres: every_genre.clone() }).peekable();
        while tracks.peek().is_some() {
            shelved.extend(shelve(network, tracks.by_ref().take(BATCH).collect()).await?);
            steps.tell(Stage::Shelving, shelved.len(), of, 0);
            if steps.pause.listen().await {
                return self.news(CatalogOutcome::Stopped, steps).await;
            }
        }
        let mut builder = Builder::new(shelved, Origin::Visitor, steps.weights.to_owned())?;
        let mut written = 0;
        while let Some(tracks) = builder.write_next()? {
            written += tracks;
            steps.tell(Stage::Writing, written, of, 0);
            if steps.pause.listen().await {
                return self.news(CatalogOutcome::Stopped, steps).await;
            }
        }
        self.take_in(builder.finish()?, left_out, steps).await
    }

    /// Stores a catalog that was built here and lets it serve.
    async fn take_in(
        &self,
        Built { manifest, mut shelves }: Built,
        left_out: LeftOut,
        steps: &Steps<'_>,
    ) -> Result<CatalogNews, CatalogError> {
        let Some(_turn) = self.turn(steps).await? else { return self.news(CatalogOutcome::Stopped, steps).await };
        let (mut arriving, missing) = Arriving::new(self, &manifest).await?;
        for group in missing.chunks(AT_ONCE) {
            let checked: Result<Vec<_>, _> = group
                .iter()
                .map(|entry| Checked::new(entry, shelves.remove(&entry.file).unwrap_or_default()))
                .collect();
            arriving.keep(&checked?).await?;
        }
        arriving.finish(&manifest.to_json().map_err(ManifestError::from)?).await?;
        self.news(CatalogOutcome::Built(left_out), steps).await
    }
}
