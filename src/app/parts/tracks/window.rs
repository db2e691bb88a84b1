//! Which rows of a long list are drawn: those in sight and some around them. All others are room of their height.

/// How many rows are in sight at most: the style sheet makes the list no taller.
const IN_SIGHT: usize = 20;

/// How many rows are drawn beyond those in sight, so that a little scrolling needs no drawing.
const AROUND: usize = 10;

/// The list is drawn anew when it was scrolled by so many rows.
const STEP: usize = 8;

/// A piece of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The row of this number.
    Row(usize),
    /// Room for so many rows.
    Room(usize),
}

/// The first row that counts as seen when this one is at the top.
pub fn stepped(row: usize) -> usize {
    row / STEP * STEP
}

/// The list from its first to its last row. The row that the keyboard is at is always drawn, so that its focus is not lost when it
/// is scrolled out of sight.
pub fn pieces(first: usize, active: usize, rows: usize) -> Vec<Piece> {
    let start = first.saturating_sub(AROUND).min(rows);
    let end = (first + STEP + IN_SIGHT + AROUND).min(rows).max(start);
    let before = Some(active).filter(|active| *active < start);
    let after = Some(active).filter(|active| *active >= end && *active < rows);
    let (mut pieces, mut drawn) = (Vec::with_capacity(end - start + 5), 0);
    for row in before.into_iter().chain(start..end).chain(after) {
        if row > drawn {
            pieces.push(Piece::Room(row - drawn));
        }
        pieces.push(Piece::Row(row));
        drawn = row + 1;
    }
    if rows > drawn {
        pieces.push(Piece::Room(rows - drawn));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(pieces: &[Piece]) -> Vec<usize> {
        pieces.iter().filter_map(|piece| if let Piece::Row(row) = piece { Some(*row) } else { None }).collect()
    }

    #[test]
    fn a_short_list_is_drawn_as_a_whole() {
        assert_eq!(rows(&pieces(0, 0, 12)), (0..12).collect::<Vec<_>>());
        assert!(pieces(0, 0, 0).is_empty());
    }

    proptest! {
        #[test]
        fn every_row_has_its_place_and_what_is_in_sight_is_drawn(rows in 0usize..6000, top in 0usize..6000, active in 0usize..6000) {
            let (top, active) = (top.min(rows.saturating_sub(1)), active.min(rows.saturating_sub(1)));
            let pieces = pieces(stepped(top), active, rows);
            let mut place = 0;
            for piece in &pieces {
                match piece {
                    Piece::Row(row) => { prop_assert_eq!(*row, place); place += 1 }
                    Piece::Room(room) => place += room,
                }
            }
            prop_assert_eq!(place, rows);
            let drawn = super::tests::rows(&pieces);
            prop_assert!((top..(top + IN_SIGHT + 1).min(rows)).all(|row| drawn.contains(&row)));
            prop_assert!(rows == 0 || drawn.contains(&active));
            prop_assert!(drawn.len() <= IN_SIGHT + STEP + 2 * AROUND + 1);
        }
    }
}
