//! What screens are put together from. Each part draws a piece of the state and says what the visitor did with it; none
//! touches the browser.

pub mod alike;
pub mod catalog;
mod changes;
mod client_guide;
mod comparison;
pub mod demo_cards;
pub mod engine_choice;
mod erasure;
pub mod file_door;
pub mod footer;
pub mod friend_door;
mod genre_bars;
mod genre_tag;
pub mod genres;
pub mod header;
mod heading;
pub mod import_report;
pub mod invented;
mod judgements;
mod judging;
pub mod links_door;
mod mark;
mod method_choice;
mod mishap;
pub mod notice;
pub mod offline;
pub mod opening;
mod pager;
mod pick;
pub mod plain_text;
pub mod plate;
mod player;
mod playlist_choice;
pub mod playlists;
pub mod progress;
pub mod reading;
pub mod recommendations;
pub mod report_tables;
pub mod save;
pub mod shelf;
pub mod sound_sources;
pub mod spotify_door;
pub mod stored;
mod take_along;
pub mod track_table;
pub mod trouble;
mod tuning;
pub mod unfinished;

use std::rc::Rc;

use amalgamix::recommend::Wishes;
use yew::{Callback, MouseEvent};

use crate::state::Action;

pub use heading::Heading;

/// The element in which the camera shows what it sees.
pub const VIEWFINDER: &str = "viewfinder";

/// Where parts say what happened.
pub type Dispatch = Callback<Action>;

/// What a button does that changes what is wished for. The wishes, which may hold hundreds of judgements, are copied when it is
/// pressed and not when it is drawn.
fn wishes_so(dispatch: &Dispatch, wishes: &Rc<Wishes>, change: impl Fn(&mut Wishes) + 'static) -> Callback<MouseEvent> {
    let (dispatch, wishes) = (dispatch.clone(), wishes.clone());
    Callback::from(move |_| {
        let mut wishes = Wishes::clone(&wishes);
        change(&mut wishes);
        dispatch.emit(Action::Wish(Box::new(wishes)));
    })
}

/// What a button does when it is pressed.
pub fn does(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.emit(action.clone()))
}
