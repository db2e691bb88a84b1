//! Names for invented tracks, artists and albums, put together from plain words.

use std::collections::BTreeSet;

use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;

const ADJECTIVES: [&str; 56] = [
    "Amber",
    "Borrowed",
    "Brittle",
    "Chalk",
    "Cobalt",
    "Copper",
    "Crooked",
    "Distant",
    "Double",
    "Eastern",
    "Electric",
    "Emerald",
    "Faded",
    "Feathered",
    "Foreign",
    "Frozen",
    "Gentle",
    "Gilded",
    "Glass",
    "Granite",
    "Hidden",
    "Hollow",
    "Idle",
    "Indigo",
    "Ivory",
    "Late",
    "Leaden",
    "Lunar",
    "Marble",
    "Midsummer",
    "Mirrored",
    "Nimble",
    "Northern",
    "Painted",
    "Paper",
    "Patient",
    "Pewter",
    "Plain",
    "Quiet",
    "Restless",
    "Rusted",
    "Salted",
    "Scarlet",
    "Second",
    "Silver",
    "Sleepless",
    "Slow",
    "Southern",
    "Spare",
    "Tidal",
    "Unsent",
    "Velvet",
    "Wandering",
    "Western",
    "Wicker",
    "Woven",
];

const NOUNS: [&str; 56] = [
    "Almanac",
    "Anchor",
    "Atlas",
    "Balcony",
    "Barometer",
    "Beacon",
    "Bicycle",
    "Bridge",
    "Cabinet",
    "Cartographer",
    "Cinema",
    "Compass",
    "Corridor",
    "Courtyard",
    "Engine",
    "Envelope",
    "Estuary",
    "Ferry",
    "Garden",
    "Harbour",
    "Hourglass",
    "Island",
    "Junction",
    "Kettle",
    "Ladder",
    "Lantern",
    "Lighthouse",
    "Locomotive",
    "Map",
    "Meridian",
    "Monsoon",
    "Mosaic",
    "Needle",
    "Observatory",
    "Orchard",
    "Parade",
    "Pendulum",
    "Pier",
    "Postcard",
    "Quarry",
    "Radio",
    "Railway",
    "River",
    "Satellite",
    "Semaphore",
    "Signal",
    "Staircase",
    "Station",
    "Telegram",
    "Terrace",
    "Tide",
    "Tunnel",
    "Umbrella",
    "Voyage",
    "Weather",
    "Window",
];

const FAMILY_NAMES: [&str; 32] = [
    "Abelard",
    "Bexley",
    "Calloran",
    "Dravitz",
    "Ellisand",
    "Farrowmere",
    "Gantry",
    "Hallowby",
    "Ibbotsen",
    "Jessamy",
    "Kestrow",
    "Lindqvale",
    "Morrowin",
    "Nettleford",
    "Osterby",
    "Pellerin",
    "Quillan",
    "Rosenthorpe",
    "Sandoval-Wren",
    "Tamberlin",
    "Umberfield",
    "Vantongren",
    "Wexcombe",
    "Xanthou",
    "Yarrowby",
    "Zelenka-Moor",
    "Ashgrove",
    "Brindlecott",
    "Corvane",
    "Dunmarrow",
    "Everleigh",
    "Fennimore",
];

/// Names that are given once: what has been used already.
#[derive(Default)]
pub(super) struct Names {
    used: BTreeSet<String>,
}

impl Names {
    /// A title that no other track has.
    pub fn title(&mut self, chance: &mut SmallRng) -> String {
        self.new_name(|| title(chance))
    }

    /// An artist who is called like no other.
    pub fn artist(&mut self, chance: &mut SmallRng) -> String {
        self.new_name(|| artist(chance))
    }

    fn new_name(&mut self, mut invent: impl FnMut() -> String) -> String {
        loop {
            let name = invent();
            if self.used.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// A title such as "Paper Lantern" or "Lantern at the Ferry".
pub(super) fn title(chance: &mut SmallRng) -> String {
    match pick(&[0, 1, 2], chance) {
        0 => format!("{} {}", pick(&ADJECTIVES, chance), pick(&NOUNS, chance)),
        1 => format!("{} at the {}", pick(&NOUNS, chance), pick(&NOUNS, chance)),
        _ => format!("{} {} {}", pick(&ADJECTIVES, chance), pick(&ADJECTIVES, chance), pick(&NOUNS, chance)),
    }
}

/// An artist such as "The Copper Pendulums" or "Lantern Abelard".
pub(super) fn artist(chance: &mut SmallRng) -> String {
    match pick(&[0, 1], chance) {
        0 => format!("The {} {}", pick(&ADJECTIVES, chance), plural(pick(&NOUNS, chance))),
        _ => format!("{} {}", pick(&NOUNS, chance), pick(&FAMILY_NAMES, chance)),
    }
}

/// An album such as "Northern Postcards".
pub(super) fn album(chance: &mut SmallRng) -> String {
    format!("{} {}", pick(&ADJECTIVES, chance), plural(pick(&NOUNS, chance)))
}

fn pick<T: Copy + Default>(from: &[T], chance: &mut SmallRng) -> T {
    from.choose(chance).copied().unwrap_or_default()
}

/// More than one of a noun.
fn plural(noun: &str) -> String {
    let hisses = ["s", "x", "ch", "sh"].into_iter().any(|ending| noun.ends_with(ending));
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_their_usual_plurals() {
        for (one, many) in [
            ("Lantern", "Lanterns"),
            ("Bridge", "Bridges"),
            ("Quarry", "Quarries"),
            ("Railway", "Railways"),
            ("Hourglass", "Hourglasses"),
            ("Atlas", "Atlases"),
            ("Box", "Boxes"),
            ("Porch", "Porches"),
            ("Marsh", "Marshes"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
