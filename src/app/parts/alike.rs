//! What the screen of tastes is put together from.
//!
//! | module | subject |
//! |---|---|
//! | `tastes`, `bringing` | the tastes that are here, and how more come in |
//! | `receiving` | a friend's taste on its way in |
//! | `sharing`, `inside`, `qr` | a taste on its way to a friend: what is in it, and the ways out |
//! | `matched`, `ranges`, `common` | two tastes beside each other |
//! | `survey`, `matrix`, `map` | all tastes beside each other |
//! | `together` | tracks for several |
//! | `said`, `sounds` | sentences about tastes |
//! | `chart` | what all drawings have: a title, a key, a table |

mod bringing;
mod chart;
mod common;
mod inside;
mod map;
mod matched;
mod matrix;
mod qr;
mod ranges;
mod receiving;
mod said;
mod sharing;
mod sounds;
mod survey;
mod tastes;
mod together;

use crate::state::Place;

pub use matched::view as matched;
pub use receiving::{offered, view as receiving};
pub use sharing::view as sharing;
pub use survey::view as survey;
pub use tastes::view as tastes;
pub use together::view as together;

/// What an element is called to which the keyboard is sent.
pub fn id(place: Place) -> String {
    match place {
        Place::Tastes => "tastes-heading".into(),
        Place::Taste(mark) => format!("taste-{mark}"),
        Place::Friend => "friend-heading".into(),
        Place::Match => "match-heading".into(),
        Place::Together => "together-heading".into(),
    }
}
