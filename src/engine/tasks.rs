//! What the engine does for each task of the wire.

use std::marker::PhantomData;

use amalgamix::classify::{Question, classify};
use amalgamix::network::NetworkName;
use amalgamix::playlist::Playlist;
use amalgamix::portrait::{self, Portrait};
use amalgamix::recommend::{
    Group, Taste, Translation, Wishes, joint_shelves, recommend, recommend_together, shelves_for,
};
use amalgamix::wire::{Answer, CatalogTask, Method, Part, Refusal, Task};

use crate::catalog::{Catalog, Steps};
use crate::listening::{Desk, Replies, refusal};
use crate::network::Networks;
use crate::pause::Pause;
use crate::processor::Processor;

/// What the engine keeps between tasks: the network and the catalog, nothing of a visitor's.
pub struct Engine<P> {
    networks: Networks,
    catalog: Catalog,
    pause: Pause,
    processor: PhantomData<P>,
}

impl<P: Processor> Desk for Engine<P> {
    fn new() -> Engine<P> {
        Engine {
            networks: Networks::default(),
            catalog: Catalog::default(),
            pause: Pause::default(),
            processor: PhantomData,
        }
    }

    async fn perform(&self, task: Task, replies: &Replies) -> Result<Answer, Refusal> {
        match task {
            Task::Warm => self.warm().await,
            Task::Catalog(task) => self.tend_catalog(task, replies).await,
            Task::Pause => {
                self.pause.ask();
                Ok(Answer::Pausing)
            }
            Task::Classify { playlist, method } => self.classify(playlist, method, replies).await,
            Task::Recommend { taste, wishes } => self.recommend(taste, wishes).await,
            Task::Together { group, wishes } => self.recommend_together(group, wishes).await,
            Task::Import { .. } | Task::Alike(_) => {
                Err(refusal(Part::Network, "The page asked the wrong one of its programs. Reload it."))
            }
        }
    }
}

impl<P: Processor> Engine<P> {
    async fn warm(&self) -> Result<Answer, Refusal> {
        let loaded =
            self.networks.get::<P>(NetworkName::default()).await.map_err(|error| refusal(Part::Network, error))?;
        let genres = self.networks.genres().await.map_err(|error| refusal(Part::Network, error))?;
        let probe = loaded.network.probe().await.map_err(|error| refusal(Part::Network, error))?;
        Ok(Answer::Warm { backend: P::BACKEND, genres, probe })
    }

    async fn tend_catalog(&self, task: CatalogTask, replies: &Replies) -> Result<Answer, Refusal> {
        self.pause.forget();
        let loaded =
            self.networks.get::<P>(NetworkName::default()).await.map_err(|error| refusal(Part::Network, error))?;
        let steps = Steps { replies, pause: &self.pause, weights: &loaded.weights };
        let news = match task {
            CatalogTask::Stock { insist } => self.catalog.stock(insist, &steps).await,
            CatalogTask::Build(files) => self.catalog.build(files, &loaded.network, &steps).await,
            CatalogTask::Rebuild => self.catalog.rebuild(&loaded.network, &steps).await,
            CatalogTask::Remove => self.catalog.remove(&steps).await,
        };
        news.map(Answer::Catalog).map_err(|error| refusal(Part::Catalog, error))
    }

    async fn classify(&self, playlist: Playlist, method: Method, replies: &Replies) -> Result<Answer, Refusal> {
        let loaded = self.networks.get::<P>(method.network).await.map_err(|error| refusal(Part::Network, error))?;
        let question = self.question(playlist, method).await;
        let scored = async |scored, of| replies(Ok(Answer::Scoring { scored, of }));
        let classification = classify(question, &loaded.network, P::BACKEND, scored).await;
        let mut classification = classification.map_err(|error| refusal(Part::Network, error))?;
        let scale = self.networks.scale().await.map_err(|error| refusal(Part::Network, error))?;
        classification.portrait = Portrait::of(&classification, &loaded.weights, &scale);
        Ok(Answer::Classified(classification))
    }

    /// From a catalog that was made with another network, by features alone: its embeddings mean something else.
    async fn recommend(&self, taste: Taste, wishes: Wishes) -> Result<Answer, Refusal> {
        let loaded =
            self.networks.get::<P>(NetworkName::default()).await.map_err(|error| refusal(Part::Network, error))?;
        let found = self.catalog.look_up(|_| shelves_for(&taste, &wishes)).await;
        let (catalog, shelves) = found.map_err(|error| refusal(Part::Catalog, error))?;
        let fits = catalog.manifest.weights == loaded.weights;
        let taste = if fits { taste } else { taste.by_features_alone() };
        Ok(Answer::Recommended(recommend(&taste, &shelves, &catalog.manifest.codebook, &wishes)))
    }

    async fn recommend_together(&self, group: Group, wishes: Wishes) -> Result<Answer, Refusal> {
        let scale = self.networks.scale().await.map_err(|error| refusal(Part::Network, error))?;
        let found = self.catalog.look_up(|_| joint_shelves(&group.members, &wishes)).await;
        let (catalog, shelves) = found.map_err(|error| refusal(Part::Catalog, error))?;
        let translation = Translation {
            portraits: &scale,
            catalog: &catalog.manifest.codebook,
            network: portrait::network(&catalog.manifest.weights).unwrap_or_default(),
        };
        let list = recommend_together(&group, &shelves, &translation, &wishes);
        list.map(Answer::Together).map_err(|error| refusal(Part::Tastes, error))
    }

    /// With what the catalog knows, if that is needed. A catalog that cannot be read is no reason not to classify the rest:
    /// what is wrong with it is told where it is needed.
    async fn question(&self, playlist: Playlist, method: Method) -> Question {
        let needs_catalog = Question::needs_catalog(&playlist, method);
        let question = Question::new(playlist).by(method);
        if !needs_catalog {
            return question;
        }
        match self.catalog.look_up(|catalog| question.shelves(&catalog.index)).await {
            Ok((catalog, shelves)) => question.with_catalog(&catalog.index, &shelves, &catalog.manifest.codebook),
            Err(_) => question,
        }
    }
}
