//! A drawing with its caption, its zoom and its table.

use amalgamix::report::Figure;
use yew::{AttrValue, Html, Properties, classes, component, html, use_state};

/// What a [`Plate`] needs to know.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is drawn.
    pub figure: Figure,
    /// The folder of the drawing.
    pub folder: AttrValue,
}

/// How much larger than the page's width a drawing can be shown.
const ZOOMS: [&str; 4] = ["plate__drawing--fit", "plate__drawing--1", "plate__drawing--2", "plate__drawing--3"];

/// A drawing that is wider than this, in pixels, gets the page's whole width.
const WIDE: u32 = 700;

/// The drawing.
#[component]
pub fn Plate(props: &Props) -> Html {
    let zoom = use_state(|| 0usize);
    let figure = &props.figure;
    let [width, height] = figure.size;
    let change = |to: Option<usize>| {
        let zoom = zoom.clone();
        move |_| {
            if let Some(to) = to.filter(|to| *to < ZOOMS.len()) {
                zoom.set(to);
            }
        }
    };
    html! {
        <figure class={classes!("plate", (width > WIDE).then_some("plate--wide"))}>
            <figcaption>
                <h3>{ figure.title.clone() }</h3>
                <p>{ figure.caption.clone() }</p>
            </figcaption>
            <div class="plate__zoom">
                <button type="button" class="button" aria-label={format!("Smaller: {}", figure.title)}
                    aria-disabled={(*zoom == 0).to_string()} onclick={change(zoom.checked_sub(1))}>{ "−" }</button>
                <button type="button" class="button" aria-label={format!("Larger: {}", figure.title)}
                    aria-disabled={(*zoom + 1 == ZOOMS.len()).to_string()} onclick={change(Some(*zoom + 1))}>{ "+" }</button>
            </div>
            <div class="scroll plate__window" tabindex="0" role="region" aria-label={format!("Drawing: {}", figure.title)}>
                <img class={ZOOMS[*zoom]} src={format!("{}{}", props.folder, figure.file)} loading="lazy"
                    alt={format!("{}. {} The table below has the numbers.", figure.title, figure.caption)}
                    width={width.to_string()} height={height.to_string()} />
            </div>
            { table(figure) }
        </figure>
    }
}

fn table(figure: &Figure) -> Html {
    html! {
        <details>
            <summary>{ "As a table" }</summary>
            <div class="scroll plate__table" tabindex="0" role="region" aria-label={format!("Table: {}", figure.title)}>
                <table>
                    <thead><tr>{ for figure.columns.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for figure.rows.iter().map(|row| cells(row)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn cells(row: &[String]) -> Html {
    html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }
}
