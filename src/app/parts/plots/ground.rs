//! What drawings stand on: lines at certain heights with their values, and the values along the lower edge.

use yew::{AttrValue, Html, html};

use super::measures::{Axis, name, number};
use crate::parts::alike::chart;

/// Lines through the drawing at these heights, in hundredths from its top.
pub fn lines(heights: impl Iterator<Item = f32>) -> Html {
    html! {
        { for heights.map(|height| {
            let y = chart::hundredths(height);
            html! { <line class="range__axis" x1="0" x2="100%" y1={y.clone()} y2={y} /> }
        }) }
    }
}

/// What such a line means, above its left end. Drawn last, so that nothing covers it.
pub fn label(height: f32, value: impl Into<AttrValue>) -> Html {
    html! { <text class="plot__level" x="4" y={chart::hundredths(height)} dy="-4">{ value.into() }</text> }
}

/// The values along an axis and what they are; `place` tells where a part of the axis lies, in hundredths of the drawing.
pub fn along(axis: Axis, place: fn(f32) -> f32) -> Html {
    let tick = |part: f32| {
        let anchor = match part {
            0.0 => "start",
            1.0 => "end",
            _ => "middle",
        };
        let value = number(axis.feature, axis.value(part));
        html! { <text class="plot__tick" x={chart::hundredths(place(part))} y="14" text-anchor={anchor}>{ value }</text> }
    };
    html! {
        <>
            <svg class="plot__axis" height="20" aria-hidden="true" focusable="false">{ for axis.ticks().map(tick) }</svg>
            <p class="plot__name plot__name--across">{ format!("{} →", name(axis.feature)) }</p>
        </>
    }
}
