//! Where names stand on the map, so that they cover neither each other nor a point.

/// The size of the drawing for which names are placed, in pixels; on a smaller one there are no names, only numbers.
const SIZE: [f32; 2] = [640.0, 440.0];

/// About how wide a letter and how tall a line is, in pixels.
const LETTER: [f32; 2] = [8.0, 18.0];

/// How far a name stands from its point, and how large the point is, in pixels.
const POINT: f32 = 16.0;

/// How many letters of a name are shown.
const LETTERS: usize = 18;

/// On which side of its point a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// There is no room: the number on the point has to do.
    Nowhere,
}

/// A rectangle: left, top, right, bottom.
type Box4 = [f32; 4];

/// Where each name stands, for points in hundredths of the drawing. Earlier names choose first.
pub fn sides(points: &[[f32; 2]], names: &[&str]) -> Vec<Side> {
    let points: Vec<[f32; 2]> = points.iter().map(|[x, y]| [x / 100.0 * SIZE[0], y / 100.0 * SIZE[1]]).collect();
    let mut taken: Vec<Box4> =
        points.iter().map(|[x, y]| [x - POINT * 0.7, y - POINT * 0.7, x + POINT * 0.7, y + POINT * 0.7]).collect();
    let mut sides = Vec::with_capacity(points.len());
    for (index, point) in points.iter().enumerate() {
        let width = (short(names[index]).chars().count() + 1) as f32 * LETTER[0];
        let mut side = Side::Nowhere;
        for candidate in [Side::Right, Side::Left] {
            let place = placed(*point, candidate, width);
            let is_within = place[0] >= 0.0 && place[2] <= SIZE[0];
            let others = taken.iter().enumerate().filter(|(other, _)| *other != index);
            if is_within && others.into_iter().all(|(_, other)| !overlap(&place, other)) {
                taken.push(place);
                side = candidate;
                break;
            }
        }
        sides.push(side);
    }
    sides
}

/// A name that is not too long for the map.
pub fn short(name: &str) -> String {
    match name.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

fn placed([x, y]: [f32; 2], side: Side, width: f32) -> Box4 {
    let (top, bottom) = (y - LETTER[1] / 2.0, y + LETTER[1] / 2.0);
    match side {
        Side::Left => [x - POINT - width, top, x - POINT, bottom],
        Side::Right | Side::Nowhere => [x + POINT, top, x + POINT + width, bottom],
    }
}

fn overlap(one: &Box4, other: &Box4) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_where_there_is_room() {
        let points = [[20.0, 50.0], [95.0, 50.0], [50.0, 20.0]];
        assert_eq!(sides(&points, &["One", "Other", "Third"]), [Side::Right, Side::Left, Side::Right]);
    }

    #[test]
    fn names_do_not_cover_each_other() {
        let points = [[48.0, 50.0], [50.0, 50.5], [52.0, 51.0]];
        let found = sides(&points, &["A long name", "Another one", "A third one"]);
        assert!(found.contains(&Side::Nowhere), "{found:?}");
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(short("ééééééééééééééééééééé"), "éééééééééééééééééé…");
        assert_eq!(short("Short"), "Short");
    }
}
