//! The playlist's tracks, each with the genre that it was found to be.

use amalgamix::genres::GenreTable;
use amalgamix::playlist::Track;
use amalgamix::wire::TrackGenre;
use yew::{Html, html};

use super::{Dispatch, genre_tag, pager};
use crate::state::{State, Work};
use crate::words;

/// What is known about a track's genre.
#[derive(Clone, Copy)]
enum Found<'a> {
    /// Nobody has looked yet.
    NotYet,
    /// Too little is known of its sound.
    Nothing,
    /// A genre.
    Genre(TrackGenre, &'a GenreTable),
}

/// The section.
pub fn view(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    let first = work.page * Work::PAGE;
    let shown = work.playlist().tracks.iter().enumerate().skip(first).take(Work::PAGE);
    html! {
        <section class="tracks" aria-labelledby="tracks-heading">
            <h2 id="tracks-heading">{ "Tracks" }</h2>
            { pager::view(work, dispatch) }
            <div class="scroll" tabindex="0" role="region" aria-label="Track table">
                <table class="track-table">
                    <caption>{ "The tracks of this playlist, who told how they sound, and their likeliest genres" }</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="number">{ "No." }</th>
                            <th scope="col">{ "Title" }</th>
                            <th scope="col">{ "Artists" }</th>
                            <th scope="col">{ "Features from" }</th>
                            <th scope="col">{ "Genre" }</th>
                            <th scope="col" class="number">{ "Probability" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for shown.map(|(place, track)| row(place, track, found(state, work, place))) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn found<'a>(state: &'a State, work: &Work, place: usize) -> Found<'a> {
    match (work.classification.value(), state.engines.genres()) {
        (Some(classification), Some(genres)) => match classification.tracks.get(place).copied().flatten() {
            Some(genre) => Found::Genre(genre, genres),
            None => Found::Nothing,
        },
        _ => Found::NotYet,
    }
}

fn row(place: usize, track: &Track, found: Found) -> Html {
    html! {
        <tr>
            <td class="number">{ words::grouped(place + 1) }</td>
            <th scope="row">{ words::titled(&track.title).to_owned() }</th>
            <td>{ words::listed(&track.artists) }</td>
            <td>{ track.sound_origins().iter().map(|origin| origin.name()).collect::<Vec<_>>().join(", ") }</td>
            { genre(found) }
        </tr>
    }
}

fn genre(found: Found) -> Html {
    match found {
        Found::NotYet => html! { <td colspan="2"></td> },
        Found::Nothing => html! { <td colspan="2" class="missing">{ "no audio features" }</td> },
        Found::Genre(TrackGenre { genre, probability }, genres) => html! {
            <>
                <td>{ genre_tag::view(genre, genres) }</td>
                <td class="number">{ words::percent(probability) }</td>
            </>
        },
    }
}
