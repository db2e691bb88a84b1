//! What all drawings of tastes have: a title, words about it, a key that tells two tastes apart, and the same as a table.

use amalgamix::portrait::QUANTILES;
use yew::{Html, classes, html};

/// The highest rank.
pub const HIGHEST: u8 = 63;

/// A drawing under its title, with words about it and the same in a table.
pub fn figure(title: &'static str, about: String, drawing: Html, table: Html) -> Html {
    html! {
        <figure class="chart">
            <figcaption>
                <h3>{ title }</h3>
                <p class="aside">{ about }</p>
            </figcaption>
            { drawing }
            <details>
                <summary>{ "As a table" }<span class="quiet">{ format!(": {title}") }</span></summary>
                { table }
            </details>
        </figure>
    }
}

/// A table: the first cell of each row is its heading, all others are numbers or short words.
pub fn table(caption: &str, columns: &[String], rows: Vec<Vec<String>>) -> Html {
    html! {
        <div class="scroll chart__table" tabindex="0" role="region" aria-label={format!("Table: {caption}")}>
            <table>
                <caption>{ caption.to_owned() }</caption>
                <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> }) }</tr></thead>
                <tbody>{ for rows.into_iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(cells: Vec<String>) -> Html {
    html! {
        <tr>
            { for cells.into_iter().enumerate().map(|(place, cell)| match place {
                0 => html! { <th scope="row">{ cell }</th> },
                _ => html! { <td>{ cell }</td> },
            }) }
        </tr>
    }
}

/// A share, 0 to 1, as a bar; decoration beside a number.
pub fn bar(share: f32, class: &'static str) -> Html {
    html! {
        <svg class={classes!("bar", class)} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar__track" width="1000" height="10" />
            <rect class="bar__fill" width={((share * 1000.0).round() as u32).min(1000).to_string()} height="10" />
        </svg>
    }
}

/// Which of two tastes is drawn how.
pub fn key(names: [&str; 2]) -> Html {
    html! {
        <ul class="key" role="list">
            { for names.into_iter().enumerate().map(|(which, name)| html! {
                <li>{ mark(which) }{ name.to_owned() }</li>
            }) }
        </ul>
    }
}

/// The mark of the first or second of two tastes: a disc, a diamond.
pub fn mark(which: usize) -> Html {
    html! {
        <svg class="key__mark" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">{ point(which) }</svg>
    }
}

/// That mark around the origin.
pub fn point(which: usize) -> Html {
    match which {
        0 => html! { <circle class="one" r="6" /> },
        _ => html! { <path class="other" d="M0-7 7 0 0 7-7 0Z" /> },
    }
}

/// How a feature is distributed in a taste, at the height `y` of a drawing whose width is all ranks: all tracks as a line,
/// all but the lowest and the highest seventh as a bar, the middle as the taste's mark.
pub fn spread(which: usize, ranks: &[u8; QUANTILES], y: usize) -> Html {
    let at = |quantile: usize| percent(ranks[quantile]);
    let width = percent(ranks[QUANTILES - 2].saturating_sub(ranks[1]));
    let class = if which == 0 { "one" } else { "other" };
    html! {
        <>
            <line class={class} x1={at(0)} x2={at(QUANTILES - 1)} y1={y.to_string()} y2={y.to_string()} />
            <rect class={class} x={at(1)} {width} y={(y - 3).to_string()} height="6" />
            <svg x={at(QUANTILES / 2)} y={y.to_string()} overflow="visible">{ point(which) }</svg>
        </>
    }
}

/// Where a rank lies on the axis of all ranks.
pub fn percent(rank: u8) -> String {
    hundredths(f32::from(rank.min(HIGHEST)) * 100.0 / f32::from(HIGHEST))
}

/// A length in hundredths of the drawing, to a tenth. Whole numbers are written, for writing others takes much code.
pub fn hundredths(length: f32) -> String {
    let tenths = (length * 10.0).round().max(0.0) as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
