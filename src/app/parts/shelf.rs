//! A shelf of records seen from the side: their colours are genres, their number is the genre's share. A decoration beside
//! numbers that are written elsewhere, hidden from those who do not see it.

use std::rc::Rc;

use amalgamix::genres::Genre;
use amalgamix::mixture::GenreMix;
use amalgamix::wire::Classification;
use yew::{Html, classes, html};

use super::genre_tag;
use crate::state::{Progress, Remote};

/// How many records a playlist's shelf has.
const RECORDS: usize = 96;

/// A record's width, with the gap beside it.
const WIDTH: usize = 10;

/// The height of the tallest record.
const HEIGHT: usize = 120;

/// How a record stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Record {
    /// Of a genre.
    Of(Genre),
    /// Of the genres that are too few for a record of their own.
    Other,
    /// Scored, its genre not known yet.
    Heard,
    /// Not scored yet.
    Waiting,
}

/// A shelf with one record of each genre.
pub fn of_all(genres: impl Iterator<Item = Genre>) -> Html {
    draw(genres.map(Record::Of).collect())
}

/// A playlist's shelf; it fills as the playlist is scored.
pub fn of_playlist(classification: &Remote<Rc<Classification>>) -> Html {
    let mix = classification.value().and_then(|classification| classification.mix.as_ref());
    draw(match (classification.progress(), mix) {
        (None, Some(mix)) => by_share(mix),
        (progress, _) => by_progress(progress),
    })
}

fn by_share(mix: &GenreMix) -> Vec<Record> {
    let shares = mix.in_thousandths().into_iter();
    let records =
        shares.flat_map(|(genre, share)| std::iter::repeat_n(Record::Of(genre), share as usize * RECORDS / 1000));
    records.chain(std::iter::repeat(Record::Other)).take(RECORDS).collect()
}

fn by_progress(progress: Option<Progress>) -> Vec<Record> {
    let heard = progress.map_or(0, |Progress { done, of }| done * RECORDS / of.max(1));
    (0..RECORDS).map(|place| if place < heard { Record::Heard } else { Record::Waiting }).collect()
}

fn draw(records: Vec<Record>) -> Html {
    let width = records.len() * WIDTH;
    html! {
        <svg class="shelf" viewBox={format!("0 0 {width} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { for records.into_iter().enumerate().map(|(place, record)| spine(place, record)) }
        </svg>
    }
}

/// One record: its spine, and the label on it. Sizes vary as they do on a shelf, the same at every look.
fn spine(place: usize, record: Record) -> Html {
    let top = scattered(place, 24);
    let label = top + 8 + scattered(place + 100, 20);
    let label_height = 5 + scattered(place + 200, 16);
    let class = match record {
        Record::Of(genre) => classes!("spine", genre_tag::colour(genre)),
        Record::Other => classes!("spine", "spine--other"),
        Record::Heard => classes!("spine", "spine--heard"),
        Record::Waiting => classes!("spine", "spine--waiting"),
    };
    html! {
        <g {class}>
            { block("spine__back", place, top, HEIGHT - top) }
            { block("spine__label", place, label, label_height) }
        </g>
    }
}

fn block(class: &'static str, place: usize, y: usize, height: usize) -> Html {
    let x = (place * WIDTH).to_string();
    html! { <rect {class} {x} y={y.to_string()} width={(WIDTH - 1).to_string()} height={height.to_string()} /> }
}

/// A number below `limit` that looks like chance and always is the same for the same place.
fn scattered(place: usize, limit: usize) -> usize {
    (place * place * 7 + place * 31) % 101 * limit / 101
}

#[cfg(test)]
mod tests {
    use amalgamix::genres::{GENRE_COUNT, Probabilities};

    use super::*;

    #[test]
    fn records_follow_the_shares_and_fill_the_shelf() {
        let mut shares = [0.0; GENRE_COUNT];
        (shares[4], shares[9], shares[11]) = (0.5, 0.495, 0.005);
        let mix = GenreMix { shares: Probabilities::new(&shares).unwrap(), confidence: 0.9 };
        let records = by_share(&mix);
        let of = |index| records.iter().filter(|record| **record == Record::Of(Genre::new(index).unwrap())).count();
        assert_eq!((records.len(), of(4), of(9), of(11)), (RECORDS, 48, 47, 0));
        assert_eq!(records.last(), Some(&Record::Other));
    }

    #[test]
    fn the_shelf_fills_with_progress() {
        let heard = |progress| by_progress(progress).iter().filter(|record| **record == Record::Heard).count();
        assert_eq!(heard(None), 0);
        assert_eq!(heard(Some(Progress { done: 64, of: 128 })), RECORDS / 2);
        assert_eq!(heard(Some(Progress { done: 0, of: 0 })), 0);
    }
}
