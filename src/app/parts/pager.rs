//! The way through a long table, a page at a time.

use yew::{Html, html};

use super::{Dispatch, does};
use crate::state::{Action, Work};
use crate::words;

/// The buttons and where one is; nothing for a table of one page.
pub fn view(work: &Work, dispatch: &Dispatch) -> Html {
    if work.pages() < 2 {
        return Html::default();
    }
    let last = work.pages() - 1;
    html! {
        <nav class="pager" aria-label="Pages of the track table">
            { button("First", 0, work, dispatch) }
            { button("Previous", work.page.saturating_sub(1), work, dispatch) }
            <p role="status">{ position(work) }</p>
            { button("Next", (work.page + 1).min(last), work, dispatch) }
            { button("Last", last, work, dispatch) }
        </nav>
    }
}

/// A button that leads nowhere stays where it is and keeps the focus.
fn button(words: &'static str, to: usize, work: &Work, dispatch: &Dispatch) -> Html {
    let idle = (to == work.page).then_some("true");
    html! {
        <button type="button" class="button" aria-disabled={idle} onclick={does(dispatch, Action::TurnTo(to))}>{ words }</button>
    }
}

fn position(work: &Work) -> String {
    let tracks = work.import.playlist.tracks.len();
    let first = work.page * Work::PAGE;
    let last = (first + Work::PAGE).min(tracks);
    format!("{} to {} of {}", words::grouped(first + 1), words::grouped(last), words::tracks(tracks))
}
