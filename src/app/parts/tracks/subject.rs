//! The tracks that are listed or drawn, with what was found about them.

use std::rc::Rc;

use amalgamix::genres::GenreTable;
use amalgamix::import::Import;
use amalgamix::playlist::Track;
use amalgamix::wire::{Classification, TrackGenre};

use crate::state::Work;

/// A playlist as it is known by now. Two are the same if nothing was found out between them: they are compared by where they lie in
/// memory, which takes no time however many tracks there are.
#[derive(Clone)]
pub struct Subject {
    import: Rc<Import>,
    found: Option<Rc<Classification>>,
    genres: Option<Rc<GenreTable>>,
    /// Whether the tracks exist nowhere else.
    pub invented: bool,
    /// How many tracks the visitor has left out of it.
    pub left_out: usize,
}

impl Subject {
    /// What is known of a playlist, given what the genres are called.
    pub fn new(work: &Work, genres: Option<&Rc<GenreTable>>) -> Subject {
        Subject {
            import: work.import.clone(),
            found: work.classification.value().cloned(),
            genres: genres.cloned(),
            invented: work.invented,
            left_out: work.left_out(),
        }
    }

    /// The tracks in the playlist's order.
    pub fn tracks(&self) -> &[Track] {
        let playlist = self.found.as_ref().map_or(&self.import.playlist, |found| &found.playlist);
        &playlist.tracks
    }

    /// What was found about the playlist, and what the genres are called; none before it is classified.
    pub fn found(&self) -> Option<(&Classification, &GenreTable)> {
        Some((self.found.as_deref()?, self.genres.as_deref()?))
    }

    /// The genre of the track at this place.
    pub fn genre(&self, place: usize) -> Option<TrackGenre> {
        self.found.as_ref()?.tracks.get(place).copied().flatten()
    }
}

impl PartialEq for Subject {
    fn eq(&self, other: &Subject) -> bool {
        let same_genres = match (&self.genres, &other.genres) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let same_findings = match (&self.found, &other.found) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_genres && same_findings && Rc::ptr_eq(&self.import, &other.import)
    }
}
