//! The list as a component of its own: what is done with it draws it anew, and not the page around it.

use std::rc::Rc;

use amalgamix::belonging::Fit;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Event, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, TargetCast, UseReducerHandle, component,
    hook, html, use_effect_with, use_memo, use_node_ref, use_reducer_eq,
};

use super::entries::Entries;
use super::listing::{Deed, Listing};
use super::subject::Subject;
use super::window::{Piece, pieces};
use super::{chosen, controls, head, row};
use crate::parts::Dispatch;
use crate::state::Outgoing;

/// How many rows a page down or up goes.
const PAGE: usize = 10;

/// What the list needs to know.
#[derive(Properties)]
pub struct Props {
    /// The tracks.
    pub subject: Subject,
    /// Chosen tracks as they were last taken along.
    pub outgoing: Option<Rc<Outgoing>>,
    /// Where it is said what the visitor wants.
    pub dispatch: Dispatch,
}

impl PartialEq for Props {
    /// All ways to say something lead to the same place.
    fn eq(&self, other: &Props) -> bool {
        self.subject == other.subject && self.outgoing == other.outgoing
    }
}

/// The tracks as they are shown: which, in which order, how the list stands.
pub struct Shown {
    /// The tracks.
    pub subject: Subject,
    /// What sorting and searching know of them.
    pub entries: Rc<Entries>,
    /// The places of those that are shown, a row each.
    pub order: Rc<Vec<usize>>,
    /// How the list stands.
    pub listing: UseReducerHandle<Listing>,
}

/// The list with its controls.
#[component]
pub fn TrackList(props: &Props) -> Html {
    let listing = use_reducer_eq(Listing::default);
    let entries = use_memo(props.subject.clone(), Entries::of);
    let order = {
        let entries = entries.clone();
        use_memo((props.subject.clone(), listing.query.clone()), move |(_, query)| query.answer(&entries))
    };
    let (scroller, rows) = (use_node_ref(), use_node_ref());
    use_top(&scroller, listing.askings);
    use_focus(&rows, listing.goings);
    let shown = Shown { subject: props.subject.clone(), entries, order, listing };
    html! {
        <>
            { controls::view(&shown) }
            { chosen::view(&shown, props.outgoing.as_deref(), &props.dispatch) }
            if shown.order.is_empty() {
                { controls::nothing(&shown) }
            } else {
                { table(&shown, scroller, rows) }
            }
            { fits(&shown) }
        </>
    }
}

/// The rows, of which only those in sight are there; where each of them stands is told to those who do not see it.
fn table(shown: &Shown, scroller: NodeRef, rows: NodeRef) -> Html {
    let (listing, order) = (&shown.listing, &shown.order);
    let count = (order.len() + 1).to_string();
    let active = listing.active.min(order.len().saturating_sub(1));
    html! {
        <div class="list" role="table" aria-label="The tracks of this playlist" aria-rowcount={count} ref={scroller} onscroll={on_scroll(shown, &rows)}>
            { head::view(shown) }
            <div class="list__rows" role="rowgroup" ref={rows} onclick={on_click(shown)} onkeydown={on_key(shown)}>
                { for pieces(listing.first, active, order.len()).into_iter().enumerate().map(|(index, piece)| match piece {
                    Piece::Row(number) => row::view(shown, number, order[number], number == active),
                    Piece::Room(rows) => room(index, rows),
                }) }
            </div>
        </div>
    }
}

/// Room for rows that are not drawn. Its letters are as tall as a row, so that the style sheet alone knows how tall that is. Like each
/// row it has a key: else a row's box would become another row's, and keep the focus, when the list is scrolled.
fn room(index: usize, rows: usize) -> Html {
    html! { <svg key={format!("room {index}")} class="list__room" width="1" height={format!("{rows}em")} aria-hidden="true" focusable="false" /> }
}

fn on_scroll(shown: &Shown, rows: &NodeRef) -> Callback<Event> {
    let (dispatcher, count, rows) = (shown.listing.dispatcher(), shown.order.len(), rows.clone());
    Callback::from(move |event: Event| {
        let scroller = event.target_dyn_into::<Element>();
        let height = rows.cast::<HtmlElement>().map(|rows| rows.offset_height()).filter(|height| *height > 0);
        if let (Some(scroller), Some(height)) = (scroller, height) {
            let top = f64::from(scroller.scroll_top().max(0)) / f64::from(height) * count as f64;
            dispatcher.dispatch(Deed::Scroll(top as usize));
        }
    })
}

/// What a press anywhere among the rows means: one listener instead of one for each row.
fn on_click(shown: &Shown) -> Callback<MouseEvent> {
    let (listing, order) = (shown.listing.clone(), shown.order.clone());
    Callback::from(move |event: MouseEvent| {
        let pressed = event.target_dyn_into::<Element>().and_then(|target| target.get_attribute(row::NUMBER));
        let number = pressed.and_then(|number| number.parse().ok());
        if let Some(deed) = number.and_then(|number| listing.toggled(&order, number, event.shift_key())) {
            listing.dispatch(deed);
        }
    })
}

/// The arrows lead from row to row; with the shift key they choose on their way.
fn on_key(shown: &Shown) -> Callback<KeyboardEvent> {
    let (listing, order) = (shown.listing.clone(), shown.order.clone());
    Callback::from(move |event: KeyboardEvent| {
        let last = order.len().saturating_sub(1);
        let here = listing.active.min(last);
        let there = match event.key().as_str() {
            "ArrowDown" => here + 1,
            "ArrowUp" => here.saturating_sub(1),
            "PageDown" => here + PAGE,
            "PageUp" => here.saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        let there = there.min(last);
        if event.shift_key() {
            let places = order[here.min(there)..=here.max(there)].to_vec();
            listing.dispatch(Deed::Choose { places, chosen: true, row: None });
        }
        listing.dispatch(Deed::Go(there));
    })
}

/// Begins at the top whenever something else is wanted.
#[hook]
fn use_top(scroller: &NodeRef, askings: u32) {
    let scroller = scroller.clone();
    use_effect_with(askings, move |_| {
        if let Some(scroller) = scroller.cast::<Element>() {
            scroller.set_scroll_top(0);
        }
    });
}

/// The focus follows the keyboard.
#[hook]
fn use_focus(rows: &NodeRef, goings: u32) {
    let rows = rows.clone();
    use_effect_with(goings, move |goings| {
        let rows = rows.cast::<Element>().filter(|_| *goings > 0);
        let active = rows.and_then(|rows| rows.query_selector("input[tabindex='0']").ok().flatten());
        // What cannot be focused is still in the list.
        let _ = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()).map(|row| row.focus());
    });
}

/// What the last column says.
fn fits(shown: &Shown) -> Html {
    if shown.subject.found().is_none() {
        return Html::default();
    }
    html! {
        <p class="aside">
            { "Fit: if a track were as likely drawn from the genres of this playlist’s other tracks as from all tracks, the \
               probability that it was drawn from them. " }
            { strange_in_words(shown) }
            { " Audio features are those of the playlist where nothing else is said." }
        </p>
    }
}

fn strange_in_words(shown: &Shown) -> String {
    match shown.entries.scored < Fit::TRACKS_NEEDED {
        true => format!(
            "With fewer than {} tracks that have audio features, none is said not to belong.",
            Fit::TRACKS_NEEDED
        ),
        false => format!(
            "Tracks below {} % are said not to belong. On playlists with planted strangers that was right more often than \
             not, and missed most of them.",
            Fit::STRANGE.percent()
        ),
    }
}
