//! The page's engine on files: the same parsers, network, mixing and ranking, reading from folders instead of addresses.

use std::fs;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{CatalogIndex, Manifest, Shelf, ShelfEntry, ShelfIndex};
use amalgamix::classify::{Question, classify};
use amalgamix::genres::{Genre, GenreTable};
use amalgamix::import::{self, Contents, Import};
use amalgamix::mixture::Aggregation;
use amalgamix::model::Network;
use amalgamix::network::{NetworkName, fingerprint};
use amalgamix::playlist::Playlist;
use amalgamix::portrait::{Portrait, Scale};
use amalgamix::recommend::{Recommendations, Wishes, recommend, shelves_for};
use amalgamix::similarity::{Calibration, Similarity, compare};
use amalgamix::wire::{Backend, Classification, Method};
use burn::tensor::Device;
use clap::Args;

use crate::failure::Failure;

/// The genres' names and members.
pub const GENRES: &str = "genres.json";
/// The scale of portraits.
pub const SCALE: &str = "scale.json";
/// What similarities are put together from.
pub const CALIBRATION: &str = "similarity.json";
/// The manifest in a catalog folder.
pub const MANIFEST: &str = "manifest.json";
/// Where `cargo tools catalog` builds.
pub const CATALOG: &str = "catalog";
/// The invented catalog that serves where none was built.
pub const DEMO_CATALOG: &str = "demo-catalog";

/// Where the engine finds its network and its catalog.
#[derive(Args)]
pub struct Folders {
    /// The folder with the network
    #[arg(long, default_value = "weights")]
    pub weights: PathBuf,
    /// The folder with the catalog [default: catalog, or demo-catalog where that was not built]
    #[arg(long)]
    pub catalog: Option<PathBuf>,
}

/// How a playlist's genres are found.
#[derive(Args)]
pub struct MethodOptions {
    /// The network that hears the tracks: logistic, dense, conv1d or residual
    #[arg(long, default_value_t)]
    network: NetworkName,
    /// How tracks become a playlist: averaged (the original's way), mean, mixture, or blend of the last two
    #[arg(long, default_value_t)]
    aggregation: Aggregation,
    /// Leave out what the catalog knows of the artists
    #[arg(long)]
    sound_only: bool,
}

impl MethodOptions {
    fn method(&self) -> Method {
        Method { network: self.network, aggregation: self.aggregation, artists: !self.sound_only }
    }
}

/// A network and a catalog, ready for playlists.
pub struct Engine {
    network: Network,
    method: Method,
    /// The genres' names.
    pub genres: GenreTable,
    /// The catalog's manifest.
    pub manifest: Manifest,
    catalog: PathBuf,
    fingerprint: String,
    scale: Scale,
    calibration: Calibration,
}

/// Which of a file's playlists is meant.
#[derive(Clone, Copy)]
pub enum Wanted<'a> {
    /// The only one.
    Only,
    /// The one of this name.
    Named(&'a str),
    /// All of them as one, in which no track occurs twice.
    Together,
}

impl<'a> From<Option<&'a str>> for Wanted<'a> {
    fn from(name: Option<&'a str>) -> Wanted<'a> {
        name.map_or(Wanted::Only, Wanted::Named)
    }
}

impl Engine {
    /// Loads the network and opens the catalog.
    pub fn open(folders: &Folders, method: &MethodOptions) -> Result<Engine, Failure> {
        let method = method.method();
        let built = Path::new(CATALOG).join(MANIFEST).exists();
        let catalog = folders.catalog.clone().unwrap_or_else(|| (if built { CATALOG } else { DEMO_CATALOG }).into());
        Ok(Engine {
            network: load_network(&folders.weights, method.network)?,
            method,
            genres: load_genres(&folders.weights)?,
            manifest: Manifest::from_json(&read(&catalog.join(MANIFEST))?)?,
            catalog,
            fingerprint: network_fingerprint(&folders.weights, method.network)?,
            scale: load_scale(&folders.weights)?,
            calibration: load_calibration(&folders.weights)?,
        })
    }

    /// Reads a playlist file and classifies the tracks of the playlist of this name, or of its only one.
    pub fn classify(&self, file: &Path, playlist: Option<&str>) -> Result<(Import, Classification), Failure> {
        let import = load_playlist(file, playlist.into())?;
        let classification = self.classify_playlist(&import.playlist)?;
        Ok((import, classification))
    }

