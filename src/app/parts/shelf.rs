//! A shelf of records seen from the side: their colours are genres, their number is the genre's share. A decoration beside
//! numbers that are written elsewhere, hidden from those who do not see it.

use std::rc::Rc;

use amalgamix::genres::Genre;
use amalgamix::mixture::GenreMix;
use amalgamix::wire::Classification;
use yew::{Classes, Html, classes, html};

use super::genre_tag;
use crate::state::{Progress, Remote};

/// How many records a playlist's shelf has.
const RECORDS: usize = 96;

/// How many a small shelf has.
const SMALL: usize = 40;

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

/// A small shelf for a mix of which the shares are told, in thousandths. Each genre is one drawing, for there may be a hundred
/// such shelves on a page.
pub fn small(mix: &[(Genre, u16)]) -> Html {
    let shares = mix.iter().map(|(genre, share)| (*genre, u32::from(*share)));
    let mut records = in_shares(shares, SMALL).into_iter().enumerate().peekable();
    let mut genres: Vec<Html> = Vec::new();
    while let Some((place, record)) = records.next() {
        let mut spines = vec![place];
        while let Some((place, _)) = records.next_if(|(_, next)| *next == record) {
            spines.push(place);
        }
        genres.push(spines_of(record, &spines));
    }
    html! {
        <svg class="shelf shelf--small" viewBox={format!("0 0 {} {HEIGHT}", SMALL * WIDTH)} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { for genres }
        </svg>
    }
}

fn spines_of(record: Record, places: &[usize]) -> Html {
    let (mut backs, mut labels) = (String::new(), String::new());
    for place in places {
        let (x, width) = (place * WIDTH, WIDTH - 1);
        let Spine { top, label, label_height } = Spine::at(*place);
        backs += &format!("M{x} {top}h{width}V{HEIGHT}h-{width}Z");
        labels += &format!("M{x} {label}h{width}v{label_height}h-{width}Z");
    }
    html! { <g class={class_of(record)}><path d={backs} /><path class="spine__label" d={labels} /></g> }
}

fn by_share(mix: &GenreMix) -> Vec<Record> {
    in_shares(mix.in_thousandths().into_iter(), RECORDS)
}

fn in_shares(shares: impl Iterator<Item = (Genre, u32)>, length: usize) -> Vec<Record> {
    let records =
        shares.flat_map(|(genre, share)| std::iter::repeat_n(Record::Of(genre), share as usize * length / 1000));
    records.chain(std::iter::repeat(Record::Other)).take(length).collect()
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

/// Where a record begins, and the label on it. Sizes vary as they do on a shelf, the same at every look.
struct Spine {
    top: usize,
    label: usize,
    label_height: usize,
}

impl Spine {
    fn at(place: usize) -> Spine {
        let top = scattered(place, 24);
        Spine { top, label: top + 8 + scattered(place + 100, 20), label_height: 5 + scattered(place + 200, 16) }
    }
}

fn class_of(record: Record) -> Classes {
    match record {
        Record::Of(genre) => classes!("spine", genre_tag::colour(genre)),
        Record::Other => classes!("spine", "spine--other"),
        Record::Heard => classes!("spine", "spine--heard"),
        Record::Waiting => classes!("spine", "spine--waiting"),
    }
}

/// One record: its spine, and the label on it.
fn spine(place: usize, record: Record) -> Html {
    let Spine { top, label, label_height } = Spine::at(place);
    html! {
        <g class={class_of(record)}>
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
