//! What the engine does for each task of the wire.

use amalgamix::classify::{Question, classify};
use amalgamix::import;
use amalgamix::network::NetworkName;
use amalgamix::playlist::Playlist;
use amalgamix::recommend::{recommend, shelves_for};
use amalgamix::wire::{Answer, Backend, Method, Part, Refusal, Task};

use crate::catalog::Catalog;
use crate::network::Networks;
use crate::worker::{Processor, Replies};

/// What the engine keeps between tasks: the network and the catalog, nothing of a visitor's.
pub struct Desk {
    backend: Backend,
    networks: Networks,
    catalog: Catalog,
}

impl Desk {
    /// A desk on which nothing is loaded yet.
    pub fn new(backend: Backend) -> Desk {
        Desk { backend, networks: Networks::default(), catalog: Catalog::default() }
    }

    /// Does a task; its last answer is returned, those before it go through `replies`.
    pub async fn perform<P: Processor>(&self, task: Task, replies: &Replies) -> Result<Answer, Refusal> {
        match task {
            Task::Warm => self.warm::<P>().await,
            Task::Stock => self.stock(replies).await,
            Task::Import { file_name, bytes } => {
                let contents = import::read(&file_name, &bytes).map_err(|error| refusal(Part::Import, error))?;
                Ok(Answer::Imported(contents))
            }
            Task::Classify { playlist, method } => self.classify::<P>(playlist, method, replies).await,
            Task::Recommend { taste, wishes } => {
                let manifest = self.catalog.manifest().await.map_err(|error| refusal(Part::Catalog, error))?;
                let shelves = self.catalog.shelves(&manifest, &shelves_for(&taste, &wishes)).await;
                let shelves = shelves.map_err(|error| refusal(Part::Catalog, error))?;
                Ok(Answer::Recommended(recommend(&taste, &shelves, &manifest.codebook, &wishes)))
            }
        }
    }

    async fn warm<P: Processor>(&self) -> Result<Answer, Refusal> {
        let network =
            self.networks.get::<P>(NetworkName::default()).await.map_err(|error| refusal(Part::Network, error))?;
        let genres = self.networks.genres().await.map_err(|error| refusal(Part::Network, error))?;
        let probe = network.probe().await.map_err(|error| refusal(Part::Network, error))?;
        Ok(Answer::Warm { backend: self.backend, genres, probe })
    }

    async fn stock(&self, replies: &Replies) -> Result<Answer, Refusal> {
        let progress = |shelves, of| replies.send(Answer::CatalogProgress { shelves, of });
        let summary = self.catalog.stock(progress).await.map_err(|error| refusal(Part::Catalog, error))?;
        Ok(Answer::Catalog(summary))
    }

    async fn classify<P: Processor>(
        &self,
        playlist: Playlist,
        method: Method,
        replies: &Replies,
    ) -> Result<Answer, Refusal> {
        let network = self.networks.get::<P>(method.network).await.map_err(|error| refusal(Part::Network, error))?;
        let question = self.question(playlist, method).await;
        let scored = async |scored, of| replies.send(Answer::Scoring { scored, of });
        let classification = classify(question, &network, self.backend, scored).await;
        classification.map(Answer::Classified).map_err(|error| refusal(Part::Network, error))
    }

    /// With what the catalog knows, if that is needed. A catalog that cannot be read is no reason not to classify the rest:
    /// what is wrong with it is told where it is needed.
    async fn question(&self, playlist: Playlist, method: Method) -> Question {
        let needs_catalog = Question::needs_catalog(&playlist, method);
        let question = Question::new(playlist).by(method);
        if !needs_catalog {
            return question;
        }
        let Ok(manifest) = self.catalog.manifest().await else { return question };
        let every_genre: Vec<_> = manifest.shelves.iter().map(|entry| entry.genre).collect();
        let Ok(shelves) = self.catalog.shelves(&manifest, &every_genre).await else { return question };
        question.with_catalog(&shelves, &manifest.codebook)
    }
}

fn refusal(part: Part, error: impl std::fmt::Display) -> Refusal {
    Refusal { part, message: error.to_string() }
}