    /// Classifies the tracks of a playlist.
    pub fn classify_playlist(&self, playlist: &Playlist) -> Result<Classification, Failure> {
        let mut question = Question::new(playlist.clone()).by(self.method);
        if Question::needs_catalog(playlist, self.method) {
            let index = self.index()?;
            let shelves = self.shelves(&question.shelves(&index))?;
            question = question.with_catalog(&index, &shelves, &self.manifest.codebook);
        }
        let progress = crate::progress(playlist.tracks.len(), "classifying");
        let scored = async |scored, of| {
            progress.set_length(of as u64);
            progress.set_position(scored as u64);
        };
        let classification = pollster::block_on(classify(question, &self.network, Backend::Cpu, scored))?;
        progress.finish_and_clear();
        Ok(classification)
    }

    /// What comparing needs of a classified playlist; none where nothing of it could be scored.
    pub fn portrait(&self, classification: &Classification) -> Option<Portrait> {
        Portrait::of(classification, &self.fingerprint, &self.scale)
    }

    /// How alike two tastes are.
    pub fn compare(&self, one: &Portrait, other: &Portrait) -> Similarity {
        compare(one, other, &self.calibration)
    }

    /// Tracks that would fit into a classified playlist; none if it has no mix.
    pub fn recommend(
        &self,
        classification: &Classification,
        wishes: &Wishes,
    ) -> Result<Option<Recommendations>, Failure> {
        let Some(taste) = classification.taste() else { return Ok(None) };
        let shelves = self.shelves(&shelves_for(&taste, wishes))?;
        Ok(Some(recommend(&taste, &shelves, &self.manifest.codebook, wishes)))
    }

    /// Made anew from all shelves: files beside them would have to be kept in step.
    fn index(&self) -> Result<CatalogIndex, Failure> {
        self.manifest.shelves.iter().map(|entry| Ok(ShelfIndex::of(&self.shelf(entry)?))).collect()
    }

    fn shelves(&self, genres: &[Genre]) -> Result<Vec<Shelf>, Failure> {
        self.manifest
            .shelves
            .iter()
            .filter(|entry| genres.contains(&entry.genre))
            .map(|entry| self.shelf(entry))
            .collect()
    }

    fn shelf(&self, entry: &ShelfEntry) -> Result<Shelf, Failure> {
        let bytes = read(&self.catalog.join(&entry.file))?;
        entry.check(&bytes)?;
        Ok(Shelf::read(&bytes)?)
    }
}

/// Reads a playlist from a file.
fn load_playlist(file: &Path, wanted: Wanted) -> Result<Import, Failure> {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let contents =
        import::read(&name, &read(file)?).map_err(|source| Failure::Playlist { path: file.into(), source })?;
    chosen(file, contents, wanted)
}

/// The playlist that is meant of those in a file.
pub fn chosen(file: &Path, contents: Contents, wanted: Wanted) -> Result<Import, Failure> {
    let found = match wanted {
        Wanted::Named(wanted) => {
            let named = contents.playlists().find(|import| import.playlist.name == wanted).cloned();
            named.ok_or_else(|| Box::new(contents))
        }
        Wanted::Only => contents.only(),
        Wanted::Together => Ok(contents.together()),
    };
    found.map_err(|contents| Failure::WhichPlaylist {
        path: file.into(),
        wanted: if let Wanted::Named(name) = wanted { Some(name.into()) } else { None },
        names: contents.playlists().map(|import| import.playlist.name.clone()).collect(),
    })
}

/// Loads a network of a weights folder onto the processor.
pub fn load_network(weights: &Path, name: NetworkName) -> Result<Network, Failure> {
    let (tensors, preprocessing) =
        (read(&weights.join(name.weights_file()))?, read(&weights.join(name.preprocessing_file()))?);
    Ok(Network::load(&tensors, &preprocessing, &Device::flex())?)
}

/// Loads the genre table of a weights folder.
pub fn load_genres(weights: &Path) -> Result<GenreTable, Failure> {
    Ok(GenreTable::from_json(&read(&weights.join(GENRES))?)?)
}

/// By what a network of a weights folder is known: its weights and preprocessing.
pub fn network_fingerprint(weights: &Path, name: NetworkName) -> Result<String, Failure> {
    Ok(fingerprint(&read(&weights.join(name.weights_file()))?, &read(&weights.join(name.preprocessing_file()))?))
}

/// Loads the scale of portraits of a weights folder.
pub fn load_scale(weights: &Path) -> Result<Scale, Failure> {
    Ok(Scale::from_json(&read(&weights.join(SCALE))?)?)
}

/// Loads what similarities are put together from, of a weights folder.
pub fn load_calibration(weights: &Path) -> Result<Calibration, Failure> {
    Ok(Calibration::from_json(&read(&weights.join(CALIBRATION))?)?)
}

/// The content of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::of(path))
}

/// Writes a file, and the folder around it where there is none.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::of(folder))?;
    }
    fs::write(path, content).map_err(Failure::of(path))
}
