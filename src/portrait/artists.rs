//! The artists of a taste, blurred: whoever asks for a name learns whether it may be among them, nobody can read them off.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::playlist::Track;
use crate::recording::reduced;

use super::ARTISTS;

/// How many different blurred artists there are. Of the strangers who are asked for, one in 700,000 is taken for one of 24.
pub const BLURS: u32 = 1 << 24;

/// What is left of an artist's name, whatever its capitals and signs: the first 24 bits of a SHA-256. None for no name.
pub fn blurred(artist: &str) -> Option<u32> {
    let reduced = reduced(artist);
    // Some artists are called by signs alone.
    let name = if reduced.is_empty() { artist.trim() } else { &reduced };
    let hash = Sha256::digest(name);
    (!name.is_empty()).then(|| u32::from_be_bytes([0, hash[0], hash[1], hash[2]]))
}

/// The artists with most tracks, at most [`ARTISTS`], in the order of their numbers.
pub fn sketch<'a>(tracks: impl Iterator<Item = &'a Track>) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for track in tracks {
        let artists: BTreeSet<u32> = track.artists.iter().filter_map(|artist| blurred(artist)).collect();
        artists.into_iter().for_each(|artist| *counts.entry(artist).or_default() += 1);
    }
    let mut counted: Vec<(u32, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(artist, tracks)| (std::cmp::Reverse(*tracks), *artist));
    let mut sketch: Vec<u32> = counted.into_iter().take(ARTISTS).map(|(artist, _)| artist).collect();
    sketch.sort_unstable();
    sketch
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(artists: &[&str]) -> Track {
        Track { artists: artists.iter().map(|artist| (*artist).into()).collect(), ..Track::default() }
    }

    #[test]
    fn an_artist_is_the_same_whatever_its_capitals_and_signs() {
        assert_eq!(blurred("The Invented Four"), blurred("the invented-four"));
        assert_ne!(blurred("The Invented Four"), blurred("The Invented Five"));
        assert!(blurred("!!!").is_some() && blurred("!!!") != blurred("???"));
        assert_eq!(blurred("  "), None);
    }

    #[test]
    fn those_with_most_tracks_are_kept() {
        let few = (0..ARTISTS).map(|number| track(&[&format!("Once {number}")]));
        let tracks: Vec<Track> = few.chain([track(&["Twice", "twice"]), track(&["TWICE"])]).collect();
        let sketch = sketch(tracks.iter());
        assert_eq!(sketch.len(), ARTISTS);
        assert!(sketch.is_sorted() && sketch.contains(&blurred("Twice").unwrap()));
    }
}
