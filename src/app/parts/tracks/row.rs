//! One track of the list: all of it in two lines, so that every row has the same height.

use amalgamix::origin::FeatureOrigin;
use amalgamix::playlist::Track;
use yew::{Html, classes, html};

use super::entries::Entry;
use super::list::Shown;
use crate::parts::genre_tag;
use crate::words;

/// The attribute in which a row's box says which row it is.
pub const NUMBER: &str = "data-row";

/// The row of this number, which is that of the track at this place in the playlist. The keyboard comes to one row only, and goes on
/// from there by arrows.
pub fn view(shown: &Shown, number: usize, place: usize, is_active: bool) -> Html {
    let (Some(track), Some(entry)) = (shown.subject.tracks().get(place), shown.entries.list.get(place)) else {
        return Html::default();
    };
    let chosen = shown.listing.is_chosen(place);
    let title = words::titled(&track.title).to_owned();
    let tabindex = if is_active { "0" } else { "-1" };
    html! {
        <div class={classes!("track", chosen.then_some("track--chosen"))} role="row" aria-rowindex={(number + 2).to_string()} key={place}>
            <div class="track__choose" role="cell">
                <input type="checkbox" aria-label={format!("Choose {title}")} checked={chosen} {tabindex} data-row={number.to_string()} />
            </div>
            <div class="track__cell track__place number" role="cell">{ words::grouped(place + 1) }</div>
            <div class="track__cell track__title" role="rowheader">
                <p class="track__line" title={title.clone()}>{ title }</p>
                { about(track, entry) }
            </div>
            <div class="track__cell track__artists" role="cell">
                <p class="track__line" title={words::listed(&track.artists)}>{ words::listed(&track.artists) }</p>
                { origins(track) }
            </div>
            <div class="track__cell track__genre" role="cell">{ genre(shown, place, entry) }</div>
            { number_cell("", entry.tempo.map(|tempo| format!("{} BPM", (tempo + 50) / 100))) }
            { number_cell("", entry.key.map(|key| key.to_string())) }
            { number_cell("Energy", entry.energy.map(|energy| format!("{} %", (energy + 5) / 10))) }
            { number_cell("Fit", entry.fit.map(|fit| format!("{} %", fit.percent()))) }
        </div>
    }
}

/// The album, or what is to be known before it.
fn about(track: &Track, entry: &Entry) -> Html {
    html! {
        <p class="track__line track__more">
            if entry.is_strange {
                <span class="track__remark">{ "does not belong" }</span>{ " " }
            }
            if entry.is_repeated {
                <span class="track__remark">{ "here twice" }</span>{ " " }
            }
            { track.album.clone() }
        </p>
    }
}

/// Who told how it sounds, where that was not the playlist alone.
fn origins(track: &Track) -> Html {
    let origins = track.sound_origins();
    if origins.iter().all(|origin| *origin == FeatureOrigin::Playlist) {
        return Html::default();
    }
    let names: Vec<&str> = origins.into_iter().map(FeatureOrigin::name).collect();
    html! { <p class="track__line track__more">{ format!("Features from {}", names.join(", ")) }</p> }
}

fn genre(shown: &Shown, place: usize, entry: &Entry) -> Html {
    match (shown.subject.found(), shown.subject.genre(place)) {
        (Some((_, genres)), Some(found)) => html! {
            <>
                <p class="track__line">{ genre_tag::view(found.genre, genres) }</p>
                <p class="track__line track__more">{ format!("{} likely", words::percent(found.probability)) }</p>
            </>
        },
        (Some(_), None) => html! { <p class="track__line missing">{ "no audio features" }</p> },
        (None, _) if entry.is_silent => html! { <p class="track__line missing">{ "no audio features yet" }</p> },
        (None, _) => Html::default(),
    }
}

/// A number, which has its name beside it where there are no columns and it does not speak for itself.
fn number_cell(name: &'static str, value: Option<String>) -> Html {
    html! {
        <div class="track__cell track__number number" role="cell">
            if let Some(value) = value {
                <span class="track__name">{ name }{ " " }</span>{ value }
            }
        </div>
    }
}
