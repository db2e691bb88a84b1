//! What is being done about the catalog, or what came of it.

use amalgamix::catalog::LeftOut;
use amalgamix::wire::{CatalogOutcome, CatalogProgress, Stage};
use yew::{Html, html};

use super::super::{notice, progress};
use crate::state::{Catalog, CatalogWish, Progress, Tending};
use crate::words;

/// The progress, or the outcome.
pub fn view(catalog: &Catalog) -> Html {
    let is_here = catalog.is_ready();
    html! {
        <>
            { match &catalog.tending {
                Tending::Nothing => progress::view("stock-progress", "Waiting for the engine".into(), None),
                Tending::Doing { wish, progress: now, .. } => {
                    let counted = now.filter(|now| now.of > 0).map(|now| Progress { done: now.done, of: now.of });
                    progress::view("stock-progress", doing(wish, *now, catalog.stopping.is_some()), counted)
                }
                Tending::Failed { wish, error } => {
                    notice::alert(failed(wish), &format!("{error} {}", what_is_left(wish, is_here)), Html::default())
                }
                Tending::Done(_) => Html::default(),
            } }
            <p class="stock__said" role="status">
                { if let Tending::Done(outcome) = &catalog.tending { done(outcome, is_here) } else { String::new() } }
            </p>
            <p class="stock__said" role="status">{ promise(catalog) }</p>
        </>
    }
}

/// What the browser says to the visitor who asks it to keep the catalog for good.
pub(super) fn promise(catalog: &Catalog) -> &'static str {
    match (catalog.promise.ticket(), catalog.promise.value()) {
        _ if !catalog.insists_on_promise => "",
        (Some(_), _) => "Asking the browser",
        (None, Some(true)) => "The browser has promised to keep the catalog.",
        (None, _) => {
            "The browser has not promised it. Some browsers decide by themselves and promise it to pages that are visited often, \
             installed or bookmarked. Until then the catalog stays as long as there is space to spare."
        }
    }
}

/// What a failure has not taken away.
fn what_is_left(wish: &CatalogWish, is_here: bool) -> &'static str {
    match wish {
        _ if is_here => "The catalog that was here goes on.",
        CatalogWish::Stock { .. } => "What has arrived stays.",
        CatalogWish::Build(_) | CatalogWish::Rebuild | CatalogWish::Remove => "",
    }
}

fn failed(wish: &CatalogWish) -> &'static str {
    match wish {
        CatalogWish::Stock { .. } => "The catalog was not fetched",
        CatalogWish::Build(_) | CatalogWish::Rebuild => "No catalog was built",
        CatalogWish::Remove => "The catalog was not removed",
    }
}

pub(super) fn doing(wish: &CatalogWish, now: Option<CatalogProgress>, stopping: bool) -> String {
    if stopping {
        return "Stopping after what is under way".into();
    }
    let Some(CatalogProgress { stage, done, of, bytes }) = now else { return beginning(wish).into() };
    let (done, all) = (words::grouped(done), words::grouped(of));
    match stage {
        Stage::Waiting => "Another tab of this page is at the catalog; waiting for it".into(),
        Stage::Fetching => format!("Fetching: {done} of {all} shelves are here, {}", words::megabytes(bytes)),
        Stage::Reading => format!("Reading your files: {done} of {all} are read"),
        Stage::Shelving => format!("Finding shelves: {done} of {all} tracks have one"),
        Stage::Writing => format!("Writing shelves: {done} of {all} tracks are written"),
    }
}

fn beginning(wish: &CatalogWish) -> &'static str {
    match wish {
        CatalogWish::Stock { .. } => "Looking for the catalog",
        CatalogWish::Build(_) => "Reading your files",
        CatalogWish::Rebuild => "Reading the catalog’s tracks",
        CatalogWish::Remove => "Removing the catalog",
    }
}

pub(super) fn done(outcome: &CatalogOutcome, is_here: bool) -> String {
    match outcome {
        CatalogOutcome::Stocked | CatalogOutcome::OwnServes => String::new(),
        CatalogOutcome::Unreached(why) => format!("It is not known whether there is a newer one. {why}"),
        CatalogOutcome::ForAnotherNetwork => {
            "There is a newer one, built for another network than the one that is here. This one fits and stays.".into()
        }
        CatalogOutcome::Paused { shelves, of } => paused(*shelves, *of, is_here),
        CatalogOutcome::Built(left_out) => format!("Your catalog is built and serves at once.{}", told(left_out)),
        CatalogOutcome::Stopped => "Stopped. Nothing has changed.".into(),
        CatalogOutcome::Removed => {
            "The catalog is gone from this browser. Nothing of it is fetched until you say so.".into()
        }
    }
}

fn paused(shelves: usize, of: usize, is_here: bool) -> String {
    let what = match (of, is_here) {
        (0, true) => "Nothing newer is fetched until you say so.".into(),
        (0, false) => "There is no catalog in this browser, and none is fetched until you say so.".into(),
        (_, true) => format!("A newer catalog is available: {shelves} of its {of} shelves are here."),
        (_, false) => format!("Paused: {shelves} of {of} shelves are here and stay."),
    };
    if is_here && of > 0 { format!("{what} The old one serves until it is whole.") } else { what }
}

/// What was left out of a catalog, if anything was.
fn told(left_out: &LeftOut) -> String {
    let reasons = [
        (left_out.without_id, "without a Spotify id"),
        (left_out.without_sound, "without enough audio features"),
        (left_out.repeated, "that were there before"),
        (left_out.no_tracks, "that are no tracks"),
    ];
    let said: Vec<String> = reasons
        .into_iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, reason)| format!("{} {reason}", words::count(rows, "row", "rows")))
        .collect();
    if said.is_empty() { String::new() } else { format!(" Left out: {}.", said.join(", ")) }
}
