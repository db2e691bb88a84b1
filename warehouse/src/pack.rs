//! Settled tracks to shelves, genre by genre, and parts of a catalog to one catalog.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{Codebook, MAX_TRACKS, Manifest, ShelfEntry, build_shelf};
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::genres::{GENRE_COUNT, Genre};
use amalgamix::playlist::Track;
use datafusion::logical_expr::ident;
use datafusion::prelude::SessionContext;
use futures::TryStreamExt;

use crate::failure::Failure;
use crate::partition::{self, PROBABILITY, TRACK_ID};
use crate::settle::Settled;
use crate::storage::{MANIFEST, children, is, read, write};
use crate::table;

/// What was packed.
pub struct Packed {
    /// The catalog, or the part of it.
    pub manifest: Manifest,
    /// Where that is written.
    pub path: PathBuf,
    /// How many tracks did not fit onto their shelves.
    pub left_out: usize,
}

/// Packs the settled tracks of these genres into shelves, and lists them in a manifest that is written last. With all genres
/// that is a whole catalog; shelves of an older one are removed.
pub async fn pack(
    session: &SessionContext,
    folder: &Path,
    catalog: &Path,
    genres: Range<usize>,
) -> Result<Packed, Failure> {
    let settled = Settled::read(folder)?;
    let (mut shelves, mut left_out) = (Vec::new(), 0);
    for (genre, tracks) in settled.tracks.iter().filter(|(genre, _)| genres.contains(&genre.index())) {
        let kept = likeliest(session, &Settled::file(folder, *genre)).await?;
        left_out += tracks.saturating_sub(kept.len());
        shelves.push(write_shelf(*genre, &kept, &settled.codebook, catalog)?);
    }
    if shelves.is_empty() {
        return Err(Failure::NothingToPack(genres));
    }
    let Settled { origin, weights, codebook, .. } = settled;
    let manifest = Manifest { version: Manifest::VERSION, origin, weights, codebook, shelves };
    let is_whole = genres.contains(&0) && genres.contains(&(GENRE_COUNT - 1));
    let part = format!("manifest-{:02}-{:02}.json", genres.start, genres.end);
    let path = catalog.join(if is_whole { MANIFEST } else { &part });
    write(&path, &manifest.to_json()?)?;
    if is_whole {
        sweep(catalog, &manifest)?;
    }
    Ok(Packed { manifest, path, left_out })
}

/// The tracks of a file; if a shelf cannot hold all, those whose genre is surest, of equally sure ones those with the first ids.
async fn likeliest(session: &SessionContext, file: &Path) -> Result<Vec<(Track, EmbeddingCodes)>, Failure> {
    let order = vec![ident(PROBABILITY).sort(false, false), ident(TRACK_ID).sort(true, false)];
    let rows = table::open(session, file, &partition::schema()).await?.sort(order)?.limit(0, Some(MAX_TRACKS))?;
    let mut batches = rows.execute_stream().await?;
    let mut tracks = Vec::new();
    while let Some(batch) = batches.try_next().await? {
        tracks.extend(partition::tracks(&batch));
    }
    Ok(tracks)
}

/// The one place that makes a shelf.
fn write_shelf(
    genre: Genre,
    tracks: &[(Track, EmbeddingCodes)],
    codebook: &Codebook,
    catalog: &Path,
) -> Result<ShelfEntry, Failure> {
    let (entry, bytes) = build_shelf(genre, tracks, codebook)?;
    write(&catalog.join(&entry.file), &bytes)?;
    Ok(entry)
}

/// Merges the parts of a catalog. Their shelves, which lie beside their manifests, are checked and copied.
pub fn merge(manifests: &[PathBuf], catalog: &Path) -> Result<Manifest, Failure> {
    let parts: Vec<Manifest> = manifests.iter().map(|path| read_manifest(path)).collect::<Result<_, _>>()?;
    let merged = Manifest::merge(parts.iter().cloned())?;
    for (path, part) in manifests.iter().zip(&parts) {
        let beside = path.parent().unwrap_or(Path::new(""));
        for entry in &part.shelves {
            let bytes = read(&beside.join(&entry.file))?;
            entry.check(&bytes)?;
            write(&catalog.join(&entry.file), &bytes)?;
        }
    }
    write(&catalog.join(MANIFEST), &merged.to_json()?)?;
    sweep(catalog, &merged)?;
    Ok(merged)
}

/// A manifest that is checked.
pub fn read_manifest(path: &Path) -> Result<Manifest, Failure> {
    let json = read(path)?;
    Manifest::from_json(&json).map_err(|source| Failure::Manifest { path: path.into(), source })
}

/// Removes shelves that a catalog no longer lists.
fn sweep(catalog: &Path, manifest: &Manifest) -> Result<(), Failure> {
    let is_listed = |path: &Path| manifest.shelves.iter().any(|entry| path.ends_with(&entry.file));
    for path in children(catalog)?.into_iter().filter(|path| is(path, "shelf") && !is_listed(path)) {
        fs::remove_file(&path).map_err(Failure::of(&path))?;
    }
    Ok(())
}
