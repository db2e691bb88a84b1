//! The only words that the page and its engine share. Nothing here knows a worker or a screen.
//!
//! The engine keeps no visitor's state: a request carries all that its answer depends on, so that either engine can take
//! over between two requests.

pub mod account;
mod alike;
mod catalog;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::embedding::EmbeddingCodes;
use crate::genres::{Genre, GenreTable, Probabilities};
use crate::import::Contents;
use crate::mixture::{Aggregation, GenreMix};
use crate::network::NetworkName;
use crate::playlist::Playlist;
use crate::portrait::Portrait;
use crate::recommend::{Group, JointList, Recommendations, Taste, Wishes};

pub use alike::{AlikeAnswer, AlikeTask, Match, Picture, Written};
pub use catalog::{CatalogNews, CatalogOutcome, CatalogProgress, CatalogSummary, CatalogTask, NamedFile, Stage};

/// Something the page asks of an engine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Repeated on every reply to this request, so that late answers can be told from current ones.
    pub ticket: u32,
    /// What is asked.
    pub task: Task,
}

/// What an engine can be asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Load the network and answer the built-in probe tracks. Answered by [`Answer::Warm`].
    Warm,
    /// Do something about the catalog in this browser. Answered by any number of [`Answer::CatalogProgress`] and, where an
    /// older catalog goes on serving meanwhile, [`Answer::CatalogServes`], then by [`Answer::Catalog`].
    Catalog(CatalogTask),
    /// Stop what is done about the catalog as soon as nothing is lost by it. Answered by [`Answer::Pausing`].
    Pause,
    /// Read a playlist file. Answered by [`Answer::Imported`].
    Import {
        /// The file's name, from which a playlist without a name gets one.
        file_name: String,
        /// The file's content.
        bytes: Vec<u8>,
    },
    /// Say which genres a playlist is made of. Answered by any number of [`Answer::Scoring`], then [`Answer::Classified`].
    Classify {
        /// The playlist, as it was imported.
        playlist: Playlist,
        /// How its genres are found.
        method: Method,
    },
    /// Read, write or compare tastes. Answered by [`Answer::Alike`].
    Alike(AlikeTask),
    /// Find tracks that would fit in. Answered by [`Answer::Recommended`].
    Recommend {
        /// The playlist, as it was classified.
        taste: Taste,
        /// How many tracks, how varied, from which seed.
        wishes: Wishes,
    },
    /// Find tracks that would please several. Answered by [`Answer::Together`].
    Together {
        /// Those who listen together.
        group: Group,
        /// How many tracks, how varied, from which seed.
        wishes: Wishes,
    },
}

/// What an engine says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// The ticket of the request that this answers.
    pub ticket: u32,
    /// The answer, or why there is none.
    pub outcome: Result<Answer, Refusal>,
}

/// The answers to the tasks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Task::Warm`]: the engine is ready.
    Warm {
        /// What computes.
        backend: Backend,
        /// The genres' names.
        genres: GenreTable,
        /// The probabilities of the probe tracks: two engines are interchangeable if these agree.
        probe: Vec<Probabilities>,
    },
    /// To [`Task::Catalog`], every now and then.
    CatalogProgress(CatalogProgress),
    /// To [`Task::Catalog`]: this one serves until another takes its place.
    CatalogServes(CatalogSummary),
    /// To [`Task::Catalog`], at its end.
    Catalog(CatalogNews),
    /// To [`Task::Pause`].
    Pausing,
    /// To [`Task::Import`].
    Imported(Contents),
    /// To [`Task::Classify`], after every batch.
    Scoring {
        /// Tracks that have been through the network.
        scored: usize,
        /// Tracks that will go through it.
        of: usize,
    },
    /// To [`Task::Classify`].
    Classified(Classification),
    /// To [`Task::Alike`].
    Alike(AlikeAnswer),
    /// To [`Task::Recommend`].
    Recommended(Recommendations),
    /// To [`Task::Together`].
    Together(JointList),
}

/// How a playlist's genres are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The network that hears the tracks.
    pub network: NetworkName,
    /// How what it says of the tracks becomes what is said of the playlist.
    pub aggregation: Aggregation,
    /// Whether what the catalog knows of the artists counts.
    pub artists: bool,
}

impl Default for Method {
    fn default() -> Method {
        Method { network: NetworkName::default(), aggregation: Aggregation::default(), artists: true }
    }
}

/// What was found about a playlist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classification {
    /// The playlist; features that it lacked and the catalog knew are filled in, with their origin.
    pub playlist: Playlist,
    /// One entry a track, in the playlist's order; none where too little of the sound is known.
    pub tracks: Vec<Option<TrackGenre>>,
    /// Where each track lies among all others, in the same order.
    pub embeddings: Vec<EmbeddingCodes>,
    /// How many of the scored tracks have an artist whose shelves in the catalog counted; none where they were not to count.
    pub known_artists: usize,
    /// How the genres were found.
    pub method: Method,
    /// The playlist's mix; none if not a single track could be scored.
    pub mix: Option<GenreMix>,
    /// The taste that it tells of; none if there is no mix.
    pub portrait: Option<Portrait>,
    /// What computed it.
    pub backend: Backend,
}

impl Classification {
    /// How many tracks went through the network.
    pub fn scored(&self) -> usize {
        self.tracks.iter().flatten().count()
    }

    /// What recommendations need of it; none if it has no mix.
    pub fn taste(&self) -> Option<Taste> {
        let (playlist, embeddings) = (self.playlist.clone(), self.embeddings.clone());
        Some(Taste { playlist, mix: self.mix.clone()?, embeddings })
    }
}

/// The likeliest genre of a track, within its playlist where the method sees it so.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrackGenre {
    /// The genre.
    pub genre: Genre,
    /// Its probability, 0 to 1.
    pub probability: f32,
}

/// What computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// The processor; in the browser through WebAssembly.
    Cpu,
    /// The graphics processor, through WebGPU.
    WebGpu,
}

impl fmt::Display for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Backend::Cpu => "CPU",
            Backend::WebGpu => "WebGPU",
        })
    }
}

/// Why a request got no answer, in words for the visitor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Which part of the work failed.
    pub part: Part,
    /// What was wrong and what to do, as sentences.
    pub message: String,
}

/// The part of the work that a [`Refusal`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Reading a playlist file.
    Import,
    /// Loading or running the network.
    Network,
    /// Fetching, checking or storing the catalog.
    Catalog,
    /// Reading, writing or comparing tastes.
    Tastes,
}
