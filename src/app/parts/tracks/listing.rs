//! What the visitor has done with the list. Pure: what is drawn follows from it and from the tracks.

use std::rc::Rc;

use yew::Reducible;

use super::query::{Column, Query};
use super::window::stepped;

/// Something that was done.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Others are wanted, or in another order.
    Ask(Query),
    /// They are wanted sorted by this column, the other way round if they are already.
    Sort(Column),
    /// All are wanted, in the order as it is.
    ShowAll,
    /// This row is at the top now.
    Scroll(usize),
    /// The keyboard goes to this row.
    Go(usize),
    /// The tracks at these places are chosen, or no more.
    Choose {
        /// The places, in the playlist.
        places: Vec<usize>,
        /// Whether they are chosen from now on.
        chosen: bool,
        /// The row that was pressed, where one was: the keyboard is at it.
        row: Option<usize>,
    },
    /// None is chosen any more.
    ChooseNone,
}

/// How the list stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// What is wanted.
    pub query: Query,
    /// The row at the top, in steps.
    pub first: usize,
    /// The row that the keyboard is at.
    pub active: usize,
    /// How often the keyboard went to another row: its focus follows.
    pub goings: u32,
    /// How often something else was wanted: the list begins at its top again.
    pub askings: u32,
    /// How often what is wanted was changed by another way than its fields: they are made anew, for browsers let a field that was
    /// touched stand as it is.
    pub remakes: u32,
    /// The row from which a range would reach.
    anchor: Option<usize>,
    /// Whether each track, by its place in the playlist, is chosen. It may be shorter than the playlist.
    chosen: Vec<bool>,
}

impl Reducible for Listing {
    type Action = Deed;

    fn reduce(self: Rc<Listing>, deed: Deed) -> Rc<Listing> {
        let mut listing = Rc::unwrap_or_clone(self);
        match deed {
            Deed::Ask(query) => listing.ask(query),
            Deed::Sort(column) => {
                listing.remakes += 1;
                listing.ask(listing.query.clone().sorted_by(column));
            }
            Deed::ShowAll => {
                let Query { column, descending, .. } = listing.query;
                listing.remakes += 1;
                listing.ask(Query { column, descending, ..Query::default() });
            }
            Deed::Scroll(row) => listing.first = stepped(row),
            Deed::Go(row) => listing.go(row),
            Deed::Choose { places, chosen, row } => {
                // A range goes on from where it began: only a row that is pressed alone is where one begins.
                listing.anchor = row.filter(|_| places.len() == 1).or(listing.anchor);
                listing.active = row.unwrap_or(listing.active);
                places.into_iter().for_each(|place| listing.choose(place, chosen));
            }
            Deed::ChooseNone => listing.chosen.clear(),
        }
        Rc::new(listing)
    }
}

impl Listing {
    /// Whether the track at this place is chosen.
    pub fn is_chosen(&self, place: usize) -> bool {
        self.chosen.get(place) == Some(&true)
    }

    /// The places of the tracks that are chosen, in the playlist's order.
    pub fn chosen(&self) -> Vec<usize> {
        self.chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(place, _)| place).collect()
    }

    /// What it means that the track of a row is chosen, or no more: with those of the rows between if a range was meant.
    pub fn toggled(&self, order: &[usize], row: usize, is_range: bool) -> Option<Deed> {
        let place = *order.get(row)?;
        let from = self.anchor.filter(|anchor| is_range && *anchor < order.len());
        let (places, chosen) = match from {
            Some(anchor) => (order[anchor.min(row)..=anchor.max(row)].to_vec(), true),
            None => (vec![place], !self.is_chosen(place)),
        };
        Some(Deed::Choose { places, chosen, row: Some(row) })
    }

    /// Another order begins at its top; what is chosen stays so.
    fn ask(&mut self, query: Query) {
        self.query = query;
        self.askings += 1;
        (self.first, self.active, self.anchor) = (0, 0, None);
    }

    fn go(&mut self, row: usize) {
        self.active = row;
        self.goings += 1;
        // A row far away is drawn before it can have the focus, and the browser scrolls to what has it.
        if row < self.first || row > self.first + 20 {
            self.first = stepped(row.saturating_sub(8));
        }
    }

    fn choose(&mut self, place: usize, chosen: bool) {
        if self.chosen.len() <= place {
            self.chosen.resize(place + 1, false);
        }
        self.chosen[place] = chosen;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: [usize; 5] = [4, 2, 0, 1, 3];

    fn after(listing: Listing, deed: Option<Deed>) -> Listing {
        Listing::clone(&Rc::new(listing).reduce(deed.unwrap()))
    }

    #[test]
    fn a_track_is_chosen_and_chosen_no_more() {
        let one = Listing::default();
        let one = after(one.clone(), one.toggled(&ORDER, 1, false));
        assert_eq!(one.chosen(), [2]);
        let none = after(one.clone(), one.toggled(&ORDER, 1, false));
        assert!(none.chosen().is_empty());
    }

    #[test]
    fn a_range_reaches_over_the_rows_as_they_are_sorted() {
        let one = Listing::default();
        let one = after(one.clone(), one.toggled(&ORDER, 3, false));
        let range = after(one.clone(), one.toggled(&ORDER, 1, true));
        assert_eq!((range.chosen(), range.active), (vec![0, 1, 2], 1));
        let longer = after(range.clone(), range.toggled(&ORDER, 4, true));
        assert_eq!(longer.chosen(), [0, 1, 2, 3], "it goes on from where it began");
    }

    #[test]
    fn another_order_begins_at_the_top_and_keeps_what_is_chosen() {
        let one = Listing::default();
        let one = after(one.clone(), one.toggled(&ORDER, 3, false));
        let one = after(one, Some(Deed::Scroll(3)));
        let sorted = after(one.clone(), Some(Deed::Sort(Column::Title)));
        assert_eq!((sorted.first, sorted.active, sorted.chosen()), (0, 0, vec![1]));
        let range = after(sorted.clone(), sorted.toggled(&ORDER, 4, true));
        assert_eq!(range.chosen(), [1, 3], "a range does not reach from a row of another order");
        assert!(after(range, Some(Deed::ChooseNone)).chosen().is_empty());
    }

    #[test]
    fn all_are_shown_again_in_the_order_as_it_is() {
        let sorted = after(Listing::default(), Some(Deed::Sort(Column::Tempo)));
        let narrowed = Query { search: "nothing".into(), ..sorted.query.clone() };
        let all = after(after(sorted, Some(Deed::Ask(narrowed))), Some(Deed::ShowAll));
        assert!(all.query.search.is_empty() && all.query.column == Column::Tempo);
    }

    #[test]
    fn the_keyboard_brings_its_row_into_the_list() {
        let far = after(Listing::default(), Some(Deed::Go(4000)));
        assert!(far.active == 4000 && far.first > 3980 && far.first <= 4000);
    }
}
