//! Searching, filtering and sorting, and what came of it.

use amalgamix::genres::Genre;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{Callback, Html, MouseEvent, TargetCast, html};

use super::list::Shown;
use super::listing::Deed;
use super::query::{Column, Kind, Query};
use crate::words;

/// The controls.
pub fn view(shown: &Shown) -> Html {
    html! {
        <div class="controls">
            { search(shown) }
            { kinds(shown) }
            { genres(shown) }
            { sorting(shown) }
            <p class="controls__said" role="status">{ said(shown) }</p>
        </div>
    }
}

/// What is said when no track is wanted.
pub fn nothing(shown: &Shown) -> Html {
    let listing = shown.listing.clone();
    let onclick = Callback::from(move |_: MouseEvent| listing.dispatch(Deed::ShowAll));
    html! {
        <p class="ways">
            { "No track of this playlist is like that." }
            <button type="button" class="button" {onclick}>{ "Show all tracks" }</button>
        </p>
    }
}

/// What asks for something else when it is pressed or changed.
pub fn ask<E>(shown: &Shown, change: impl Fn(Query) -> Query + 'static) -> Callback<E> {
    let listing = shown.listing.clone();
    Callback::from(move |_| listing.dispatch(Deed::Ask(change(listing.query.clone()))))
}

fn search(shown: &Shown) -> Html {
    let listing = shown.listing.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            listing.dispatch(Deed::Ask(Query { search: field.value(), ..listing.query.clone() }));
        }
    });
    html! {
        <label class="field controls__search">
            <span>{ "Search title, artists, album" }</span>
            <input type="search" class="text-field" value={shown.listing.query.search.clone()} maxlength="200" {oninput} />
        </label>
    }
}

fn kinds(shown: &Shown) -> Html {
    let Query { kind: wanted, .. } = shown.listing.query;
    let option = |(kind, tracks): (Kind, usize)| {
        let words = format!("{} ({})", kind.name(), words::grouped(tracks));
        html! { <option value={kind.name()} selected={kind == wanted}>{ words }</option> }
    };
    let onchange = selected(shown, |query, kind: Option<Kind>| Query { kind: kind.unwrap_or_default(), ..query });
    html! {
        <label class="field">
            <span>{ "Show" }</span>
            <select {onchange} key={shown.listing.remakes}>{ for Kind::ALL.into_iter().zip(shown.entries.kinds).map(option) }</select>
        </label>
    }
}

fn genres(shown: &Shown) -> Html {
    let Some((_, names)) = shown.subject.found() else { return Html::default() };
    let wanted = shown.listing.query.genre;
    let option = |(genre, tracks): (Genre, usize)| {
        let words = format!("{} ({})", names.name(genre), words::grouped(tracks));
        html! { <option value={genre.index().to_string()} selected={wanted == Some(genre)}>{ words }</option> }
    };
    let onchange = selected(shown, |query, index: Option<usize>| Query {
        genre: index.and_then(|index| Genre::new(index).ok()),
        ..query
    });
    html! {
        <label class="field">
            <span>{ "Of genre" }</span>
            <select {onchange} key={shown.listing.remakes}>
                <option value="" selected={wanted.is_none()}>{ "Any" }</option>
                { for shown.entries.genres.iter().copied().map(option) }
            </select>
        </label>
    }
}

/// Sorting where there is no room for columns.
fn sorting(shown: &Shown) -> Html {
    let query = &shown.listing.query;
    let option = |column: Column| {
        html! { <option value={column.name()} selected={column == query.column}>{ column.name() }</option> }
    };
    let onchange = selected(shown, |query, column: Option<Column>| Query {
        column: column.unwrap_or_default(),
        descending: false,
        ..query
    });
    let turn = ask(shown, |query| Query { descending: !query.descending, ..query });
    html! {
        <div class="controls__sorting">
            <label class="field">
                <span>{ "Sort by" }</span>
                <select {onchange} key={shown.listing.remakes}>{ for Column::ALL.into_iter().map(option) }</select>
            </label>
            <button type="button" class="button" onclick={turn} aria-pressed={query.descending.to_string()}>{ "Reverse" }</button>
        </div>
    }
}

/// What happens when something else is selected; nothing is handed on where what is selected means nothing.
fn selected<Value: std::str::FromStr + 'static>(
    shown: &Shown,
    change: impl Fn(Query, Option<Value>) -> Query + 'static,
) -> Callback<Event> {
    let listing = shown.listing.clone();
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            listing.dispatch(Deed::Ask(change(listing.query.clone(), select.value().parse().ok())));
        }
    })
}

fn said(shown: &Shown) -> String {
    let (rows, all) = (shown.order.len(), shown.entries.list.len());
    match rows == all {
        true => words::tracks(all),
        false => format!("{} of {}", words::grouped(rows), words::tracks(all)),
    }
}
