//! How alike each two of many tastes are, as a table in which those stand beside each other that are alike.

use std::rc::Rc;

use amalgamix::constellation::Constellation;
use web_sys::{Element, MouseEvent};
use yew::{Callback, Html, TargetCast, classes, html};

use super::said;
use crate::parts::Dispatch;
use crate::state::{Action, AlikeAction, Mark, Taste};

/// From which percentile on a cell has the next stronger ground, in hundredths.
const STEPS: [u32; 4] = [50, 75, 90, 97];

/// The attribute in which a cell says which pair it is.
const PAIR: &str = "data-pair";

/// The table. Its rows and columns carry the numbers that the map shows, too.
pub fn view(found: &Constellation, tastes: &[Rc<Taste>], dispatch: &Dispatch) -> Html {
    let order: Vec<usize> = found.order.iter().copied().filter(|place| *place < tastes.len()).collect();
    html! {
        <figure class="chart">
            <figcaption>
                <h3>{ "Each two of them" }</h3>
                <p class="aside">
                    { "So many in a hundred pairs of playlists are less alike. Those that are alike stand beside each other. \
                       Press a number to look at that pair." }
                </p>
            </figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of all pairs">
                <table class="matrix" aria-label="How alike each two of them are" onclick={on_pair(tastes, dispatch)}>
                    <thead>
                        <tr>
                            <td></td>
                            { for order.iter().enumerate().map(|(number, place)| html! {
                                <th scope="col">{ number + 1 }<span class="quiet">{ format!(" {}", name(tastes, *place)) }</span></th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for order.iter().enumerate().map(|(number, place)| html! {
                            <tr>
                                <th scope="row"><span class="matrix__number">{ number + 1 }</span>{ " " }{ name(tastes, *place).to_owned() }</th>
                                { for order.iter().map(|other| cell(found, tastes, *place, *other)) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { legend() }
        </figure>
    }
}

fn name(tastes: &[Rc<Taste>], place: usize) -> &str {
    said::name(&tastes[place].portrait.name)
}

fn cell(found: &Constellation, tastes: &[Rc<Taste>], one: usize, other: usize) -> Html {
    if one == other {
        return html! { <td class="matrix__same"><span aria-hidden="true">{ "·" }</span></td> };
    }
    let alike = found.alike.get(one).and_then(|row| row.get(other)).copied().unwrap_or_default();
    let hundredths = hundredths(alike);
    let label = format!("{} and {}: {hundredths}", name(tastes, one), name(tastes, other));
    html! {
        <td>
            <button type="button" class={classes!("matrix__cell", step(hundredths))} aria-label={label}
                data-pair={format!("{} {}", tastes[one].mark, tastes[other].mark)}>{ hundredths }</button>
        </td>
    }
}

/// What a press anywhere in the table means: one listener instead of one for each of thousands of cells.
fn on_pair(tastes: &[Rc<Taste>], dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    let known: Vec<Mark> = tastes.iter().map(|taste| taste.mark).collect();
    Callback::from(move |event: MouseEvent| {
        let pair = event.target_dyn_into::<Element>().and_then(|cell| cell.get_attribute(PAIR));
        let marks: Vec<Mark> =
            pair.iter().flat_map(|pair| pair.split(' ')).filter_map(|mark| mark.parse().ok()).collect();
        if marks.len() == 2 && marks.iter().all(|mark| known.contains(mark)) {
            dispatch.emit(Action::Alike(AlikeAction::Choose(marks)));
        }
    })
}

/// What the grounds mean.
fn legend() -> Html {
    let from = [0].into_iter().chain(STEPS);
    html! {
        <ul class="legend" role="list" aria-label="What the grounds mean">
            { for from.map(|least| html! {
                <li><span class={classes!("legend__ground", step(least))} aria-hidden="true"></span>{ format!("from {least}") }</li>
            }) }
        </ul>
    }
}

fn hundredths(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// The class of the ground for a percentile, in hundredths.
fn step(hundredths: u32) -> String {
    format!("step-{}", STEPS.iter().filter(|least| hundredths >= **least).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_grow_stronger_with_likeness() {
        let steps = [0.0, 0.494, 0.5, 0.9, 0.969, 0.97, 1.0].map(|share| step(hundredths(share)));
        assert_eq!(steps, ["step-0", "step-0", "step-1", "step-3", "step-4", "step-4", "step-4"]);
    }
}
