//! Audio features for tracks whose source brought none: looked up in the catalog, by id, then by title and first artist.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{CatalogIndex, Codebook, Shelf};
use crate::genres::Genre;
use crate::origin::FeatureOrigin;
use crate::playlist::{Playlist, Track};

/// Whether any track of a playlist would gain from the catalog, so that its shelves need not be read for nothing.
pub fn needs_catalog(playlist: &Playlist) -> bool {
    playlist.tracks.iter().any(lacks_sound)
}

/// The genres whose shelves may know tracks that lack sound: the others need not be read.
pub fn shelves_for(playlist: &Playlist, index: &CatalogIndex) -> Vec<Genre> {
    let lacking = playlist.tracks.iter().filter(|track| lacks_sound(track));
    let genres: BTreeSet<Genre> = lacking.flat_map(|track| index.may_hold(track)).collect();
    genres.into_iter().collect()
}

/// Fills in the features of tracks that lack them, from these shelves, which [`shelves_for`] names; tells how many tracks
/// gained. The values are as exact as the catalog's codes. Where several tracks have the wanted title, artist and version, the
/// first on the shelves serves.
pub fn resolve(playlist: &mut Playlist, shelves: &[impl Borrow<Shelf>], codebook: &Codebook) -> usize {
    let by_id = Search {
        origin: FeatureOrigin::Catalog,
        wanted: |track: &Track| track.id,
        kept: |shelf: &Shelf, index: usize| Some(shelf.ids()[index]),
    };
    let by_name = Search { origin: FeatureOrigin::CatalogByName, wanted: Track::release, kept: Shelf::release };
    by_id.fill(playlist, shelves, codebook) + by_name.fill(playlist, shelves, codebook)
}

/// How much of a playlist is known by its sound, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many tracks have most of their sound from each origin, in the order in which sources are asked.
    pub by_origin: Vec<(FeatureOrigin, usize)>,
    /// The places of the tracks of which too little is known.
    pub missing: Vec<usize>,
}

/// Sums up where the tracks' sound is known from.
pub fn coverage(playlist: &Playlist) -> Coverage {
    let main_origin = |track: &Track| track.main_origin().filter(|_| !lacks_sound(track));
    let origins: Vec<Option<FeatureOrigin>> = playlist.tracks.iter().map(main_origin).collect();
    let told = |origin| origins.iter().filter(|found| **found == Some(origin)).count();
    let by_origin =
        FeatureOrigin::ALL.into_iter().map(|origin| (origin, told(origin))).filter(|(_, tracks)| *tracks > 0);
    let missing = origins.iter().enumerate().filter(|(_, origin)| origin.is_none()).map(|(place, _)| place);
    Coverage { by_origin: by_origin.collect(), missing: missing.collect() }
}

/// One way to find a playlist's tracks on the shelves.
struct Search<Wanted, Kept> {
    origin: FeatureOrigin,
    wanted: Wanted,
    kept: Kept,
}

impl<Wanted, Kept> Search<Wanted, Kept> {
    /// Fills in the features of the tracks that still lack them and whose key is that of a track on a shelf.
    fn fill<Key: Ord>(&self, playlist: &mut Playlist, shelves: &[impl Borrow<Shelf>], codebook: &Codebook) -> usize
    where
        Wanted: Fn(&Track) -> Option<Key>,
        Kept: Fn(&Shelf, usize) -> Option<Key>,
    {
        let mut places: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (place, track) in playlist.tracks.iter().enumerate().filter(|(_, track)| lacks_sound(track)) {
            if let Some(key) = (self.wanted)(track) {
                places.entry(key).or_default().push(place);
            }
        }
        let mut gained = 0;
        for (shelf, index) in shelves
            .iter()
            .map(Borrow::borrow)
            .flat_map(|shelf: &Shelf| (0..shelf.len()).map(move |index| (shelf, index)))
        {
            if places.is_empty() {
                break;
            }
            for place in (self.kept)(shelf, index).and_then(|key| places.remove(&key)).unwrap_or_default() {
                complete(&mut playlist.tracks[place], shelf.track(index, codebook), self.origin);
                gained += 1;
            }
        }
        gained
    }
}

/// Takes from what the catalog knows whatever is unknown of a track; one that has no title is named too.
fn complete(track: &mut Track, known: Track, origin: FeatureOrigin) {
    track.learn(&known.features, origin);
    if track.title.is_empty() {
        (track.title, track.artists, track.album) = (known.title, known.artists, known.album);
    }
}

fn lacks_sound(track: &Track) -> bool {
    !track.features.describe_sound()
}
