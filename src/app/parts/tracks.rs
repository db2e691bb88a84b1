//! The playlist's tracks: a list of any length that can be sorted, searched, filtered and chosen from.
//!
//! | module | subject |
//! |---|---|
//! | `subject`, `entries` | the tracks, and what sorting and searching need to know of each |
//! | `query` | which tracks are wanted, in which order |
//! | `listing` | what the visitor has done with the list: searched, sorted, chosen, moved about |
//! | `list` | the list as a component: it is drawn anew without the rest of the page |
//! | `window` | which rows are drawn: those in sight, for a playlist may have thousands |
//! | `controls`, `head`, `row`, `chosen` | what of it is seen, from top to bottom |

mod chosen;
mod controls;
mod entries;
mod head;
mod list;
mod listing;
mod query;
mod row;
mod subject;
mod window;

use yew::{Html, html};

use super::Dispatch;
use crate::state::{State, Work};
use list::TrackList;
pub use subject::Subject;

/// The section.
pub fn view(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    let subject = Subject::new(work, state.engines.shared_genres());
    html! {
        <section class="tracks" aria-labelledby="tracks-heading">
            <h2 id="tracks-heading">{ "Tracks" }</h2>
            <TrackList key={state.moves} {subject} outgoing={work.chosen.clone()} dispatch={dispatch.clone()} />
        </section>
    }
}
