//! What the visitor does with chosen tracks of the playlist on the screen.

use std::collections::BTreeSet;
use std::rc::Rc;

use amalgamix::export::Form;
use amalgamix::import::Import;
use amalgamix::playlist::Track;

use super::{Outgoing, State, Work};

/// Something that is done with tracks, named by their places in the playlist.
#[derive(Clone, Debug)]
pub enum TracksAction {
    /// The visitor takes these along.
    TakeAlong(Form, Vec<usize>),
    /// The visitor wants the playlist without these.
    LeaveOut(Vec<usize>),
    /// The visitor wants all of the playlist again.
    TakeBack,
}

impl State {
    pub(super) fn apply_to_tracks(&mut self, action: TracksAction) {
        let Some(work) = &mut self.work else { return };
        match action {
            TracksAction::TakeAlong(form, places) => {
                let ticket = self.tickets.draw();
                let tracks: Vec<&Track> =
                    places.iter().filter_map(|place| work.playlist().tracks.get(*place)).collect();
                let outgoing = Outgoing::tracks(form, work.name(), &tracks, work.invented, ticket);
                work.chosen = outgoing.map(Rc::new);
            }
            TracksAction::LeaveOut(places) => {
                let work = work.without(&places);
                self.begin_again(work);
            }
            TracksAction::TakeBack => {
                if let Some(whole) = work.whole.take() {
                    let work =
                        Work { collection: work.collection.take(), ..Work::new(Import::clone(&whole), work.invented) };
                    self.begin_again(work);
                }
            }
        }
    }

    /// Shows the playlist anew; the one before it stays the one before.
    fn begin_again(&mut self, work: Work) {
        self.work = Some(work);
        self.show(super::Screen::Result);
    }
}

impl Work {
    /// The playlist without the tracks at these places, of which nothing is known yet. It remembers the whole.
    fn without(&self, places: &[usize]) -> Work {
        let places: BTreeSet<usize> = places.iter().copied().collect();
        let mut import = Import::clone(&self.import);
        let mut place = 0;
        import.playlist.tracks.retain(|_| {
            place += 1;
            !places.contains(&(place - 1))
        });
        let whole = self.whole.clone().unwrap_or_else(|| self.import.clone());
        let (collection, age_minutes) = (self.collection.clone(), self.age_minutes);
        Work { whole: Some(whole), collection, age_minutes, ..Work::new(import, self.invented) }
    }

    /// How many tracks the visitor has left out.
    pub fn left_out(&self) -> usize {
        let tracks = |import: &Rc<Import>| import.playlist.tracks.len();
        self.whole.as_ref().map_or(0, |whole| tracks(whole) - tracks(&self.import))
    }
}
