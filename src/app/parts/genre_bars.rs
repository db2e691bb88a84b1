//! A mix in numbers: its three largest genres as bars, all of them as a table.

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::mixture::GenreMix;
use yew::{Html, classes, html};

use super::genre_tag;
use crate::words;

/// How many genres get a bar.
const BARS: usize = 3;

/// The three largest genres.
pub fn largest(mix: &GenreMix, genres: &GenreTable) -> Html {
    let shares = mix.in_thousandths().into_iter().take(BARS).filter(|(_, share)| *share > 0);
    html! { <ol class="bars" role="list">{ for shares.map(|(genre, share)| bar(genre, share, genres)) }</ol> }
}

fn bar(genre: Genre, share: u32, genres: &GenreTable) -> Html {
    html! {
        <li class={classes!("bars__row", genre_tag::colour(genre))}>
            <span class="bars__name">{ genres.name(genre).to_owned() }</span>
            { " " }
            <span class="bars__share">{ words::percent(share as f32 / 1000.0) }</span>
            <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="bar__track" width="1000" height="10" />
                <rect class="bar__fill" width={share.to_string()} height="10" />
            </svg>
        </li>
    }
}

/// Every genre, behind a click.
pub fn all(mix: &GenreMix, genres: &GenreTable) -> Html {
    html! {
        <details>
            <summary>{ "All genres" }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of shares">
                <table>
                    <caption>{ "Every genre’s share of this playlist" }</caption>
                    <thead><tr><th scope="col">{ "Genre" }</th><th scope="col" class="number">{ "Share" }</th></tr></thead>
                    <tbody>{ for mix.in_thousandths().into_iter().map(|(genre, share)| row(genre, share, genres)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(genre: Genre, share: u32, genres: &GenreTable) -> Html {
    html! {
        <tr>
            <th scope="row">{ genre_tag::view(genre, genres) }</th>
            <td class="number">{ format!("{}.{} %", share / 10, share % 10) }</td>
        </tr>
    }
}
