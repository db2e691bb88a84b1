//! What the catalog knows about a playlist's artists: on which shelves their tracks stand.
//!
//! A playlist's artist whose catalog tracks are all techno makes techno likely before a note is heard. A track's
//! probabilities are those of the sound times what its artists make of each genre's prior (Bayes' rule, the two taken as
//! independent given the genre).

use crate::catalog::CatalogIndex;
use crate::genres::{GENRE_COUNT, Genre, Probabilities};
use crate::playlist::Playlist;

/// How much an artist's shelves count against how common each genre is anyway: artists do leave their genre.
const WEIGHT: f32 = 0.65;

/// On which shelves an artist's tracks stand, as shares that add up to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct ArtistEvidence([f32; GENRE_COUNT]);

/// For each track of the playlist what the catalog knows of its artists; none where it knows none of them.
pub fn of_artists(playlist: &Playlist, index: &CatalogIndex) -> Vec<Option<ArtistEvidence>> {
    let counts = |artist: &String| index.tracks_by(artist);
    playlist.tracks.iter().map(|track| ArtistEvidence::new(track.artists.iter().filter_map(counts))).collect()
}

impl ArtistEvidence {
    /// The shares in these counts, taken together.
    fn new(counts: impl Iterator<Item = [u32; GENRE_COUNT]>) -> Option<ArtistEvidence> {
        let mut sums = [0.0; GENRE_COUNT];
        counts.for_each(|counts| sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count as f32));
        let total: f32 = sums.iter().sum();
        (total > 0.0).then(|| ArtistEvidence(sums.map(|sum| sum / total)))
    }

    /// The probabilities of a track by these artists, given those of its sound.
    pub fn applied_to(&self, sound: &Probabilities, priors: &Probabilities) -> Probabilities {
        let weighed: [f32; GENRE_COUNT] = std::array::from_fn(|index| {
            let prior = priors.as_slice()[index];
            let expected = WEIGHT * self.0[index] + (1.0 - WEIGHT) * prior;
            if prior > 0.0 { sound.as_slice()[index] * expected / prior } else { 0.0 }
        });
        let sum: f32 = weighed.iter().sum();
        Probabilities::new(&weighed.map(|number| number / sum)).unwrap_or_else(|_| sound.clone())
    }

    /// The genre on whose shelf most of the artists' tracks stand.
    pub fn likeliest(&self) -> Option<Genre> {
        let (index, _) = self.0.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1))?;
        Genre::new(index).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Codebook, Shelf, write_shelf};
    use crate::embedding::EmbeddingCodes;
    use crate::playlist::Track;

    fn track(id: &str, artists: &[&str]) -> Track {
        let artists = artists.iter().map(|artist| (*artist).to_owned()).collect();
        Track { id: id.parse().ok(), title: "Title".into(), artists, ..Track::default() }
    }

    fn shelf(genre: usize, tracks: &[Track]) -> Shelf {
        let tracks: Vec<_> = tracks.iter().map(|track| (track.clone(), EmbeddingCodes::UNKNOWN)).collect();
        let codebook = Codebook::from_tracks(std::iter::empty());
        Shelf::read(&write_shelf(Genre::new(genre).unwrap(), &tracks, &codebook).unwrap()).unwrap()
    }

    fn even() -> Probabilities {
        Probabilities::new(&[1.0 / GENRE_COUNT as f32; GENRE_COUNT]).unwrap()
    }

    fn found(artists: &[&str]) -> Option<ArtistEvidence> {
        let shelves = [
            shelf(3, &[track("0000000000000000000001", &["Ada"]), track("0000000000000000000002", &["Ada", "Bo"])]),
            shelf(9, &[track("0000000000000000000003", &["Bo"])]),
        ];
        let playlist = Playlist { name: String::new(), tracks: vec![track("", artists)] };
        of_artists(&playlist, &CatalogIndex::of(&shelves)).remove(0)
    }

    #[test]
    fn artists_are_found_however_they_are_written() {
        assert_eq!(found(&[" ADA "]), found(&["Ada"]));
        assert_eq!(found(&["ada"]).unwrap().likeliest(), Genre::new(3).ok());
    }

    #[test]
    fn artists_that_the_catalog_does_not_know_say_nothing() {
        assert_eq!(found(&["Cy"]), None);
        assert_eq!(found(&[""]), None);
        assert_eq!(found(&["Cy", "Ada"]), found(&["Ada"]));
    }

    #[test]
    fn a_known_artist_makes_its_genre_likely_and_leaves_others_possible() {
        let evidence = found(&["Ada"]).unwrap();
        let answer = evidence.applied_to(&even(), &even());
        assert_eq!(answer.ranked()[0].0.index(), 3);
        assert!(answer.as_slice()[9] > 0.0);
        let mut certain = [0.0; GENRE_COUNT];
        certain[9] = 1.0;
        let certain = Probabilities::new(&certain).unwrap();
        assert_eq!(evidence.applied_to(&certain, &even()), certain, "the sound may be beyond doubt");
    }
}
