//! How many values of each column could be used.

use super::DroppedValues;
use super::columns::Column;

/// The values that a file gave, by column.
#[derive(Default)]
pub(super) struct Tally {
    counts: Vec<Count>,
}

struct Count {
    column: Column,
    given: usize,
    unusable: usize,
}

impl Count {
    /// Whether the column holds something else than its name says: the few values that would fit do so by chance, as
    /// those of an energy from 0 to 100 that are 0 or 1. Each link stands for itself.
    fn is_misnamed(&self) -> bool {
        self.column != Column::Id && 2 * self.unusable > self.given
    }
}

impl Tally {
    /// Counts a value that a cell gave, or none where the cell makes no sense, and passes it on.
    pub fn noted<T>(&mut self, value: Option<T>, column: Column) -> Option<T> {
        let unusable = usize::from(value.is_none());
        match self.counts.iter_mut().find(|count| count.column == column) {
            Some(count) => {
                count.given += 1;
                count.unusable += unusable;
            }
            None => self.counts.push(Count { column, given: 1, unusable }),
        }
        value
    }

    /// Whether some value is not one that its column can have.
    pub fn has_unusable(&self) -> bool {
        self.counts.iter().any(|count| count.column != Column::Id && count.unusable > 0)
    }

    /// The columns that hold something else than their names say.
    pub fn misnamed(&self) -> impl Iterator<Item = Column> {
        self.counts.iter().filter(|count| count.is_misnamed()).map(|count| count.column)
    }

    /// The values that are not used: the unusable ones, and all of a misnamed column.
    pub fn dropped(&self) -> Vec<DroppedValues> {
        let dropped = self.counts.iter().filter(|count| count.unusable > 0).map(|count| DroppedValues {
            column: count.column.name().into(),
            count: if count.is_misnamed() { count.given } else { count.unusable },
        });
        dropped.collect()
    }
}
