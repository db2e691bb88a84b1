//! AmalgaMix: which genres is a playlist made of, and what else would fit in?
//!
//! The modules in the order in which a playlist passes through them:
//!
//! | module | what it does |
//! |---|---|
//! | [`playlist`], [`features`], [`origin`], [`genres`] | the nouns: tracks, how they sound and who told it, what they can be |
//! | [`recording`] | which tracks are the same recording, and which version of it |
//! | [`import`] | a file becomes one or more [`Playlist`](playlist::Playlist)s, with a report of what was left out |
//! | [`catalog`] | all tracks that can be recommended: shelves of bytes, and their manifest |
//! | [`shelving`] | any pile of tracks becomes a catalog's shelves, by the network |
//! | [`resolve`] | tracks without audio features get them from the catalog |
//! | [`network`], [`encode`], [`model`], [`classify`] | features become network inputs, and these probabilities of genres |
//! | [`embedding`] | where a track lies among all others, in few bytes |
//! | [`evidence`] | what the catalog knows of the tracks' artists sharpens those |
//! | [`mixture`], [`averaged`] | the tracks' probabilities become the playlist's [`GenreMix`](mixture::GenreMix) |
//! | [`recommend`] | the shelves of its three largest genres become a list, with reasons |
//! | [`export`], [`formula`] | the list becomes a file that other programs read, and spreadsheets run nothing of |
//! | [`portrait`] | a playlist becomes what comparing needs of it |
//! | [`taste_code`] | a portrait becomes a text that friends exchange, and a text a portrait again |
//! | [`similarity`] | two portraits become one number, with reasons |
//! | [`report`] | what training and evaluation found out, as page and README tell it |
//! | [`wire`] | the words in which a page asks an engine for all this, and another program for what is on Spotify |
//!
//! From a file to genres and recommendations:
//!
//! ```
//! use amalgamix::catalog::{Manifest, Shelf};
//! use amalgamix::{classify, import, model::Network, recommend, wire::Backend};
//! # fn read(path: &str) -> Vec<u8> { std::fs::read(path).unwrap() }
//! # let device = burn::tensor::Device::flex();
//!
//! let import = import::read("after-midnight.csv", &read("public/demo/after-midnight.csv"))?.together();
//! let network = Network::load(&read("weights/residual.safetensors"), &read("weights/residual.json"), &device)?;
//! let question = classify::Question::new(import.playlist);
//! let classified = classify::classify(question, &network, Backend::Cpu, async |_, _| {});
//! let classified = pollster::block_on(classified)?;
//! let taste = classified.taste().ok_or("no track of this playlist could be classified")?;
//!
//! let manifest = Manifest::from_json(&read("demo-catalog/manifest.json"))?;
//! let mut shelves = Vec::new();
//! let wishes = recommend::Wishes::default();
//! for genre in recommend::shelves_for(&taste, &wishes) {
//!     let entry = manifest.shelf(genre).ok_or("the catalog has no such shelf")?;
//!     shelves.push(Shelf::read(&read(&format!("demo-catalog/{}", entry.file)))?);
//! }
//! let list = recommend::recommend(&taste, &shelves, &manifest.codebook, &wishes);
//! assert_eq!(list.tracks.len(), 30);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod averaged;
pub mod catalog;
#[cfg(feature = "network")]
pub mod classify;
pub mod constellation;
pub mod embedding;
pub mod encode;
pub mod evidence;
pub mod export;
pub mod features;
pub mod formula;
pub mod genres;
pub mod import;
pub mod mixture;
#[cfg(feature = "network")]
pub mod model;
pub mod network;
pub mod origin;
pub mod playlist;
pub mod portrait;
pub mod qr;
pub mod recommend;
pub mod recording;
pub mod report;
pub mod resolve;
#[cfg(feature = "network")]
pub mod shelving;
pub mod similarity;
pub mod taste_code;
pub mod wire;
