//! The door for those who only want to look: playlists of invented tracks.

use std::rc::Rc;

use yew::{Html, classes, html};

use super::{Dispatch, does, genre_tag, invented, notice, progress};
use crate::state::{Action, Demo, Remote, Source, Wanted};
use crate::words;

/// The demo playlists, or what keeps them away.
pub fn view(demos: &Remote<Rc<[Demo]>>, dispatch: &Dispatch) -> Html {
    html! {
        <section class="demos" aria-labelledby="demos-heading">
            <h2 id="demos-heading">{ "Demo playlists" }</h2>
            <p class="demos__about">
                { invented::sticker("Invented tracks") }
                { " Made for this page: the sounds are plausible, the songs do not exist." }
            </p>
            if let Some(error) = demos.error() {
                { notice::alert("The demo playlists are not here", error, notice::retry(Wanted::Demos, dispatch)) }
            } else if let Some(demos) = demos.value() {
                <ul class="sleeves" role="list">{ for demos.iter().enumerate().map(|(place, demo)| card(place, demo, dispatch)) }</ul>
            } else {
                { progress::view("demos-progress", "Fetching the demo playlists".into(), None) }
            }
        </section>
    }
}

fn card(place: usize, demo: &Demo, dispatch: &Dispatch) -> Html {
    let about = format!("demo-{place}");
    html! {
        <li class="sleeve">
            { cover(place) }
            <h3>
                <button
                    type="button"
                    class="sleeve__button"
                    aria-describedby={about.clone()}
                    onclick={does(dispatch, Action::Bring(Source::Demo(demo.clone())))}
                >
                    { demo.name.clone() }
                </button>
            </h3>
            <p id={about}>{ demo.description.clone() }</p>
            <p class="sleeve__count">{ words::tracks(demo.tracks) }</p>
        </li>
    }
}

/// A record that looks out of its sleeve.
fn cover(place: usize) -> Html {
    html! {
        <svg class={classes!("cover", genre_tag::digits(place * 7))} viewBox="0 0 136 100" aria-hidden="true" focusable="false">
            <g class="cover__record">
                <circle class="cover__disc" cx="84" cy="50" r="46" />
                <circle class="cover__groove" cx="84" cy="50" r="38" />
                <circle class="cover__groove" cx="84" cy="50" r="30" />
                <circle class="cover__label" cx="84" cy="50" r="16" />
                <circle class="cover__hole" cx="84" cy="50" r="2.5" />
            </g>
            <rect class="cover__sleeve" width="100" height="100" />
            { pattern(place) }
        </svg>
    }
}

/// What is printed on the sleeve.
fn pattern(place: usize) -> Html {
    let path = match place % 4 {
        0 => "M0 100A100 100 0 0 1 100 0V34A66 66 0 0 0 34 100ZM68 100A32 32 0 0 1 100 68V100Z",
        1 => "M0 14H100V34H0ZM0 48H100V58H0ZM0 72H100V77H0Z",
        2 => "M0 100 50 0 100 100H74L50 52 26 100Z",
        _ => "M50 10A40 40 0 0 1 50 90ZM50 30V70A20 20 0 0 1 50 30Z",
    };
    html! { <path class="cover__print" d={path} /> }
}
