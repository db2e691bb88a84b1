//! What the visitor can do about the catalog now.

use amalgamix::catalog::Origin;
use amalgamix::wire::CatalogOutcome;
use yew::{Html, html};

use super::super::{Dispatch, notice};
use crate::state::{Action, Catalog, CatalogAction, CatalogWish, Tending};

/// The buttons.
pub fn view(catalog: &Catalog, dispatch: &Dispatch) -> Html {
    let ways = if catalog.confirming { confirming() } else { ways(catalog) };
    html! {
        <>
            if catalog.confirming {
                <p>{ "Remove the catalog from this browser? Without one nothing can be recommended. The one that comes with this page can be fetched again at any time; one of your own is built from your files again." }</p>
            }
            <p class="ways">
                { for ways.into_iter().map(|(words, action)| notice::button(words, Action::Catalog(action), dispatch)) }
            </p>
        </>
    }
}

type Way = (&'static str, CatalogAction);

fn confirming() -> Vec<Way> {
    vec![("Remove it", wish(CatalogWish::Remove)), ("Keep it", CatalogAction::MayRemove(false))]
}

/// The way on first, the way out last.
pub(super) fn ways(catalog: &Catalog) -> Vec<Way> {
    let mut ways = match &catalog.tending {
        Tending::Nothing => return Vec::new(),
        Tending::Doing { .. } if catalog.stopping.is_some() => return Vec::new(),
        Tending::Doing { wish, .. } => {
            return match **wish {
                CatalogWish::Stock { .. } => vec![("Pause", CatalogAction::Stop)],
                CatalogWish::Build(_) | CatalogWish::Rebuild => vec![("Stop", CatalogAction::Stop)],
                CatalogWish::Remove => vec![],
            };
        }
        Tending::Done(CatalogOutcome::Paused { of, .. }) if *of > 0 || catalog.is_ready() => vec![("Resume", stock())],
        Tending::Failed { wish: failed, .. } => vec![("Try again", wish(again(failed)))],
        Tending::Done(CatalogOutcome::Unreached(_)) => vec![("Try again", stock())],
        Tending::Done(_) => vec![],
    };
    match &catalog.serving {
        None if ways.is_empty() => ways.push(("Fetch the catalog", stock())),
        None => {}
        Some(serving) => {
            let is_own = serving.origin == Origin::Visitor;
            if is_own && !serving.fits_network {
                ways.push(("Build it again for this network", wish(CatalogWish::Rebuild)));
            }
            if is_own {
                ways.push(("Use the one that comes with this page", stock()));
            }
            if serving.passing.is_some() && ways.is_empty() {
                ways.push(("Try to keep it", stock()));
            }
            if catalog.promise.value() == Some(&false) && serving.passing.is_none() {
                ways.push(("Ask the browser to keep it for good", CatalogAction::AskForPromise));
            }
            ways.push(("Remove it from this browser", CatalogAction::MayRemove(true)));
        }
    }
    ways
}

fn wish(wish: CatalogWish) -> CatalogAction {
    CatalogAction::Wish(wish)
}

fn stock() -> CatalogAction {
    wish(CatalogWish::Stock { insist: true })
}

/// What is tried again where this failed.
fn again(failed: &CatalogWish) -> CatalogWish {
    match failed {
        CatalogWish::Stock { .. } => CatalogWish::Stock { insist: true },
        other => other.clone(),
    }
}
