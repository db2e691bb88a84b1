//! The catalog in this browser, in a line and at length.

mod facts;
mod own;
mod standing;
mod ways;

use amalgamix::catalog::Origin;
use amalgamix::wire::CatalogSummary;
use yew::{Html, html};

use super::Dispatch;
use crate::state::{Catalog, Progress};
use crate::words;

pub use own::view as own;

/// The section on the catalog that serves.
pub fn here(catalog: &Catalog, dispatch: &Dispatch) -> Html {
    html! {
        <section aria-labelledby="stock-heading">
            <h2 id="stock-heading">{ "In this browser" }</h2>
            { facts::view(catalog) }
            { standing::view(catalog) }
            { ways::view(catalog, dispatch) }
        </section>
    }
}

/// What there is to say of it on every screen.
pub fn in_a_line(catalog: &Catalog) -> String {
    match (catalog.value(), catalog.progress()) {
        (Some(summary), _) => described(summary),
        (None, Some(Progress { done, of })) => format!("Catalog: {done} of {of} shelves are here."),
        (None, None) if catalog.error().is_some() => "Catalog: not available.".into(),
        (None, None) if catalog.is_absent() => "Catalog: none in this browser.".into(),
        (None, None) => "Catalog: waiting for the engine.".into(),
    }
}

fn described(summary: &CatalogSummary) -> String {
    let (tracks, size) = (words::grouped(summary.tracks), words::megabytes(summary.bytes));
    let invented = if summary.origin == Origin::Demo { "invented " } else { "" };
    let kept = if summary.passing.is_some() { "until this page is closed" } else { "kept in this browser" };
    let from = match summary.origin {
        Origin::Demo => "",
        Origin::Dataset => ", from the public Spotify tracks dataset",
        Origin::Visitor => ", from your files",
        Origin::Collection => ", from this page’s collection",
    };
    format!("Catalog: {tracks} {invented}tracks, {size}, {kept}{from}.")
}

#[cfg(test)]
mod tests;
