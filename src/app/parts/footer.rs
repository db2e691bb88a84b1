//! The foot of every screen: what runs where, what the recommendations come from, which engine is wanted.

use amalgamix::catalog::Origin;
use amalgamix::wire::CatalogSummary;
use yew::{Html, html};

use super::{Dispatch, engine_choice};
use crate::state::{Progress, Remote, State};
use crate::words;

/// The footer.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <footer class="foot">
            <section class="foot__engine" aria-labelledby="engine-heading">
                <h2 id="engine-heading">{ "Engine" }</h2>
                { engine_choice::view(&state.engines, dispatch) }
            </section>
            <section class="foot__about" aria-labelledby="about-heading">
                <h2 id="about-heading">{ "About" }</h2>
                <p>{ "Everything is computed on this device. Other services learn something only when you ask for it: Spotify by a login or its player, ReccoBeats by your consent." }</p>
                <p>{ catalog(&state.catalog) }</p>
                <p>{ "Not affiliated with Spotify." }</p>
            </section>
        </footer>
    }
}

fn catalog(catalog: &Remote<CatalogSummary>) -> String {
    match (catalog.value(), catalog.progress(), catalog.error()) {
        (Some(summary), ..) => described(summary),
        (None, Some(Progress { done, of }), _) => format!("Catalog: {done} of {of} shelves are here."),
        (None, None, Some(_)) => "Catalog: not available.".into(),
        (None, None, None) => "Catalog: waiting for the engine.".into(),
    }
}

fn described(summary: &CatalogSummary) -> String {
    let tracks = words::grouped(summary.tracks);
    let size = words::megabytes(summary.bytes);
    match summary.origin {
        Origin::Demo => format!("Catalog: {tracks} invented tracks, {size}, kept in this browser."),
        Origin::Dataset => {
            format!("Catalog: {tracks} tracks, {size}, kept in this browser, from the public Spotify tracks dataset.")
        }
        Origin::Visitor => format!("Catalog: {tracks} tracks, {size}, kept in this browser, from your file."),
        Origin::Collection => {
            format!("Catalog: {tracks} tracks, {size}, kept in this browser, from this page's collection.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(catalog: Remote<CatalogSummary>, expected: &str) {
        assert_eq!(super::catalog(&catalog), expected);
    }

    #[test]
    fn the_catalog_is_described_in_every_state() {
        let summary = CatalogSummary { origin: Origin::Demo, tracks: 5700, bytes: 248_000, fetched: 0 };
        check(Remote::Idle, "Catalog: waiting for the engine.");
        let progress = Some(Progress { done: 3, of: 57 });
        check(Remote::Loading { ticket: 1, progress, last: None }, "Catalog: 3 of 57 shelves are here.");
        check(Remote::Failed { error: "x".into(), last: None }, "Catalog: not available.");
        check(Remote::Ready(summary.clone()), "Catalog: 5,700 invented tracks, 0.2 MB, kept in this browser.");
        let own = CatalogSummary { origin: Origin::Collection, ..summary };
        check(Remote::Ready(own), "Catalog: 5,700 tracks, 0.2 MB, kept in this browser, from this page's collection.");
    }
}
