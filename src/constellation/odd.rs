//! Whether one taste stands apart from all others.

/// Even its best match is less alike than half of all pairs of playlists are, in ten-thousandths.
const APART: u32 = 5_000;

/// And by so much less alike than the best match of the others, of which the middle one counts.
const FARTHER: u32 = 3_000;

/// Of fewer, each is either like the others or not, and none is the odd one.
const FEWEST: usize = 3;

/// The one that stands apart, given how alike each two are in ten-thousandths; none where no single one does.
pub fn odd(alike: &[Vec<u32>]) -> Option<usize> {
    if alike.len() < FEWEST {
        return None;
    }
    let mut best: Vec<(u32, usize)> = (0..alike.len()).map(|one| (best_match(alike, one), one)).collect();
    best.sort_unstable();
    let ((lowest, odd), others) = (best[0], &best[1..]);
    let middle = others[others.len() / 2].0;
    let is_alone = others[0].0 > lowest;
    (is_alone && lowest < APART && middle >= lowest + FARTHER).then_some(odd)
}

/// How alike the one is that is most alike.
fn best_match(alike: &[Vec<u32>], one: usize) -> u32 {
    let others = alike[one].iter().enumerate().filter(|(other, _)| *other != one);
    others.map(|(_, share)| *share).max().unwrap_or_default()
}
