//! How good the systems are, in tables.

use amalgamix::report::{ListRow, NeighbourRow, PlaylistRow, Summary, SystemFigures};
use yew::{Html, html};

use crate::words;

/// Single tracks: systems by protocols.
pub fn systems(report: &Summary) -> Html {
    let columns = ["System", "Top-1", "Top-3", "Macro-F1", "Log-loss", "Calibration error", "Weights", "Minutes"];
    let protocols = ["listener", "honest", "original"];
    html! {
        { for protocols.into_iter().map(|protocol| {
            let rows = report.systems.iter().filter(|row| row.protocol == protocol);
            table(explained(protocol), &columns, rows.map(system_cells).collect())
        }) }
    }
}

fn explained(protocol: &str) -> &'static str {
    match protocol {
        "listener" => {
            "listener: artists that no system has heard, and only what a listener’s playlist tells today. The figure that \
             you will notice."
        }
        "honest" => "honest: artists that no system has heard, with everything that the dataset knows of a track.",
        _ => {
            "original: rows drawn at random after noisy copies were made, so that most test rows have a twin to learn \
             from. What was once reported, and what memory alone can do."
        }
    }
}

fn system_cells(row: &SystemFigures) -> Vec<String> {
    let or_dash = |number: Option<String>| number.unwrap_or_else(|| "–".into());
    vec![
        row.system.clone(),
        share(row.top_1),
        share(row.top_3),
        or_dash(row.macro_f1.map(share)),
        or_dash(row.log_loss.map(|loss| format!("{loss:.2}"))),
        or_dash(row.calibration_error.map(|error| format!("{error:.3}"))),
        or_dash((row.parameters > 0).then(|| words::grouped(row.parameters))),
        or_dash((row.minutes > 0.0).then(|| format!("{:.0}", row.minutes.max(1.0)))),
    ]
}

/// Whole playlists, by how tracks become a playlist.
pub fn playlists(report: &Summary) -> Html {
    let cells = |row: &PlaylistRow| {
        vec![
            row.protocol.clone(),
            row.genres.to_string(),
            row.aggregation.clone(),
            share(row.top_1),
            share(row.recall),
            format!("{:.2}", row.error),
        ]
    };
    let columns =
        ["Protocol", "Genres", "Aggregation", "Largest is right", "Found in the top 3", "Error of the shares"];
    let caption = "Playlists of 10 to 60 tracks, built from held-out tracks of one to four genres. The error is 0 where \
                   all shares are right and 1 where none is.";
    table(caption, &columns, report.playlists.iter().map(cells).collect())
}

/// Near tracks, by what near means.
pub fn neighbours(report: &Summary) -> Html {
    let cells =
        |row: &NeighbourRow| vec![row.protocol.clone(), row.by.clone(), share(row.among_all), share(row.inside_top_3)];
    let caption = "Of the ten tracks that are nearest to a held-out one, so many share a genre with it.";
    let columns = ["Protocol", "Near by", "Among all tracks", "On the shelves of its likeliest three"];
    table(caption, &columns, report.neighbours.iter().map(cells).collect())
}

/// Lists of recommendations, by how they were made.
pub fn recommendations(report: &Summary) -> Html {
    let cells = |row: &ListRow| {
        vec![
            row.by.clone(),
            share(row.genre_precision),
            share(row.artist_precision),
            format!("{:.2}", row.feature_diversity),
            format!("{:.2}", row.error),
            share(row.coverage),
        ]
    };
    let caption = "Lists for playlists of held-out artists, of which one half was hidden. Diversity is 1 where two tracks of a                    list are as far apart as two of the playlist.";
    let columns = [
        "Made by",
        "Of the right genre, in 10",
        "By a hidden artist, in 10",
        "Diversity",
        "Error of the shares",
        "Of the catalog",
    ];
    table(caption, &columns, report.recommendations.iter().map(cells).collect())
}

fn share(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn table(caption: &'static str, columns: &[&'static str], rows: Vec<Vec<String>>) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={caption}>
            <table class="figures-table">
                <caption>{ caption }</caption>
                <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| cells(row)) }</tbody>
            </table>
        </div>
    }
}

fn cells(row: &[String]) -> Html {
    html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }
}
