//! Tracks that the visitor has chosen, and what can be done with them.

use amalgamix::export::Form;
use yew::{Callback, Html, MouseEvent, html};

use super::list::Shown;
use super::listing::Deed;
use crate::parts::{Dispatch, does, take_along};
use crate::state::{Action, Outgoing, TracksAction};
use crate::words;

/// The ways to choose, and what can be done with what is chosen.
pub fn view(shown: &Shown, outgoing: Option<&Outgoing>, dispatch: &Dispatch) -> Html {
    let chosen = shown.listing.chosen();
    html! {
        <div class="chosen" role="group" aria-label="Chosen tracks">
            <p class="chosen__count" role="status">{ format!("{} chosen", words::tracks(chosen.len())) }</p>
            <button type="button" class="button" onclick={choose_all(shown)}>
                { format!("Choose all {} shown", words::grouped(shown.order.len())) }
            </button>
            if !chosen.is_empty() {
                { ways(shown, &chosen, dispatch) }
            }
            { taken_back(shown, dispatch) }
            <p class="take__said" role="status">{ outgoing.map(take_along::said).unwrap_or_default() }</p>
        </div>
    }
}

fn ways(shown: &Shown, chosen: &[usize], dispatch: &Dispatch) -> Html {
    let take = |form: Form| does(dispatch, Action::Tracks(TracksAction::TakeAlong(form, chosen.to_vec())));
    let has_addresses =
        !shown.subject.invented && chosen.iter().any(|place| shown.subject.tracks()[*place].id.is_some());
    let leaves_some = chosen.len() < shown.subject.tracks().len() && shown.subject.found().is_some();
    let listing = shown.listing.clone();
    let choose_none = Callback::from(move |_: MouseEvent| listing.dispatch(Deed::ChooseNone));
    html! {
        <>
            <button type="button" class="button" onclick={choose_none}>{ "Choose none" }</button>
            if has_addresses {
                <button type="button" class="button" onclick={take(Form::Links)}>{ "Copy links" }</button>
            }
            <button type="button" class="button" onclick={take(Form::Csv)}>{ "Download CSV" }</button>
            if leaves_some {
                <button type="button" class="button" onclick={does(dispatch, Action::Tracks(TracksAction::LeaveOut(chosen.to_vec())))}>
                    { "Leave them out, find the genres again" }
                </button>
            }
        </>
    }
}

fn choose_all(shown: &Shown) -> Callback<MouseEvent> {
    let (listing, order) = (shown.listing.clone(), shown.order.clone());
    Callback::from(move |_| {
        listing.dispatch(Deed::Choose { places: order.to_vec(), chosen: true, row: None });
    })
}

/// The way back to all tracks.
fn taken_back(shown: &Shown, dispatch: &Dispatch) -> Html {
    if shown.subject.left_out == 0 {
        return Html::default();
    }
    html! {
        <button type="button" class="button" onclick={does(dispatch, Action::Tracks(TracksAction::TakeBack))}>
            { format!("Take {} back in", words::tracks(shown.subject.left_out)) }
        </button>
    }
}
