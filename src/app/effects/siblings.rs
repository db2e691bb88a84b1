//! What other tabs of this page change, and telling them what changes here.

use yew::{UseReducerHandle, hook, use_effect_with};

use crate::browser::{preferences, siblings};
use crate::state::{Action, AlikeAction, CatalogAction, State};

/// Keeps this tab and the others of one mind: about the catalog, tastes, and what the visitor wishes and thinks.
#[hook]
pub fn use_siblings(state: &UseReducerHandle<State>) {
    use_effect_with(state.catalog.changes, |changes| {
        if *changes > 0 {
            siblings::tell_of_catalog();
        }
    });
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let hearer = dispatch.clone();
        siblings::watch_catalog(move || hearer.dispatch(Action::Catalog(CatalogAction::ChangedElsewhere)));
        siblings::watch_records(move |name| {
            if preferences::concerns_wishes(name.as_deref()) {
                dispatch.dispatch(Action::Wish(Box::new(preferences::wishes())));
            }
            if preferences::concerns_tastes(name.as_deref()) {
                dispatch.dispatch(Action::Alike(AlikeAction::KeptElsewhere(preferences::tastes())));
            }
        });
    });
}
