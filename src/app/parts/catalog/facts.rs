//! What there is to know about the catalog that serves.

use amalgamix::catalog::Origin;
use amalgamix::wire::CatalogSummary;
use yew::{Html, html};

use crate::state::{Catalog, Remote};
use crate::words;

/// Its facts, and whatever is wrong with it.
pub fn view(catalog: &Catalog) -> Html {
    let Some(serving) = &catalog.serving else { return Html::default() };
    let rows = [
        ("From", origin(serving.origin).to_owned()),
        ("Tracks", words::grouped(serving.tracks)),
        ("Size", words::megabytes(serving.bytes)),
        ("Stored", words::ago(serving.age_minutes)),
        ("Kept", kept(serving, &catalog.promise).to_owned()),
    ];
    html! {
        <>
            <dl class="stock__facts">
                { for rows.map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
            if !serving.fits_network {
                <p class="notice">{ unfit(serving.origin) }</p>
            }
            if let Some(why) = &serving.passing {
                <p class="notice">{ why.clone() }</p>
            }
        </>
    }
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Demo => "This page, which has no built catalog: the tracks are invented",
        Origin::Dataset => "This page: the public Spotify tracks dataset",
        Origin::Visitor => "Your files",
        Origin::Collection => "This page: its owner’s collection",
    }
}

fn kept(serving: &CatalogSummary, promise: &Remote<bool>) -> &'static str {
    match (&serving.passing, promise.value()) {
        (Some(_), _) => "Until this page is closed",
        (None, Some(true)) => "For good: the browser has promised not to clear it by itself",
        (None, Some(false)) => "As long as the browser has space to spare",
        (None, None) => "In this browser",
    }
}

/// What it means that another network chose the shelves.
fn unfit(origin: Origin) -> &'static str {
    match origin {
        Origin::Visitor => {
            "Its shelves were chosen by another network than the one that is here now, so some tracks stand under genres \
             that this one would not name. Build it again: its tracks are all it takes."
        }
        Origin::Demo | Origin::Dataset | Origin::Collection => {
            "Its shelves were chosen by another network than the one that is here now. Tracks are still ranked by their sound; \
             some stand under genres that this network would not name. The owner of this page can build it again."
        }
    }
}
