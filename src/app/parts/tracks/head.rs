//! The headings of the list's columns, each of which sorts.

use yew::{Callback, Html, MouseEvent, classes, html};

use super::list::Shown;
use super::listing::Deed;
use super::query::Column;

/// The row of headings.
pub fn view(shown: &Shown) -> Html {
    html! {
        <div class="list__head" role="rowgroup">
            <div class="track track--head" role="row" aria-rowindex="1">
                <div class="track__choose" role="columnheader"><span class="quiet">{ "Chosen" }</span></div>
                { for Column::ALL.into_iter().map(|column| heading(shown, column)) }
            </div>
        </div>
    }
}

fn heading(shown: &Shown, column: Column) -> Html {
    let query = &shown.listing.query;
    let (sorted, arrow) = match (query.column == column, query.descending) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", "▲"),
        (true, true) => ("descending", "▼"),
    };
    let listing = shown.listing.clone();
    let onclick = Callback::from(move |_: MouseEvent| listing.dispatch(Deed::Sort(column)));
    html! {
        <div class={classes!("track__cell", is_number(column).then_some("number"))} role="columnheader" aria-sort={sorted}>
            <button type="button" class="sorter" {onclick}>
                { column.name() }<span class="sorter__arrow" aria-hidden="true">{ arrow }</span>
            </button>
        </div>
    }
}

/// Whether what stands in the column is a number.
fn is_number(column: Column) -> bool {
    matches!(column, Column::Place | Column::Tempo | Column::Key | Column::Energy | Column::Fit)
}
