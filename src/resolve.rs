//! Audio features for tracks whose source brought none: looked up in the catalog, by id, then by title and first artist.

use std::collections::BTreeMap;

use crate::catalog::{Codebook, Shelf};
use crate::playlist::{Playlist, Track};

/// Whether any track of a playlist would gain from the catalog, so that its shelves need not be read for nothing.
pub fn needs_catalog(playlist: &Playlist) -> bool {
    playlist.tracks.iter().any(lacks_sound)
}

/// Fills in the features of tracks that lack them, from these shelves; tells how many tracks gained. The values are as
/// exact as the catalog's codes. Where several tracks have the wanted title and artist, the first on the shelves serves.
pub fn resolve(playlist: &mut Playlist, shelves: &[Shelf], codebook: &Codebook) -> usize {
    let by_id = fill(playlist, shelves, codebook, |track| track.id, |shelf, index| Some(shelf.ids()[index]));
    let by_recording =
        fill(playlist, shelves, codebook, Track::recording, |shelf, index| shelf.track(index, codebook).recording());
    by_id + by_recording
}

/// Fills in the features of the tracks that still lack them and whose key is that of a track on a shelf.
fn fill<Key: Ord>(
    playlist: &mut Playlist,
    shelves: &[Shelf],
    codebook: &Codebook,
    wanted_key: impl Fn(&Track) -> Option<Key>,
    shelf_key: impl Fn(&Shelf, usize) -> Option<Key>,
) -> usize {
    let mut places: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (place, track) in playlist.tracks.iter().enumerate().filter(|(_, track)| lacks_sound(track)) {
        if let Some(key) = wanted_key(track) {
            places.entry(key).or_default().push(place);
        }
    }
    let mut gained = 0;
    for (shelf, index) in shelves.iter().flat_map(|shelf| (0..shelf.len()).map(move |index| (shelf, index))) {
        if places.is_empty() {
            break;
        }
        for place in shelf_key(shelf, index).and_then(|key| places.remove(&key)).unwrap_or_default() {
            complete(&mut playlist.tracks[place], shelf.track(index, codebook));
            gained += 1;
        }
    }
    gained
}

/// Takes from what the catalog knows whatever is unknown of a track; one that has no title is named too.
fn complete(track: &mut Track, known: Track) {
    track.features.fill_from(&known.features);
    if track.title.is_empty() {
        (track.title, track.artists, track.album) = (known.title, known.artists, known.album);
    }
}

fn lacks_sound(track: &Track) -> bool {
    !track.features.describe_sound()
}
