//! Shelves that were read, kept so that the next list of recommendations need not read them again.

use std::rc::Rc;

use super::format::Shelf;
use crate::genres::Genre;

/// The shelves of one catalog that were asked for last, as many as fit into so much memory.
#[derive(Debug)]
pub struct KeptShelves {
    most_bytes: usize,
    /// The one that was asked for last stands last.
    shelves: Vec<Rc<Shelf>>,
}

impl KeptShelves {
    /// Keeps shelves in at most so many bytes of memory. A shelf that takes more by itself is not kept.
    pub fn new(most_bytes: usize) -> KeptShelves {
        KeptShelves { most_bytes, shelves: Vec::new() }
    }

    /// The shelf of a genre, if it is kept.
    pub fn get(&mut self, genre: Genre) -> Option<Rc<Shelf>> {
        let place = self.shelves.iter().position(|shelf| shelf.genre() == genre)?;
        let shelf = self.shelves.remove(place);
        self.shelves.push(shelf.clone());
        Some(shelf)
    }

    /// Keeps a shelf in the place of another of its genre. Those that were not asked for the longest make room.
    pub fn keep(&mut self, shelf: Rc<Shelf>) {
        self.shelves.retain(|kept| kept.genre() != shelf.genre());
        self.shelves.push(shelf);
        while self.bytes() > self.most_bytes {
            self.shelves.remove(0);
        }
    }

    fn bytes(&self) -> usize {
        self.shelves.iter().map(|shelf| shelf.memory()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::codebook::Codebook;
    use super::super::format::write_shelf;
    use super::*;
    use crate::embedding::EmbeddingCodes;
    use crate::playlist::{Track, TrackId};

    fn shelf(genre: usize, tracks: u64) -> Rc<Shelf> {
        let track = |number| Track { id: Some(TrackId::invented(number)), title: "Rain".into(), ..Track::default() };
        let tracks: Vec<_> = (0..tracks).map(|number| (track(number), EmbeddingCodes::UNKNOWN)).collect();
        let codebook = Codebook::from_tracks(std::iter::empty());
        Rc::new(Shelf::read(&write_shelf(Genre::new(genre).unwrap(), &tracks, &codebook).unwrap()).unwrap())
    }

    #[test]
    fn what_was_asked_for_last_is_kept_and_no_more_than_fits() {
        let mut kept = KeptShelves::new(2 * shelf(0, 10).memory());
        let has = |kept: &mut KeptShelves, genre| kept.get(Genre::new(genre).unwrap()).is_some();
        kept.keep(shelf(0, 10));
        kept.keep(shelf(1, 10));
        assert!(has(&mut kept, 0));
        kept.keep(shelf(2, 10));
        assert!(has(&mut kept, 0) && !has(&mut kept, 1) && has(&mut kept, 2));
        kept.keep(shelf(3, 21));
        assert!(!has(&mut kept, 3));
    }

    #[test]
    fn a_genre_has_one_shelf() {
        let mut kept = KeptShelves::new(usize::MAX);
        kept.keep(shelf(0, 10));
        kept.keep(shelf(0, 3));
        assert_eq!(kept.get(Genre::new(0).unwrap()).unwrap().len(), 3);
    }
}
