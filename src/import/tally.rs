//! How many values of each column could be used.

use super::DroppedValues;
use super::columns::Column;

/// The values that a file gave, by column.
#[derive(Clone, Default)]
pub(super) struct Tally {
    counts: Vec<Count>,
}

#[derive(Clone, Copy)]
struct Count {
    column: Column,
    given: usize,
    unusable: usize,
}

impl Count {
    /// Whether the column holds something else than its name says: the few values that would fit do so by chance, as
    /// those of an energy from 0 to 100 that are 0 or 1. Each link and each code stands for itself.
    fn is_misnamed(&self) -> bool {
        !self.column.holds_codes() && 2 * self.unusable > self.given
    }
}

impl Tally {
    /// Counts a value that a cell gave, or none where the cell makes no sense, and passes it on.
    pub fn noted<T>(&mut self, value: Option<T>, column: Column) -> Option<T> {
        self.add(Count { column, given: 1, unusable: usize::from(value.is_none()) });
        value
    }

    fn add(&mut self, more: Count) {
        match self.counts.iter_mut().find(|count| count.column == more.column) {
            Some(count) => {
                count.given += more.given;
                count.unusable += more.unusable;
            }
            None => self.counts.push(more),
        }
    }

    /// The values of a whole file, given those of its playlists.
    pub fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
        let mut sum = Tally::default();
        tallies.flat_map(|tally| &tally.counts).for_each(|count| sum.add(*count));
        sum
    }

    /// Whether some value is not one that its column can have.
    pub fn has_unusable(&self) -> bool {
        self.counts.iter().any(|count| !count.column.holds_codes() && count.unusable > 0)
    }

    /// Whether a column holds something else than its name says.
    pub fn is_misnamed(&self, column: Column) -> bool {
        self.counts.iter().any(|count| count.column == column && count.is_misnamed())
    }

    /// The values that are not used: the unusable ones, and all of the columns that are misnamed in the whole file.
    pub fn dropped(&self, whole: &Tally) -> Vec<DroppedValues> {
        let unused = |count: &Count| if whole.is_misnamed(count.column) { count.given } else { count.unusable };
        let dropped = self.counts.iter().filter(|count| unused(count) > 0);
        dropped.map(|count| DroppedValues { column: count.column.name().into(), count: unused(count) }).collect()
    }
}
